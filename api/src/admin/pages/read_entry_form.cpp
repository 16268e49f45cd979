#include <algorithm>
#include <opendata/search/faq_cells.hpp>

#include "admin/pages/boxes.hpp"
#include "admin/pages/entry_form.hpp"
#include "conditional.hpp"

namespace opendata::api::admin {
namespace faq = search::faq;

namespace {

class Reader {
 public:
  Reader(const AdminCall& call, const faq::Entry& base) : call_(call), base_(base), read_{base, {}} {}

  ReadEntry read() {
    if (base_.id.empty()) read_new();
    for (const BoxGroup& group : box_groups())
      for (const Box& box : group.boxes) fill(std::string(box.field));
    for (const auto& [name, text] : call_.form.fields())
      if ((name.starts_with("question:") || name.starts_with("answer:")) && !name.ends_with(":+")) fill(name);
    read_new_language();
    read_days();
    check();
    return std::move(read_);
  }

 private:
  void fail(const std::string& field, std::string_view text) { read_.errors.push_back({field, std::string(text)}); }
  void fill(const std::string& field) {
    if (!call_.form.fields().contains(field)) return;
    const auto filled = faq::fill_cell(read_.entry, field, call_.form.text(field));
    if (!filled) fail(field, filled.error().message(call_.language));
  }
  void read_new() {
    read_.entry.id = call_.form.text("id");
    for (const auto& [name, text] : call_.form.fields())
      if (name.starts_with("extra:")) read_.entry.extra[name.substr(6)] = text;
  }
  void read_new_language() {
    const auto& language = call_.form.text("language");
    const auto &question = call_.form.text("question:+"), &answer = call_.form.text("answer:+");
    if (language.empty() && question.empty() && answer.empty()) return;
    if (!faq::is_language(language)) return fail("language", call_.say({"say which language, as vi", "請填語言代碼，例如 vi"}));
    // Any text is a question or answer: only days can fail.
    static_cast<void>(faq::fill_cell(read_.entry, "question:" + language, question));
    static_cast<void>(faq::fill_cell(read_.entry, "answer:" + language, answer));
  }
  void read_days() {
    const auto today = today_in_taiwan();
    if (call_.form.text("reviewed_today") == "yes") read_.entry.reviewed = today;
    if (read_.entry.question != base_.question || read_.entry.answer != base_.answer) read_.entry.modified = today;
  }

  /// What the store would refuse, unless the field has an error already.
  void check() {
    const auto valid = faq::validate(read_.entry);
    if (valid) return;
    const auto& field = valid.error().where().column;
    const bool told = std::any_of(read_.errors.begin(), read_.errors.end(), [&](const FieldError& of) { return of.field == field; });
    if (!told) fail(field, valid.error().message(call_.language));
  }

  const AdminCall& call_;
  const faq::Entry& base_;
  ReadEntry read_;
};

}  // namespace

ReadEntry read_entry_form(const AdminCall& call, const faq::Entry& base) { return Reader(call, base).read(); }

}  // namespace opendata::api::admin
