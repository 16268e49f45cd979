#include "handlers/feedback.hpp"

#include <algorithm>
#include <opendata/json.hpp>

#include "handlers/handlers.hpp"
#include "http/target.hpp"

namespace opendata::api {
namespace {

using usage::Counted;

constexpr json::Limits body_limits{4096, 2};

struct Feedback {
  std::string helpful, reason;
};

tl::unexpected<Problem> no_feedback() {
  return refuse({ProblemKind::invalid_parameter, {"send a form or a JSON object with \"helpful\" and perhaps \"reason\"", "請以表單或 JSON 物件送出 helpful，並可加上 reason"}, "helpful", {}, {"yes", "no"}});
}

std::string text_of(const json::Value& object, const char* name) {
  const json::Value* value = object.find(name);
  if (value == nullptr) return {};
  if (value->is(json::Kind::boolean)) return value->text() == "true" ? "yes" : "no";
  return value->is(json::Kind::string) ? value->text() : std::string("?");
}

Outcome<Feedback> read_json(const std::string& body) {
  const auto document = json::parse(body, json::Dialect::strict, {}, body_limits);
  if (!document || !document->is(json::Kind::object)) return no_feedback();
  return Feedback{text_of(*document, "helpful"), text_of(*document, "reason")};
}

/// Fields of a form have the grammar of a query.
Outcome<Feedback> read_form(const std::string& body) {
  const auto target = http::decode_target("/?" + body);
  if (!target) return no_feedback();
  const auto field = [&](std::string_view name) {
    const auto found = std::find_if(target->query.begin(), target->query.end(), [&](const auto& pair) { return pair.first == name; });
    return found == target->query.end() ? std::string() : found->second;
  };
  return Feedback{field("helpful"), field("reason")};
}

Outcome<Counted> verdict_of(const Feedback& feedback) {
  if (feedback.helpful == "yes") return Counted::helpful;
  if (feedback.helpful != "no") return no_feedback();
  if (feedback.reason.empty()) return Counted::not_helpful;
  const auto& offered = search::usage::reasons();
  const auto found = std::find_if(offered.begin(), offered.end(), [&](Counted reason) { return search::usage::name(reason) == feedback.reason; });
  if (found != offered.end()) return *found;
  Problem problem{ProblemKind::invalid_parameter, {"this reason is not one of those offered", "沒有這個原因選項"}, "reason"};
  for (const auto reason : offered) problem.usable.emplace_back(search::usage::name(reason));
  return refuse(std::move(problem));
}

Outcome<void> check_entry(const Call& call) {
  const auto searcher = call.searcher();
  if (!searcher) return refuse(searcher.error());
  const auto document = (*searcher)->get(call.arguments.text("id"));
  if (!document) return refuse(document.error());
  if (document->kind != "faq") return refuse({ProblemKind::not_found, {"there is no such entry", "查無此筆資料"}});
  return {};
}

Answer offered_reasons(const Call& call) {
  JsonBody out;
  out.begin_object().key("reasons").begin_array();
  for (const auto reason : search::usage::reasons())
    out.begin_object().text("reason", search::usage::name(reason)).text("meaning", call.say(search::usage::describe(reason))).end_object();
  return make_response(out.end_array().end_object());
}

}  // namespace

Outcome<usage::Verdict> take_feedback(const Call& call) {
  if (call.recorder == nullptr)
    return refuse({ProblemKind::not_supported, {"this server takes no feedback", "本服務未開啟意見回饋"}});
  if (auto entry = check_entry(call); !entry) return refuse(std::move(entry.error()));
  const bool is_json = call.request.header("content-type").find("json") != std::string::npos;
  const auto feedback = is_json ? read_json(call.request.body) : read_form(call.request.body);
  if (!feedback) return refuse(feedback.error());
  const auto verdict = verdict_of(*feedback);
  if (!verdict) return refuse(verdict.error());
  const auto outcome = call.recorder->judged(call.arguments.text("id"), *verdict, std::string(call.client));
  if (outcome == usage::Verdict::too_many)
    return refuse({ProblemKind::rate_limited, {"too much feedback from this address; wait a minute", "此位址回饋過於頻繁，請稍候一分鐘"}, {}, {}, {}, {{"Retry-After", "60"}}});
  return outcome;
}

Answer judge_faq(const Call& call) {
  if (call.request.method != "POST") return offered_reasons(call);
  const auto outcome = take_feedback(call);
  if (!outcome) return refuse(outcome.error());
  JsonBody out;
  out.begin_object().key("counted").boolean(*outcome == usage::Verdict::counted);
  auto response = make_response(out.end_object());
  response.set_header("Cache-Control", "no-store");
  return response;
}

}  // namespace opendata::api
