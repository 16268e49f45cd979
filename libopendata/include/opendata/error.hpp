#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace opendata {

/// The language of a message for people. Data keeps its own language.
enum class Language { zh_tw, en };

/// What kind of thing went wrong. Each has a stable name (see `name()`) that logs and problem documents use.
enum class Errc {
  invalid_argument = 1,  ///< a caller's or user's option does not make sense
  bad_value,             ///< a cell or value does not have its declared form
  bad_encoding,          ///< bytes that are not text in the stated encoding
  bad_structure,         ///< a file that is not well formed: quotes, brackets, ragged rows
  missing_column,        ///< a column that the policy or map names does not exist
  unknown_key,           ///< a key that the configuration's schema does not know
  limit_exceeded,        ///< over a stated limit; the message names it
  not_found,             ///< no such file, dataset, document
  not_supported,         ///< a format, encoding, mode that this build does not have
  io_failure,            ///< the operating system refused to read or write
  conflict,              ///< somebody else holds the lock or changed it first
  refused,               ///< the release gate said no: nothing was published
  corrupt,               ///< a stored file no longer matches its checksum or layout
  internal,              ///< a bug of ours or a library's failure
};

/// The stable ASCII name of a code, such as "bad-value".
[[nodiscard]] std::string_view name(Errc code);

/// One message in both languages, fixed at compile time: what is wrong and what to do next.
/// Guarantees: cannot hold run-time text (reading it at compile time is part of construction), so it cannot carry a
/// record's value. Example: `Message{"row has more cells than the header", "此列欄位數多於標題列"}`;
/// `Message{cell.c_str(), ""}` does not compile.
class Message {
 public:
  consteval Message(const char* en, const char* zh_tw) : en_(en, length(en)), zh_tw_(zh_tw, length(zh_tw)) {}
  [[nodiscard]] constexpr std::string_view in(Language language) const {
    return language == Language::en ? en_ : zh_tw_;
  }

 private:
  static consteval std::size_t length(const char* text) {
    std::size_t n = 0;
    while (text[n] != '\0') ++n;
    return n;
  }
  std::string_view en_;
  std::string_view zh_tw_;
};

/// Where in the input something went wrong. Names and positions only, never a cell's value.
struct Where {
  std::string file;  ///< path as the user gave it; empty when there is none
  std::size_t row =
      0;  ///< 1-based record of a table counting title and header rows, or line of a text file; 0 = unknown
  std::string
      column;  ///< column *name*, or key path of a configuration file ("fields[3].transform"); empty when unknown
};

/// What went wrong, in words fixed at compile time, so that an error cannot carry a person's data into a log.
class [[nodiscard]] Error {
 public:
  Error(Errc code, Message message, Where where = {}) : code_(code), message_(message), where_(std::move(where)) {}

  /// As above, with the name of a library's error type (`Xapian::Error::get_type()`, `u_errorName()`), which lives as
  /// long as the program.
  static Error from_library(Errc code, Message message, const char* type_name, Where where = {}) {
    Error e(code, message, std::move(where));
    e.library_type_ = type_name;
    return e;
  }
  [[nodiscard]] Errc code() const { return code_; }
  [[nodiscard]] std::string_view message(Language language = Language::en) const { return message_.in(language); }
  [[nodiscard]] Message text() const { return message_; }  ///< in both languages
  [[nodiscard]] const char* library_type() const { return library_type_; }  ///< "" when no library was involved
  [[nodiscard]] const Where& where() const { return where_; }

  /// The same error with a place where it had none: fills only the empty parts.
  [[nodiscard]] Error at(Where where) &&;
  /// The same error at another place, for a layer that knows it better: the record of a table rather than the line of a
  /// text.
  [[nodiscard]] Error moved_to(Where where) &&;

 private:
  Errc code_;
  Message message_;
  const char* library_type_ = "";
  Where where_;
};

/// One line for people: `file:row: column "name": message (library type)`.
[[nodiscard]] std::string format_error(const Error& error, Language language);

}  // namespace opendata
