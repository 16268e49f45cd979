#include <array>
#include <charconv>

#include "admin/faq_api.hpp"
#include "admin/listing.hpp"
#include "call.hpp"

namespace opendata::api::admin {
namespace faq = search::faq;

namespace {

/// "0.83": two decimals are enough for people to compare.
std::string decimal(double value) {
  std::array<char, 32> text{};
  const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, 2);
  return {text.data(), end};
}

void write_texts(JsonBody& out, std::string_view key, const std::vector<std::string>& texts) {
  out.key(key).begin_array();
  for (const auto& text : texts) out.text(text);
  out.end_array();
}

void write_candidate(JsonBody& out, const faq::Candidate& candidate) {
  out.begin_object().number("cases", candidate.cases).key("growth").digits(decimal(candidate.growth));
  out.key("median_days");
  candidate.median_days ? out.digits(decimal(*candidate.median_days)) : out.null();
  out.text("nearest_faq", candidate.nearest_faq).key("answered").digits(decimal(candidate.answered));
  write_texts(out, "words", candidate.words);
  write_texts(out, "wordings", candidate.wordings);
  write_texts(out, "case_ids", candidate.case_ids);
  out.key("draft").document(faq::format_entry(candidate.draft)).end_object();
}

}  // namespace

Answer list_candidates(FaqDesk& desk, AdminCall& call) {
  const auto& of = call.arguments;
  call.subject = of.text("dataset");
  const auto found = desk.candidates({of.text("dataset"), {of.text("text"), of.text("opened"), of.text("closed")}, of.size("least")});
  if (!found) return refuse(found.error());
  const FaqDesk::Candidates& list = **found;
  JsonBody out;
  out.begin_object().text("dataset", list.dataset).text("release", list.release).number("cases", list.cases);
  out.key("candidates").begin_array();
  for (const faq::Candidate& candidate : list.found) write_candidate(out, candidate);
  return make_response(out.end_array().end_object());
}

Answer list_duplicates(FaqDesk& desk, AdminCall& call) {
  const auto report = find_duplicates(desk, static_cast<double>(call.arguments.number("percent")) / 100);
  if (!report) return refuse(report.error());
  JsonBody out;
  out.begin_object().number("total", report->pairs.size()).key("pairs").begin_array();
  for (const faq::Duplicate& pair : report->pairs) {
    out.begin_object().text("first", pair.first).text("second", pair.second);
    out.key("likeness").digits(decimal(pair.likeness)).end_object();
  }
  return make_response(out.end_array().end_object());
}

Answer list_decay(FaqDesk& desk, AdminCall& call) {
  const auto report = find_decay(desk);
  if (!report) return refuse(report.error());
  JsonBody out;
  out.begin_object().text("today", report->today).number("total", report->findings.size()).key("findings").begin_array();
  for (const faq::Finding& finding : report->findings) {
    out.begin_object().text("id", finding.entry_id).text("question", finding.question).text("agency", finding.agency).text("reason", faq::name(finding.decay)).text("detail", finding.detail);
    out.text("meaning", call.say(faq::explain(finding.decay))).end_object();
  }
  return make_response(out.end_array().end_object());
}

Answer back_up(FaqDesk& desk, AdminCall& call) {
  const auto name = write_backup(desk);
  if (!name) return refuse(name.error());
  call.subject = *name;
  JsonBody out;
  out.begin_object().text("backup", *name);
  return make_response(out.end_object());
}

}  // namespace opendata::api::admin
