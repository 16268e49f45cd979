#include "admin/pages/entry_form.hpp"

#include <algorithm>
#include <opendata/search/faq_cells.hpp>
#include <set>

#include "admin/pages/boxes.hpp"
#include "admin/pages/widgets.hpp"

namespace opendata::api::admin {
namespace faq = search::faq;
using web::Html;
using web::Markup;

namespace {

constexpr std::size_t longest_answer = 80'000;  // characters: 256 KiB of Chinese

/// "question:en" as the id of an element: letters, digits, '-' and '_' only.
std::string element_id(std::string_view field) {
  std::string id = "f-" + std::string(field);
  std::replace(id.begin(), id.end(), ':', '-');
  if (id.ends_with('+')) id.replace(id.size() - 1, 1, "new");
  return id;
}

/// The number in an HTML attribute, which has no thousands separators.
std::string plain(std::size_t number) { return std::to_string(number); }

class Writer {
 public:
  Writer(Html& html, const AdminCall& call, const EntryForm& form) : html_(html), call_(call), form_(form) {}

  void write() {
    begin_form(html_, call_, "/admin/faq/edit");
    write_hidden(html_, "revision", plain(form_.revision));
    write_extra();
    write_id();
    for (const BoxGroup& group : box_groups()) write_group(group);
    write_translations();
    write_end();
  }

 private:
  [[nodiscard]] std::string value(const std::string& field) const {
    const bool typed = form_.sent != nullptr && form_.sent->fields().contains(field);
    return typed ? form_.sent->text(field) : faq::cell_of(form_.entry, field);
  }
  [[nodiscard]] const FieldError* error(std::string_view field) const {
    const auto found = std::find_if(form_.errors.begin(), form_.errors.end(), [&](const FieldError& of) { return of.field == field; });
    return found == form_.errors.end() ? nullptr : &*found;
  }

  /// A draft made from cases brings its evidence along.
  void write_extra() {
    if (form_.revision != 0) return;
    if (form_.sent != nullptr) {
      for (const auto& [name, text] : form_.sent->fields())
        if (name.starts_with("extra:")) write_hidden(html_, name, text);
    } else {
      for (const auto& [name, text] : form_.entry.extra) write_hidden(html_, "extra:" + name, text);
    }
  }

  void write_id() {
    if (form_.revision != 0) return write_hidden(html_, "id", form_.entry.id);
    constexpr Box box{"id", {"Id", "編號"}, {"Stands in the entry's address and never changes: AP-012", "會出現在網址中，之後不能更改，例如 AP-012"}, BoxShape::line, 1, 100};
    write_box(std::string(box.field), box.label, box);
  }

  void write_group(const BoxGroup& group) {
    html_.raw("<fieldset><legend>").say(group.heading).raw("</legend>\n");
    const bool narrow = group.boxes[0].shape != BoxShape::lines;
    if (narrow) html_.raw("<div class=\"pairs\">\n");
    for (const Box& box : group.boxes) write_box(std::string(box.field), box.label, box);
    if (narrow) html_.raw("</div>\n");
    if (group.boxes[0].shape == BoxShape::day) write_reviewed();
    html_.raw("</fieldset>\n");
  }

  void write_reviewed() {
    html_.raw("<p class=\"field\"><label class=\"check\"><input type=\"checkbox\" name=\"reviewed_today\" value=\"yes\">");
    html_.say({"I looked at it today: the answer holds", "我今天檢視過，答案仍正確"}).raw("</label>");
    if (!form_.entry.reviewed.empty()) html_.raw("<span class=\"hint\">").say({"Last time: ", "上次："}).text(form_.entry.reviewed).raw("</span>");
    html_.raw("</p>\n");
  }

  void write_box(const std::string& field, Message label, const Box& box) {
    html_.raw("<p class=\"field\"><label for=\"").text(element_id(field)).raw("\">").say(label).raw("</label>");
    write_input(field, box);
    html_.raw("</p>\n");
  }

  void write_input(const std::string& field, const Box& box) {
    const auto id = element_id(field);
    const FieldError* wrong = error(field);
    const auto hint = box.hint.in(call_.language);
    if (!hint.empty()) html_.raw("<span class=\"hint\" id=\"").text(id + "-hint").raw("\">").text(hint).raw("</span>");
    const bool missing = field == "citations" && !form_.missing.empty();
    if (missing) write_missing(id + "-missing");
    if (wrong != nullptr) html_.raw("<span class=\"error\" id=\"").text(id + "-error").raw("\">").text(wrong->text).raw("</span>");
    html_.raw(box.shape == BoxShape::lines ? Markup("<textarea") : Markup("<input")).raw(" id=\"").text(id).raw("\" name=\"").text(field);
    html_.raw("\"");
    if (box.shape != BoxShape::day) html_.raw(" maxlength=\"").text(plain(box.characters)).raw("\"");
    const auto described = (hint.empty() ? "" : id + "-hint ") + (missing ? id + "-missing " : "") + (wrong == nullptr ? "" : id + "-error");
    if (!described.empty()) html_.raw(" aria-describedby=\"").text(described).raw("\"");
    if (wrong != nullptr) html_.raw(" aria-invalid=\"true\"");
    write_value(field, box);
  }

