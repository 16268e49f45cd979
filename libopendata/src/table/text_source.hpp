#pragma once
#include <memory>
#include <opendata/text.hpp>
#include <string>
#include <string_view>

#include "table/byte_source.hpp"

namespace opendata::table {

/// The bytes of a file as valid UTF-8 without byte order mark, piece by piece.
class TextSource {
 public:
  /// Reads the beginning and detects the encoding unless it is stated. Of a beginning that is ASCII only, which all
  /// encodings share, the file is read on to its first other byte, where the source can go back.
  /// Errors: bad_encoding, io_failure.
  [[nodiscard]] static Result<TextSource> open(std::unique_ptr<ByteSource> bytes, std::optional<text::Encoding> stated);

  /// The decoded text that is not consumed yet.
  [[nodiscard]] std::string_view rest() const { return std::string_view(text_).substr(position_); }
  void skip(std::size_t n) { position_ += n; }
  /// Decodes more after rest() was used up; false at the end of the file or at an error, see error(). Text before an
  /// undecodable byte comes first.
  [[nodiscard]] bool refill();
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

  [[nodiscard]] text::Encoding encoding() const { return encoding_; }
  [[nodiscard]] Message reason() const { return reason_; }
  [[nodiscard]] bool certain() const { return certain_; }

 private:
  enum class Chosen { stated, detected };
  TextSource(std::unique_ptr<ByteSource> bytes, text::Detection detection, Chosen chosen);
  [[nodiscard]] Error said_of_encoding(const Error& error) const;
  void decode(std::string_view bytes);
  void read_piece();
  void drop_mark();

  std::unique_ptr<ByteSource> bytes_;
  text::Decoder decoder_;
  text::Encoding encoding_;
  Message reason_;
  bool certain_;
  Chosen chosen_;
  std::string piece_, text_;
  std::size_t position_ = 0;
  bool began_ = false, ended_ = false;
  std::optional<Error> error_, pending_error_;
};

}  // namespace opendata::table
