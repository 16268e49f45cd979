#include "table/json_elements.hpp"

#include <algorithm>

#include "table/limits.hpp"

namespace opendata::table {
namespace {

constexpr Message not_an_array{"is not a JSON array; state the format \"jsonl\" for one object a line",
                               "不是 JSON 陣列；若為每行一個物件，請指定格式 \"jsonl\""};
constexpr Message array_unfinished{"the JSON array never ends; the file may be cut off",
                                   "JSON 陣列未結束；檔案可能不完整"};
constexpr Message bad_comma{"a comma is missing or stands before nothing in the JSON array",
                            "JSON 陣列缺少逗號或逗號後沒有內容"};
constexpr Message text_after{"text follows the JSON array; a file holds one array",
                             "JSON 陣列之後仍有文字；檔案只能有一個陣列"};

bool is_json_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Finds the end of an element by counting brackets outside strings.
class Nesting {
 public:
  /// Whether `c` ends the element and does not belong to it.
  bool ends_before(char c) const { return !in_string_ && depth_ == 0 && (c == ',' || c == ']'); }
  void take(char c) {
    if (in_string_) {
      if (!escaped_ && c == '"') in_string_ = false;
      escaped_ = !escaped_ && c == '\\';
    } else if (c == '"') {
      in_string_ = true;
    } else if (c == '{' || c == '[') {
      ++depth_;
    } else if ((c == '}' || c == ']') && depth_ > 0) {
      --depth_;
    }
  }

 private:
  std::size_t depth_ = 0;
  bool in_string_ = false, escaped_ = false;
};

class ArrayElements final : public JsonElements {
 public:
  explicit ArrayElements(TextSource source) : JsonElements(std::move(source)) {}
  Result<bool> next(std::string& element) override {
    if (done_) return false;
    if (number_++ == 0) {
      if (auto opened = open(); !opened) return failure(std::move(opened.error()));
      if (done_) return false;
    }
    element.clear();
    if (auto whole = collect(element); !whole) return failure(std::move(whole.error()));
    if (std::all_of(element.begin(), element.end(), is_json_blank)) return failure(Errc::bad_structure, bad_comma);
    if (auto separated = take_separator(); !separated) return failure(std::move(separated.error()));
    return true;
  }

 private:
  bool skip_blanks() {
    while (available()) {
      if (!is_json_blank(source_.rest().front())) return true;
      source_.skip(1);
    }
    return false;
  }
  Result<void> open() {
    if (!skip_blanks()) return ended(not_an_array);
    if (source_.rest().front() != '[') return failure(Errc::bad_structure, not_an_array);
    source_.skip(1);
    if (!skip_blanks()) return ended(array_unfinished);
    return source_.rest().front() == ']' ? take_separator() : Result<void>();
  }
  Result<void> collect(std::string& element) {
    Nesting nesting;
    while (available()) {
      const std::string_view rest = source_.rest();
      std::size_t n = 0;
      while (n < rest.size() && !nesting.ends_before(rest[n])) nesting.take(rest[n++]);
      const bool ended_here = n < rest.size();
      if (auto appended = append(element, n); !appended) return appended;
      if (ended_here) return {};
    }
    return ended(array_unfinished);
  }
  /// Takes the comma, or the bracket that ends the array and the file.
  Result<void> take_separator() {
    const bool last = source_.rest().front() == ']';
    source_.skip(1);
    if (!last) return {};
    done_ = true;
    if (skip_blanks()) return failure(Errc::bad_structure, text_after);
    return source_.error() ? Result<void>(failure(*source_.error())) : Result<void>();
  }
  bool done_ = false;
};

class LineElements final : public JsonElements {
 public:
  explicit LineElements(TextSource source) : JsonElements(std::move(source)) {}
  Result<bool> next(std::string& element) override {
    element.clear();
    ++number_;
    bool any = false;
    while (available()) {
      any = true;
      const std::size_t end = source_.rest().find('\n');
      const bool found = end != std::string_view::npos;
      if (auto appended = append(element, found ? end : source_.rest().size()); !appended)
        return failure(std::move(appended.error()));
      if (!found) continue;
      source_.skip(1);
      return true;
    }
    if (source_.error()) return failure(*source_.error());
    return any;
  }
};

}  // namespace

tl::unexpected<Error> JsonElements::ended(Message otherwise) const {
  return source_.error() ? failure(*source_.error()) : failure(Errc::bad_structure, otherwise);
}

Result<void> JsonElements::append(std::string& element, std::size_t n) {
  if (element.size() + n > max_record_bytes) return failure(Errc::limit_exceeded, record_too_large);
  element.append(source_.rest().substr(0, n));
  source_.skip(n);
  return {};
}

std::unique_ptr<JsonElements> make_array_elements(TextSource source) {
  return std::make_unique<ArrayElements>(std::move(source));
}
std::unique_ptr<JsonElements> make_line_elements(TextSource source) {
  return std::make_unique<LineElements>(std::move(source));
}

}  // namespace opendata::table