  /// It may be saved so: a law may be added to the index later.
  void write_missing(const std::string& id) {
    html_.raw("<span class=\"hint\" id=\"").text(id).raw("\"><strong>").say({"Not among the laws that this server has: ", "本伺服器收錄的法規中查無："}).raw("</strong>");
    for (std::size_t i = 0; i < form_.missing.size(); ++i) html_.raw(i == 0 ? Markup("") : Markup("、")).text(form_.missing[i]);
    html_.raw("</span>");
  }

  void write_value(const std::string& field, const Box& box) {
    if (box.shape == BoxShape::lines) {
      // The first line end after the tag is not part of the text.
      html_.raw(" rows=\"").text(plain(box.rows)).raw("\">\n").text(value(field)).raw("</textarea>");
      return;
    }
    html_.raw(box.shape == BoxShape::day ? Markup(" type=\"date\"") : Markup(" type=\"text\"")).raw(" value=\"").text(value(field)).raw("\"");
    const auto known = form_.known.find(field);
    if (known == form_.known.end()) return void(html_.raw(">"));
    const auto list = element_id(field) + "-known";
    html_.raw(" list=\"").text(list).raw("\"><datalist id=\"").text(list).raw("\">");
    for (const auto& text : known->second) html_.raw("<option value=\"").text(text).raw("\"></option>");
    html_.raw("</datalist>");
  }

  void write_translations() {
    std::set<std::string> languages{"en"};
    for (const faq::Translation& of : form_.entry.translations) languages.insert(of.language);
    const FieldError* wrong = error("translations");
    html_.raw("<fieldset id=\"f-translations\" tabindex=\"-1\"").raw(wrong == nullptr ? Markup("") : Markup(" aria-describedby=\"f-translations-error\""));
    html_.raw("><legend>").say({"Other languages", "其他語言"}).raw("</legend>\n");
    if (wrong != nullptr) html_.raw("<span class=\"error\" id=\"f-translations-error\">").text(wrong->text).raw("</span>\n");
    for (const auto& language : languages) write_translation(language);
    html_.raw("<details><summary>").say({"Add a language", "新增語言"}).raw("</summary>\n");
    constexpr Box code{"language", {"Language", "語言代碼"}, {"As vi, id, th", "例如 vi、id、th"}, BoxShape::line, 1, 20};
    write_box("language", code.label, code);
    write_translation("+");
    html_.raw("</details></fieldset>\n");
  }

  void write_translation(const std::string& language) {
    constexpr Box question{"question", {"Question", "問題"}, {"", ""}, BoxShape::lines, 2, 1000};
    constexpr Box answer{"answer", {"Answer", "答案"}, {"", ""}, BoxShape::lines, 6, longest_answer};
    for (const Box& box : {question, answer}) {
      const auto field = std::string(box.field) + ":" + language;
      html_.raw("<p class=\"field\"><label for=\"").text(element_id(field)).raw("\">").say(box.label);
      if (language != "+") html_.raw(" (").text(language).raw(")");
      else html_.say({" in this language", "（此語言）"});
      html_.raw("</label>");
      write_input(field, box);
      html_.raw("</p>\n");
    }
  }

  void write_end() {
    constexpr Box why{"why", {"Reason or remark", "修改理由"}, {"Kept in the history", "留存於修改歷程"}};
    html_.raw("<fieldset><legend>").say({"Save", "儲存"}).raw("</legend>\n");
    write_box("why", why.label, why);
    html_.raw("<p class=\"buttons\"><button type=\"submit\" name=\"do\" value=\"save\">").say({"Save as a draft", "儲存為草稿"});
    html_.raw("</button> <button type=\"submit\" name=\"do\" value=\"preview\" class=\"quiet\">").say({"Preview", "預覽"}).raw("</button></p></fieldset></form>\n");
  }

  Html& html_;
  const AdminCall& call_;
  const EntryForm& form_;
};

}  // namespace

void write_error_summary(Html& html, const AdminCall& call, const EntryForm& form) {
  if (form.errors.empty()) return;
  html.raw("<div class=\"errors\" role=\"alert\" tabindex=\"-1\" autofocus><h2>").say({"Not saved yet: please mend", "尚未儲存，請修正"}).raw("</h2><ul>");
  for (const FieldError& of : form.errors) {
    html.raw("<li><a href=\"#").text(element_id(of.field)).raw("\">").text(field_label(of.field, call.language)).say({": ", "："});
    html.text(of.text).raw("</a></li>");
  }
  html.raw("</ul></div>\n");
}

void write_entry_form(Html& html, const AdminCall& call, const EntryForm& form) { Writer(html, call, form).write(); }

void write_preview(Html& html, const faq::Entry& entry) {
  html.raw("<section class=\"preview\" aria-label=\"").say({"What citizens see", "民眾看到的樣子"}).raw("\"><h2>").text(entry.question).raw("</h2>\n<div class=\"answer\">");
  html.markdown(entry.answer).raw("</div></section>\n");
}

}  // namespace opendata::api::admin
