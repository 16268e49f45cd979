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

/// The release that the address names: "current", or the id of a kept one.
Outcome<ReleasePointer> find_release(const ServedDataset& dataset, const std::string& name) {
  if (name == "current") return dataset.current;
  const auto found = dataset.releases.find(name);
  if (found == dataset.releases.end()) return no_such_file();
  return found->second;
}

/// The path never reaches the file system: it is looked up among the names of the manifest.
const ReleaseFile* find_file(const Manifest& manifest, const std::string& path) {
  const auto found = std::find_if(manifest.files.begin(), manifest.files.end(),
                                  [&](const ReleaseFile& file) { return file.path == path; });
  return found == manifest.files.end() ? nullptr : &*found;
}

/// The file that a release keeps compressed beside `file`, or nullptr.
const ReleaseFile* compressed_form(const Manifest& manifest, const ReleaseFile& file) {
  return find_file(manifest, file.path + ".gz");
}
bool has_compressed_form(const Manifest& manifest, const ReleaseFile& file) {
  return compressed_form(manifest, file) != nullptr;
}

/// The compressed form where the client takes it. A part is of what is chosen: each has its own tag and length.
const ReleaseFile& choose_encoding(const Request& request, const Manifest& manifest, const ReleaseFile& file) {
  const ReleaseFile* compressed = compressed_form(manifest, file);
  return compressed != nullptr && accepts_gzip(request.header("accept-encoding")) ? *compressed : file;
}

/// Opens a file of a release. A size that differs from the manifest's means that it was changed after publication.
Outcome<int> open_file(const Release& release, const ReleaseFile& file) {
  const int descriptor = ::open((release.directory / file.path).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  struct stat status {};
  const bool good = descriptor >= 0 && ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) &&
                    static_cast<std::uint64_t>(status.st_size) == file.bytes;
  if (good) return descriptor;
  if (descriptor >= 0) ::close(descriptor);
  return refuse({ProblemKind::internal, {"the file cannot be read at the moment", "目前無法讀取此檔案"}});
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

/// RFC 9110 section 13.2.2: If-None-Match decides; only without it If-Modified-Since does.
bool is_unchanged(const Request& request, const std::string& etag, std::optional<std::time_t> modified) {
  if (const auto& tags = request.header("if-none-match"); !tags.empty()) return matches_etag(tags, etag);
  const auto since = parse_http_date(request.header("if-modified-since"));
  return since && modified && *modified <= *since;
}

/// Whether If-Range allows a part: absent, this very entity tag (strong), or this very date.
bool allows_range(const Request& request, const std::string& etag, std::optional<std::time_t> modified) {
  const auto& condition = request.header("if-range");
  if (condition.empty() || condition == etag) return true;
  return modified && parse_http_date(condition) == modified;
}

RangeDecision wanted_range(const Request& request, const std::string& etag, std::optional<std::time_t> modified,
                           std::uint64_t size) {
  if (request.method != "GET" || !allows_range(request, etag, modified)) return {};
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
  const auto dataset = call.dataset();
  if (!dataset) return refuse(dataset.error());
  const auto served = find_release(**dataset, call.arguments.text("release"));
  if (!served) return refuse(served.error());
  const ReleaseFile* file = find_file((*served)->release.manifest, call.arguments.text("path"));
  if (file == nullptr) return no_such_file();
  const bool current = call.arguments.text("release") == "current";
  return send_file(call, (*served)->release, *file, current ? Lasting::a_minute : Lasting::for_ever);
}

Answer send_file(const Call& call, const Release& release, const ReleaseFile& file, Lasting lasting) {
  const ReleaseFile& chosen = choose_encoding(call.request, release.manifest, file);
  auto response = describe_file(release, file, lasting);
  if (&chosen != &file) response.set_header("Content-Encoding", "gzip");
  if (has_compressed_form(release.manifest, file)) response.set_header("Vary", "Accept-Encoding");
  const std::string etag = "\"" + chosen.sha256 + "\"";
  response.set_header("ETag", etag);
  const auto modified = parse_timestamp(release.manifest.modified);
  if (is_unchanged(call.request, etag, modified)) return response.status = 304, response;
  const auto decision = wanted_range(call.request, etag, modified, chosen.bytes);
  if (decision.outcome == RangeOutcome::unsatisfiable) return beyond_end(chosen.bytes);
  const bool part = decision.outcome == RangeOutcome::part;
  const ByteRange range = part ? decision.range : ByteRange{0, chosen.bytes};
  if (part) {
    response.status = 206;
    response.set_header("Content-Range", "bytes " + std::to_string(range.first) + "-" +
                                             std::to_string(range.first + range.length - 1) + "/" +
                                             std::to_string(chosen.bytes));
  }
  const auto descriptor = open_file(release, chosen);
  if (!descriptor) return refuse(descriptor.error());
  response.file = FileBody{*descriptor, range.first, range.length};
  return response;
}

}  // namespace opendata::api
