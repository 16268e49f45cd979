#include <opendata/search/help.hpp>

#include "discovery/discovery.hpp"
#include "handlers/run_search.hpp"

namespace opendata::api {
namespace {

void write_mode(JsonBody& out, const Call& call, const search::ModeHelp& help) {
  out.begin_object().text("name", search::name(help.mode)).text("title", call.say(help.title));
  out.text("meaning", call.say(help.explanation)).key("examples").begin_array();
  for (const auto& example : help.examples)
    out.begin_object().text("query", example.query).text("meaning", call.say(example.meaning)).end_object();
  out.end_array().end_object();
}

}  // namespace

Answer search_help(const Call& call) {
  JsonBody out;
  out.begin_object().key("modes").begin_array();
  for (const auto& help : search::mode_help()) write_mode(out, call, help);
  out.end_array().key("advice").begin_array();
  for (const auto& advice : search::search_advice()) out.text(call.say(advice));
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
