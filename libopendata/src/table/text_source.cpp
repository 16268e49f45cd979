#include "table/text_source.hpp"

#include <algorithm>
#include <utility>

namespace opendata::table {
namespace {

constexpr std::size_t detection_bytes = 1U << 20U;
constexpr std::size_t piece_bytes = 1U << 17U;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct Beginning {
  std::string bytes;
  text::Extent extent = text::Extent::beginning;
};

Result<Beginning> read_beginning(ByteSource& source) {
  Beginning beginning;
  while (beginning.bytes.size() < detection_bytes) {
    const auto more = source.read(detection_bytes - beginning.bytes.size(), beginning.bytes);
    if (!more) return failure(more.error());
    if (*more) continue;
    beginning.extent = text::Extent::whole;
    break;
  }
  return beginning;
}

constexpr Message stated_reason{"stated in the options", "由設定指定"};
constexpr Message not_as_detected{
    "the bytes on this line are not text in the encoding that was detected; correct the line, or state the encoding if it is known",
    "此行的位元組不符所偵測的編碼；請更正該行，或指明已知的編碼"};

/// ASCII that is not UTF-16 either.
bool is_ascii(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) { return c != '\0' && static_cast<unsigned char>(c) < 0x80; });
}

std::size_t lines_in(std::string_view bytes) { return static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n')); }

/// The first bytes that are not ASCII only, with as much behind them as a beginning has; empty where there are none.
/// `lines` grows by those before them.
Result<Beginning> find_other_bytes(ByteSource& source, std::size_t& lines) {
  Beginning found;
  for (;;) {
    found.bytes.clear();
    const auto more = source.read(piece_bytes, found.bytes);
    if (!more) return failure(more.error());
    if (!*more) return Beginning{{}, text::Extent::whole};
    if (!is_ascii(found.bytes)) break;
    lines += lines_in(found.bytes);
  }
  auto behind = read_beginning(source);
  if (!behind) return behind;
  found.bytes += behind->bytes;
  found.extent = behind->extent;
  return found;
}

/// Detects by what follows a beginning that could be anything, and goes back to its end.
Result<text::Detection> detect_further(ByteSource& source, const Beginning& beginning) {
  std::size_t lines = lines_in(beginning.bytes);
  const auto found = find_other_bytes(source, lines);
  if (!found) return failure(found.error());
  if (!source.seek(beginning.bytes.size()))
    return failure(Errc::io_failure, {"cannot be read again; check the disk", "無法重新讀取；請檢查磁碟"});
  if (found->bytes.empty()) return text::detect_encoding(beginning.bytes, text::Extent::whole);
  auto detection = text::detect_encoding(found->bytes, found->extent);
  if (detection) return detection;
  const Error& error = detection.error();
  return failure(error.code(), error.text(), {{}, lines + error.where().row, {}});
}

Result<text::Detection> detect(ByteSource& source, const Beginning& beginning, std::optional<text::Encoding> stated) {
  if (stated) return text::Detection{*stated, 0, stated_reason, true};
  const bool open = beginning.extent == text::Extent::beginning && is_ascii(beginning.bytes);
  if (open && source.seek(beginning.bytes.size())) return detect_further(source, beginning);
  return text::detect_encoding(beginning.bytes, beginning.extent);
}

}  // namespace

TextSource::TextSource(std::unique_ptr<ByteSource> bytes, text::Detection detection, Chosen chosen)
    : bytes_(std::move(bytes)),
      decoder_(detection.encoding),
      encoding_(detection.encoding),
      reason_(detection.reason),
      certain_(detection.certain),
      chosen_(chosen) {}

Result<TextSource> TextSource::open(std::unique_ptr<ByteSource> bytes, std::optional<text::Encoding> stated) {
  auto beginning = read_beginning(*bytes);
  if (!beginning) return failure(std::move(beginning.error()));
  const auto detection = detect(*bytes, *beginning, stated);
  if (!detection) return failure(detection.error());
  TextSource source(std::move(bytes), *detection, stated ? Chosen::stated : Chosen::detected);
  source.decode(beginning->bytes);
  return source;
}

/// Nobody stated what was detected.
Error TextSource::said_of_encoding(const Error& error) const {
  const bool detected = chosen_ == Chosen::detected && error.code() == Errc::bad_encoding;
  return detected ? Error(Errc::bad_encoding, not_as_detected, error.where()) : error;
}

/// An error waits until the text before it is used up.
void TextSource::decode(std::string_view bytes) {
  auto decoded = decoder_.decode(bytes, text_);
  if (!decoded) pending_error_ = said_of_encoding(decoded.error());
  drop_mark();
}

void TextSource::drop_mark() {
  if (began_ || text_.empty()) return;
  began_ = true;
  if (text_.starts_with(byte_order_mark)) position_ = byte_order_mark.size();
}

void TextSource::read_piece() {
  piece_.clear();
  const auto more = bytes_->read(piece_bytes, piece_);
  if (!more) {
    pending_error_ = more.error();
  } else if (*more) {
    decode(piece_);
  } else {
    ended_ = true;
    if (auto finished = decoder_.finish(text_); !finished) pending_error_ = std::move(finished.error());
  }
}

bool TextSource::refill() {
  text_.clear();
  position_ = 0;
  while (position_ == text_.size() && !ended_ && !pending_error_) read_piece();
  if (position_ < text_.size()) return true;
  error_ = pending_error_;
  return false;
}

}  // namespace opendata::table
