#include <algorithm>
#include <array>
#include <opendata/error.hpp>

namespace opendata {
namespace {

constexpr std::array code_names{"",
                                "invalid-argument",
                                "bad-value",
                                "bad-encoding",
                                "bad-structure",
                                "missing-column",
                                "unknown-key",
                                "limit-exceeded",
                                "not-found",
                                "not-supported",
                                "io-failure",
                                "conflict",
                                "refused",
                                "corrupt",
                                "internal"};
static_assert(code_names.size() == static_cast<std::size_t>(Errc::internal) + 1);

/// Names come from files: what would steer a terminal or break the line becomes a question mark.
std::string printable(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, '?');
  return text;
}

std::string format_where(const Where& where, Language language) {
  std::string out = where.file;
  if (where.row != 0)
    out += (out.empty() ? (language == Language::en ? "row " : "第 ") : ":") + std::to_string(where.row);
  if (!where.column.empty()) {
    if (!out.empty()) out += ": ";
    out +=
        (language == Language::en ? "column \"" : "欄位「") + where.column + (language == Language::en ? "\"" : "」");
  }
  return printable(std::move(out));
}

}  // namespace

std::string_view name(Errc code) { return code_names[static_cast<std::size_t>(code)]; }

Error Error::at(Where where) && {
  if (where_.file.empty()) where_.file = std::move(where.file);
  if (where_.row == 0) where_.row = where.row;
  if (where_.column.empty()) where_.column = std::move(where.column);
  return std::move(*this);
}

Error Error::moved_to(Where where) && {
  where_ = std::move(where);
  return std::move(*this);
}

std::string format_error(const Error& error, Language language) {
  std::string out = format_where(error.where(), language);
  if (!out.empty()) out += ": ";
  out += error.message(language);
  if (error.library_type()[0] != '\0') out += std::string(" (") + error.library_type() + ")";
  return out;
}

}  // namespace opendata
