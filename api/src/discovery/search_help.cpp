#include <array>

#include "discovery/discovery.hpp"
#include "handlers/run_search.hpp"

namespace opendata::api {
namespace {

struct ModeHelp {
  search::Mode mode;
  Message meaning;
  std::array<std::string_view, 2> examples;
};

const std::array helps{
    ModeHelp{search::Mode::automatic,
             {"Understands citations and AND, OR, NOT; everything else is a question", "自動判斷：引用法條、AND／OR／NOT，其餘視為提問"},
             {"狗走丟了怎麼辦", "動保法第12條"}},
    ModeHelp{search::Mode::full_text,
             {"A question in your own words; the best match comes first", "以自己的話提問，最相關者在前"},
             {"養狗要辦什麼手續", "路燈壞了要找誰"}},
    ModeHelp{search::Mode::keyword, {"All words must be there", "所有詞都要出現"}, {"寵物 登記", "停車 罰單"}},
    ModeHelp{search::Mode::phrase, {"The words side by side, in this order", "詞語須相連且順序相同"}, {"寵物登記", "停車格位"}},
    ModeHelp{search::Mode::boolean,
             {"AND, OR, NOT (且 或 非) and brackets", "AND、OR、NOT（且、或、非）與括號"},
             {"(狗 或 貓) 且 走失", "噪音 NOT 施工"}},
    ModeHelp{search::Mode::citation, {"A law and the number of an article", "法規與條號"}, {"動保法第12條第1項", "動物保護法"}},
    ModeHelp{search::Mode::category, {"Everything in a category, newest first", "瀏覽類別，新的在前"}, {"動物", "動物/走失"}},
};

const ModeHelp* help_of(search::Mode mode) {
  for (const ModeHelp& help : helps)
    if (help.mode == mode) return &help;
  return nullptr;
}

void write_mode(JsonBody& out, const Call& call, search::Mode mode) {
  out.begin_object().text("name", search::name(mode));
  if (const ModeHelp* help = help_of(mode)) {
    out.text("meaning", call.say(help->meaning)).key("examples").begin_array();
    for (const auto example : help->examples) out.text(example);
    out.end_array();
  }
  out.end_object();
}

}  // namespace

Answer search_help(const Call& call) {
  JsonBody out;
  out.begin_object().key("modes").begin_array();
  for (const auto mode : search::all_modes()) write_mode(out, call, mode);
  out.end_array().key("kinds").begin_array();
  for (const auto& [kind, count] : call.index.stats.by_kind)
    out.begin_object().text("value", kind).number("count", count).end_object();
  return make_response(out.end_array().end_object());
}

Answer search_facets(const Call& call) {
  const auto answer = run_search(call);
  if (!answer) return refuse(answer.error());
  JsonBody out;
  out.begin_object().number("total", answer->result.total).key("facets").begin_object();
  for (const auto& [name, counts] : answer->result.facets) {
    out.key(name).begin_array();
    for (const auto& entry : counts) out.begin_object().text("value", entry.value).number("count", entry.count).end_object();
    out.end_array();
  }
  return make_response(out.end_object().end_object());
}

}  // namespace opendata::api
