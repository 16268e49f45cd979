#include "table/text_source.hpp"

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

Result<text::Detection> detect(const Beginning& beginning, std::optional<text::Encoding> stated) {
  if (stated) return text::Detection{*stated, 0, {"stated in the options", "由設定指定"}, true};
  return text::detect_encoding(beginning.bytes, beginning.extent);
}

}  // namespace

TextSource::TextSource(std::unique_ptr<ByteSource> bytes, text::Detection detection)
    : bytes_(std::move(bytes)),
      decoder_(detection.encoding),
      encoding_(detection.encoding),
      reason_(detection.reason),
      certain_(detection.certain) {}

Result<TextSource> TextSource::open(std::unique_ptr<ByteSource> bytes, std::optional<text::Encoding> stated) {
  auto beginning = read_beginning(*bytes);
  if (!beginning) return failure(std::move(beginning.error()));
  const auto detection = detect(*beginning, stated);
  if (!detection) return failure(detection.error());
  TextSource source(std::move(bytes), *detection);
  source.decode(beginning->bytes);
  return source;
}

/// An error waits until the text before it is used up.
void TextSource::decode(std::string_view bytes) {
  auto decoded = decoder_.decode(bytes, text_);
  if (!decoded) pending_error_ = std::move(decoded.error());
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
