#include <array>
#include <opendata/search/help.hpp>

#include "web/form_parts.hpp"
#include "web/labels.hpp"
#include "web/layout.hpp"
#include "web/search.hpp"

namespace opendata::api::web {
namespace {

constexpr std::array kinds{"faq", "article", "dataset"};

/// Filters that the form itself does not show and must not lose.
constexpr std::array carried{"agency", "category", "theme", "administration", "service"};

/// Opens a labelled list of choices; the caller writes the options and closes it.
void begin_choice(Html& html, Markup name, Message label) {
  html.raw("<div class=\"field\"><label for=\"").raw(name).raw("\">").say(label);
  html.raw("</label>\n<select id=\"").raw(name).raw("\" name=\"").raw(name).raw("\">\n");
}

void write_modes(Html& html, const Call& call) {
  begin_choice(html, "mode", {"How to search", "檢索方式"});
  for (const auto& help : search::mode_help())
    if (help.mode != search::Mode::similar)
      write_option(html, search::name(help.mode), call.say(help.title), call.arguments.text("mode"));
  html.raw("</select></div>\n");
}

void write_kinds(Html& html, const Call& call) {
  begin_choice(html, "kind", {"Look in", "檢索範圍"});
  write_option(html, "", call.say({"Everything", "全部"}), call.arguments.text("kind"));
  for (const char* kind : kinds) write_option(html, kind, kind_label(call, kind), call.arguments.text("kind"));
  html.raw("</select></div>\n");
}

void write_validity(Html& html, const Call& call) {
  begin_choice(html, "validity", {"Regulations", "法規狀態"});
  struct Choice {
    std::string_view value;
    Message label;
  };
  constexpr std::array choices{Choice{"in-force", {"In force", "現行有效"}}, Choice{"any", {"Also abolished ones", "含已廢止"}},
                               Choice{"abolished", {"Abolished only", "僅已廢止"}}, Choice{"future", {"Not yet in force", "尚未施行"}}};
  for (const Choice& choice : choices) write_option(html, choice.value, call.say(choice.label), call.arguments.text("validity"));
  html.raw("</select></div>\n");
}

void write_day(Html& html, const Call& call, Markup name, std::string_view value_name, Message label) {
  html.raw("<div class=\"field\"><label for=\"").raw(name).raw("\">").say(label).raw("</label>\n<input type=\"date\" id=\"");
  html.raw(name).raw("\" name=\"").raw(name).raw("\" value=\"").text(call.arguments.text(value_name)).raw("\"></div>\n");
}

/// Pages other than that of results have none of these.
bool is_narrowed(const Call& call) {
  const auto differs = [&](const char* name, std::string_view usual) {
    const auto& value = call.arguments.text(name);
    return !value.empty() && value != usual;
  };
  return differs("modified_from", {}) || differs("modified_until", {}) || differs("as_of", {}) || differs("validity", "in-force") ||
         differs("mode", "auto");
}

void write_more(Html& html, const Call& call) {
  html.raw("<details class=\"more\"").raw(is_narrowed(call) ? Markup(" open>") : Markup(">")).raw("<summary>");
  html.say({"More ways to search", "進階檢索"}).raw("</summary>\n<div class=\"fields\">\n");
  write_modes(html, call);
  write_kinds(html, call);
  write_validity(html, call);
  write_day(html, call, "modified_from", "modified_from", {"Changed from", "更新日期起"});
  write_day(html, call, "modified_until", "modified_until", {"Changed until", "更新日期迄"});
  write_day(html, call, "as_of", "as_of", {"Law as of", "法規基準日"});
  html.raw("</div></details>\n");
}

void write_carried(Html& html, const Call& call) {
  for (const char* name : carried) write_hidden(html, name, call.arguments.text(name));
  write_hidden_language(html, call);
}

}  // namespace

void write_search_form(Html& html, const Call& call, FormSize size) {
  html.raw("<form class=\"search").raw(size == FormSize::large ? Markup(" large") : Markup(""));
  html.raw("\" role=\"search\" action=\"/\" method=\"get\">\n<label for=\"q\">");
  html.say({"Ask a question, or name a law and article", "輸入問題，或法規名稱與條號"});
  html.raw("</label>\n<div class=\"row\"><div class=\"combo\"><input id=\"q\" name=\"q\" type=\"search\" autocomplete=\"off\" maxlength=\"1000\" data-suggest=\"/api/v1/suggest\" data-suggest-label=\"");
  html.say({"Suggestions", "輸入建議"}).raw("\" placeholder=\"").say({"My dog ran away; 動保法第12條", "例如：狗走丟了怎麼辦、動保法第12條"});
  html.raw("\" value=\"").text(call.arguments.text("q")).raw("\"></div>\n<button type=\"submit\">");
  html.say({"Search", "檢索"}).raw("</button></div>\n");
  write_more(html, call);
  write_carried(html, call);
  html.raw("</form>\n");
}

}  // namespace opendata::api::web
