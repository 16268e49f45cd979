#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <ctime>

#include "conditional.hpp"
#include "encoding.hpp"
#include "handlers/handlers.hpp"
#include "handlers/links.hpp"
#include "negotiate.hpp"

namespace opendata::api {
namespace {

tl::unexpected<Problem> no_such_file() {
  return refuse(
      {ProblemKind::not_found,
       {"this release has no such file; the dataset's page lists them", "此版本沒有這個檔案；檔案清單見資料集頁面"}});
}

/// The release that the address names: "current", or the id of a kept one, whatever became of the current one.
Outcome<ReleasePointer> find_release(const Call& call) {
  const auto &id = call.arguments.text("id"), &name = call.arguments.text("release");
  if (auto kept = call.catalog.find_release(id, name)) return kept;
  if (call.catalog.is_withdrawn(id, name)) return refuse_withdrawn();
  if (auto absence = call.catalog.absence(id, name); absence.kind != ProblemKind::not_found) return refuse(std::move(absence));
  const auto dataset = call.dataset();
  if (!dataset) return refuse(dataset.error());
  if (name == "current") return (*dataset)->current;
  return no_such_file();
}

tl::unexpected<Problem> damaged_file() {
  return refuse({ProblemKind::not_available,
                 {"this file is damaged on this server and comes back when it is restored; the other files of the release are whole",
                  "此檔案在本服務上損毀，修復後即恢復提供；此版本的其他檔案不受影響"},
                 {}, {}, {},
                 {{"Retry-After", "60"}}});
}

/// The path never reaches the file system: it is looked up among the names of the manifest.
const ReleaseFile* find_file(const Manifest& manifest, const std::string& path) {
  const auto found = std::find_if(manifest.files.begin(), manifest.files.end(),
                                  [&](const ReleaseFile& file) { return file.path == path; });
  return found == manifest.files.end() ? nullptr : &*found;
}

/// The file that a release keeps compressed beside `file`, or nullptr.
const ReleaseFile* compressed_form(const ServedRelease& served, const ReleaseFile& file) {
  const auto* found = find_file(served.release.manifest, file.path + ".gz");
  return found == nullptr || served.damaged.contains(found->path) ? nullptr : found;
}

/// The compressed form where the client takes it. A part is of what is chosen: each has its own tag and length.
const ReleaseFile& choose_encoding(const Request& request, const ServedRelease& served, const ReleaseFile& file) {
  const ReleaseFile* compressed = compressed_form(served, file);
  return compressed != nullptr && accepts_gzip(request.header("accept-encoding")) ? *compressed : file;
}

/// Opens a file of a release. A size that differs from the manifest's means that it was changed after publication.
Outcome<int> open_file(const ServedRelease& served, const ReleaseFile& file) {
  if (served.damaged.contains(file.path)) return damaged_file();
  const int descriptor = ::open((served.release.directory / file.path).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  struct stat status {};
  const bool good = descriptor >= 0 && ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) &&
                    static_cast<std::uint64_t>(status.st_size) == file.bytes;
  if (good) return descriptor;
  if (descriptor >= 0) ::close(descriptor);
  return damaged_file();
}

std::string disposition(const ReleaseFile& file) {
  const auto slash = file.path.rfind('/');
  const auto name = slash == std::string::npos ? file.path : file.path.substr(slash + 1);
  return "attachment; filename=\"" + name + "\"; filename*=UTF-8''" + percent_encode(name);
}

Response describe_file(const Release& release, const ReleaseFile& file, Lasting lasting) {
  Response response;
  response.set_header("Content-Type", file.media_type);
  response.set_header("Cache-Control", lasting == Lasting::a_minute ? "public, max-age=60, stale-while-revalidate=600"
                                                                    : "public, max-age=31536000, immutable");
  if (const auto modified = parse_timestamp(release.manifest.modified))
    response.set_header("Last-Modified", format_http_date(*modified));
  response.set_header("Accept-Ranges", "bytes");
  response.set_header("Content-Disposition", disposition(file));
  return response;
}

/// What a client may compare its copy with. No date under "current": two releases may be made of one source and so carry one
/// date, and only a strong validator may confirm a copy or join parts (RFC 9110 sections 8.8.2.2 and 13.1.5).
struct Validators {
  std::string etag;
  std::optional<std::time_t> modified;
};

Validators validators_of(const Release& release, const ReleaseFile& file, Lasting lasting) {
  Validators out{"\"" + file.sha256 + "\"", std::nullopt};
  if (lasting == Lasting::for_ever) out.modified = parse_timestamp(release.manifest.modified);
  return out;
}

/// RFC 9110 section 13.1.1: strong comparison, so that nobody joins parts of two files.
bool is_another(const Request& request, const Validators& now) {
  if (const auto& tags = request.header("if-match"); !tags.empty()) return !lists_etag(tags, now.etag);
  const auto until = parse_http_date(request.header("if-unmodified-since"));
  return until && now.modified && *now.modified > *until;
}

tl::unexpected<Problem> another_file() {
  return refuse({ProblemKind::precondition_failed,
                 {"the file is no longer the one that If-Match names: fetch it anew", "檔案已不是 If-Match 所指的版本；請重新下載"}});
}

/// RFC 9110 section 13.2.2: If-None-Match decides; only without it If-Modified-Since does.
bool is_unchanged(const Request& request, const Validators& now) {
  if (const auto& tags = request.header("if-none-match"); !tags.empty()) return matches_etag(tags, now.etag);
  const auto since = parse_http_date(request.header("if-modified-since"));
  return since && now.modified && *now.modified <= *since;
}

/// Whether If-Range allows a part: absent, this very entity tag (strong), or this very date.
bool allows_range(const Request& request, const Validators& now) {
  const auto& condition = request.header("if-range");
  if (condition.empty() || condition == now.etag) return true;
  return now.modified && parse_http_date(condition) == now.modified;
}

RangeDecision wanted_range(const Request& request, const Validators& now, std::uint64_t size) {
  if (request.method != "GET" || !allows_range(request, now)) return {};
  return parse_range(request.header("range"), size);
}

tl::unexpected<Problem> beyond_end(std::uint64_t size) {
  return refuse({ProblemKind::range_not_satisfiable,
                 {"the range begins behind the end of the file", "所要求的範圍超出檔案結尾"},
                 {},
                 {},
                 {},
                 {{"Content-Range", "bytes */" + std::to_string(size)}}});
}

}  // namespace

Answer download(const Call& call) {
  const auto served = find_release(call);
  if (!served) return refuse(served.error());
  const ReleaseFile* file = find_file((*served)->release.manifest, call.arguments.text("path"));
  if (file == nullptr) return no_such_file();
  const bool current = call.arguments.text("release") == "current";
  return send_file(call, **served, *file, current ? Lasting::a_minute : Lasting::for_ever);
}

Answer send_file(const Call& call, const ServedRelease& served, const ReleaseFile& file, Lasting lasting) {
  const Release& release = served.release;
  const ReleaseFile& chosen = choose_encoding(call.request, served, file);
  auto response = describe_file(release, file, lasting);
  if (&chosen != &file) response.set_header("Content-Encoding", "gzip");
  if (compressed_form(served, file) != nullptr) response.set_header("Vary", "Accept-Encoding");
  const auto validators = validators_of(release, chosen, lasting);
  response.set_header("ETag", validators.etag);
  if (is_another(call.request, validators)) return another_file();
  if (is_unchanged(call.request, validators)) return response.status = 304, response;
  const auto decision = wanted_range(call.request, validators, chosen.bytes);
  if (decision.outcome == RangeOutcome::unsatisfiable) return beyond_end(chosen.bytes);
  const bool part = decision.outcome == RangeOutcome::part;
  const ByteRange range = part ? decision.range : ByteRange{0, chosen.bytes};
  if (part) {
    response.status = 206;
    response.set_header("Content-Range", "bytes " + std::to_string(range.first) + "-" +
                                             std::to_string(range.first + range.length - 1) + "/" +
                                             std::to_string(chosen.bytes));
  }
  const auto descriptor = open_file(served, chosen);
  if (!descriptor) return refuse(descriptor.error());
  response.file = FileBody{*descriptor, range.first, range.length};
  return response;
}

}  // namespace opendata::api
