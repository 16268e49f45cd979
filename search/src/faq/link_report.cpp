#include <opendata/files.hpp>
#include <opendata/json.hpp>
#include <opendata/search/faq_check.hpp>
#include <map>

/// What the link checker found, docs/links.md.
namespace opendata::search::faq {
namespace {

constexpr std::size_t longest_report = 256U << 20U;

bool is_broken(const json::Value& link) {
  const std::string standing = link.text_of("standing");
  return standing == "dead" || standing == "wrong";
}

std::string first_finding(const json::Value& link) {
  const json::Value* findings = link.find("findings");
  return findings == nullptr || findings->items().empty() ? std::string() : findings->items()[0].text();
}

using Findings = std::map<std::pair<std::string, std::string>, Finding>;  ///< by id and detail

/// Entries that citizens do not see, or no longer, are passed over.
Result<void> add_findings(const Store& store, const json::Value& link, Findings& out) {
  const json::Value* places = link.find("found_in");
  if (places == nullptr || !is_broken(link)) return {};
  for (const json::Value& place : places->items()) {
    if (place.text_of("kind") != "faq") continue;
    const std::string id = place.text_of("id");
    const auto published = store.find_published(id);
    if (!published && published.error().code() != Errc::not_found) return failure(published.error());
    if (!published) continue;
    const std::string detail = link.text_of("address") + " " + first_finding(link);
    out.try_emplace({id, detail}, Finding{id, Decay::link_broken, detail, published->entry.question, published->entry.agency});
  }
  return {};
}

}  // namespace

Result<std::vector<Finding>> broken_links(const Store& store, const std::string& report) {
  const auto text = read_file(report, longest_report);
  if (!text) return failure(text.error());
  const auto document = json::parse(*text, json::Dialect::strict, report, {longest_report, 32});
  if (!document) return failure(document.error());
  const json::Value* links = document->find("links");
  if (links == nullptr || !links->is(json::Kind::array)) {
    return failure(Errc::bad_structure,
                   {"is no report of opendata-push links; give its .json report", "不是 opendata-push links 的報告；請指定其 .json 報告"},
                   {report, 0, "links"});
  }
  Findings broken;
  for (const json::Value& link : links->items())
    if (auto added = add_findings(store, link, broken); !added) return failure(std::move(added.error()));
  std::vector<Finding> findings;
  for (auto& [place, finding] : broken) findings.push_back(std::move(finding));
  return findings;
}

}  // namespace opendata::search::faq
