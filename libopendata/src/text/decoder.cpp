#include <algorithm>
#include <opendata/text.hpp>

#include "text/big5.hpp"
#include "text/utf8_scan.hpp"

namespace opendata::text {
namespace {

constexpr Message undecodable{
    "the bytes on this line are not text in the stated encoding; state the right encoding or correct the file",
    "此行的位元組不符所述編碼；請指定正確的編碼或更正檔案"};
constexpr Message cut{"the file ends within a character; it was cut off, get it again",
                      "檔案在字元中間結束，可能不完整；請重新取得檔案"};

/// Counts line ends (LF, CR, CRLF) over pieces of text.
class LineCounter {
 public:
  void count(std::string_view text) {
    if (text.empty()) return;
    // An LF behind a CR ends no further line.
    for (auto at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
      line_ += (at == 0 ? after_return_ : text[at - 1] == '\r') ? 0 : 1;
    for (auto at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', at + 1)) ++line_;
    after_return_ = text.back() == '\r';
  }
  [[nodiscard]] std::size_t line() const { return line_; }

 private:
  std::size_t line_ = 1;
  bool after_return_ = false;
};

/// Appends what `bytes` begin with and says how many bytes that took. Stops at a cut or undecodable character.
struct Step {
  std::size_t taken = 0;
  bool cut_at_end = false;  ///< what is left is the beginning of one character
};

Step decode_utf8(std::string_view bytes, std::string& out) {
  const Utf8Scan scan = scan_utf8(bytes);
  out.append(bytes.substr(0, scan.valid));
  return {scan.valid, scan.cut_at_end};
}

class Utf16 {
 public:
  Utf16(std::string_view bytes, bool big_endian) : bytes_(bytes), high_(big_endian ? 0 : 1) {}
  Step decode(std::string& out) {
    std::size_t i = 0;
    while (i + 2 <= bytes_.size()) {
      const char32_t unit = at(i);
      if (unit < 0xD800 || unit > 0xDFFF) {
        append_utf8(out, unit);
        i += 2;
        continue;
      }
      if (unit >= 0xDC00) return {i, false};
      if (i + 4 > bytes_.size()) return {i, true};
      const char32_t low = at(i + 2);
      if (low < 0xDC00 || low > 0xDFFF) return {i, false};
      append_utf8(out, 0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00));
      i += 4;
    }
    return {i, i < bytes_.size()};
  }

 private:
  [[nodiscard]] char32_t at(std::size_t i) const {
    return static_cast<char32_t>(static_cast<unsigned char>(bytes_[i + high_]) * 256U +
                                 static_cast<unsigned char>(bytes_[i + 1 - high_]));
  }
  std::string_view bytes_;
  std::size_t high_;
};

void append_big5(std::string& out, char32_t table_value) {
  if (table_value < first_hkscs_pair) return append_utf8(out, table_value);
  for (const char32_t c : hkscs_pair(table_value)) append_utf8(out, c);
}

Step decode_big5(std::string_view bytes, const Big5Table& table, std::string& out) {
  std::size_t i = 0;
  while (i < bytes.size()) {
    const auto lead = static_cast<unsigned char>(bytes[i]);
    if (lead < 0x80) {
      out += bytes[i++];
      continue;
    }
    if (i + 1 == bytes.size()) return {i, is_big5_lead(lead)};
    const char32_t value = table.code_points[lead * 256U + static_cast<unsigned char>(bytes[i + 1])];
    if (value == 0) return {i, false};
    append_big5(out, value);
    i += 2;
  }
  return {i, false};
}

bool is_big5(Encoding encoding) { return encoding >= Encoding::cp950; }

}  // namespace

struct Decoder::Impl {
  explicit Impl(Encoding of) : encoding(of), table(is_big5(of) ? &big5_table(of) : nullptr) {}

  Step step(std::string_view bytes, std::string& utf8) const {
    if (encoding == Encoding::utf8) return decode_utf8(bytes, utf8);
    if (table != nullptr) return decode_big5(bytes, *table, utf8);
    return Utf16(bytes, encoding == Encoding::utf16be).decode(utf8);
  }
  /// Decodes what it can and keeps a cut character.
  Result<void> decode_piece(std::string_view bytes, std::string& utf8) {
    const std::size_t before = utf8.size();
    const Step done = step(bytes, utf8);
    lines.count(std::string_view(utf8).substr(before));
    kept.assign(bytes.substr(done.taken));
    if (kept.empty() || done.cut_at_end) return {};
    kept.clear();
    return failure(Errc::bad_encoding, undecodable, {{}, lines.line(), {}});
  }
  /// Completes the kept character byte by byte; gives how many bytes that took.
  Result<std::size_t> complete(std::string_view bytes, std::string& utf8) {
    std::size_t used = 0;
    while (!kept.empty() && used < bytes.size()) {
      const std::string piece = kept + bytes[used++];
      if (auto done = decode_piece(piece, utf8); !done) return failure(std::move(done.error()));
    }
    return used;
  }

  Encoding encoding;
  const Big5Table* table;
  std::string kept;  ///< the beginning of a character, at most three bytes
  LineCounter lines;
};

Decoder::Decoder(Encoding encoding) : impl_(std::make_unique<Impl>(encoding)) {}
Decoder::~Decoder() = default;
Decoder::Decoder(Decoder&&) noexcept = default;
Decoder& Decoder::operator=(Decoder&&) noexcept = default;

Result<void> Decoder::decode(std::string_view bytes, std::string& utf8) {
  if (impl_->table != nullptr && impl_->table->library_error != nullptr) {
    return failure(Error::from_library(
        Errc::not_supported,
        {"this ICU has no table for the encoding; install ICU's full data, or convert the file to UTF-8",
         "系統的 ICU 缺少此編碼的對照表；請安裝完整的 ICU 資料，或將檔案轉為 UTF-8"},
        impl_->table->library_error));
  }
  const auto used = impl_->complete(bytes, utf8);
  if (!used) return failure(used.error());
  if (*used == bytes.size()) return {};
  return impl_->decode_piece(bytes.substr(*used), utf8);
}

Result<void> Decoder::finish(std::string&) {
  if (impl_->kept.empty()) return {};
  return failure(Errc::bad_encoding, cut, {{}, impl_->lines.line(), {}});
}

}  // namespace opendata::text
