#include <algorithm>
#include <string>
#include <vector>

#include "handlers/answer_shapes.hpp"

namespace opendata::api {
namespace {

constexpr std::string_view marks = " ,:?{}[]()";

/// Recursive descent over a shape of ours, which is compiled in: no error is possible but a mistake of its author,
/// which the tests of the description see.
class ShapeWriter {
 public:
  ShapeWriter(JsonBody& out, std::string_view shape) : out_(out), rest_(shape) {}

  void write() {
    out_.begin_object();
    if (take('{')) {
      write_object();
    } else if (take('[')) {
      out_.text("type", "array").key("items");
      write();
      take(']');
    } else if (take('(')) {
      write_all_of();
    } else {
      write_named(word());
    }
    if (take('?')) out_.key("nullable").boolean(true);
    out_.end_object();
  }

 private:
  void write_object() {
    std::vector<std::string_view> required;
    bool has_others = false;
    out_.text("type", "object").key("properties").begin_object();
    while (!has_others && !take('}')) {
      has_others = take('*');
      has_others ? void(take(':')) : write_member(required);
    }
    out_.end_object();
    write_required(required);
    if (has_others) write_others();
  }

  void write_others() {
    out_.key("additionalProperties");
    write();
    take('}');
  }

  void write_member(std::vector<std::string_view>& required) {
    const std::string_view name = word();
    if (!take('?')) required.push_back(name);
    take(':');
    out_.key(name);
    write();
  }

  void write_required(const std::vector<std::string_view>& names) {
    if (names.empty()) return;
    out_.key("required").begin_array();
    for (const std::string_view name : names) out_.text(name);
    out_.end_array();
  }

  void write_all_of() {
    out_.key("allOf").begin_array();
    while (!take(')')) write();
    out_.end_array();
  }

  void write_named(std::string_view name) {
    if (name == "any") return;
    const bool is_part = name.front() >= 'A' && name.front() <= 'Z';
    is_part ? out_.text("$ref", "#/components/schemas/" + std::string(name)) : out_.text("type", name);
  }

  void skip_blanks() { rest_.remove_prefix(std::min(rest_.find_first_not_of(" ,"), rest_.size())); }

  bool take(char mark) {
    skip_blanks();
    if (!rest_.starts_with(mark)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::string_view word() {
    skip_blanks();
    const std::string_view found = rest_.substr(0, rest_.find_first_of(marks));
    rest_.remove_prefix(found.size());
    return found;
  }

  JsonBody& out_;
  std::string_view rest_;
};

}  // namespace

void write_shape(JsonBody& out, std::string_view shape) { ShapeWriter(out, shape).write(); }

}  // namespace opendata::api
