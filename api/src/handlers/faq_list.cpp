#include "handlers/faq_list.hpp"

#include <algorithm>
#include <array>

#include "handlers/links.hpp"
#include "handlers/query_filters.hpp"

namespace opendata::api {
namespace {

constexpr std::size_t most_related = 5;

search::Query make_query(const Arguments& arguments) {
  search::Query query;
  query.text = arguments.text("q");
  query.mode = query.text.empty() ? search::Mode::category : search::Mode::full_text;
  query.kinds = {"faq"};
  set_filters(query, arguments);
  return query;
}

/// Puts a path into the tree, level by level.
void grow(std::vector<CategoryNode>& level, std::string_view path, std::size_t begin, std::uint64_t count) {
  const auto end = std::min(path.find('/', begin), path.size());
  const auto label = path.substr(begin, end - begin);
  auto node = std::find_if(level.begin(), level.end(), [&](const CategoryNode& of) { return of.label == label; });
  if (node == level.end()) node = level.insert(level.end(), {std::string(label), std::string(path.substr(0, end))});
  node->count += count;
  if (end < path.size()) grow(node->children, path, end + 1, count);
}

std::vector<CategoryNode> tree_of(const search::SearchResult& result, const std::string& facet) {
  std::vector<CategoryNode> roots;
  const auto found = result.facets.find(facet);
  if (found == result.facets.end()) return roots;
  for (const search::FacetCount& each : found->second)
    if (!each.value.empty()) grow(roots, each.value, 0, each.count);
  return roots;
}

/// Ids in a facet, parted by semicolons.
std::vector<std::string> ids_in(const search::Document& document, const std::string& facet) {
  std::vector<std::string> ids;
  const auto found = document.facets.find(facet);
  std::string_view rest = found == document.facets.end() ? std::string_view() : found->second;
  while (!rest.empty()) {
    const auto end = std::min(rest.find(';'), rest.size());
    if (end > 0) ids.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return ids;
}

/// Adds what the index has under the id, once.
void add_link(std::vector<FaqLink>& links, const search::Searcher& searcher, const std::string& id, std::string_view base) {
  if (std::any_of(links.begin(), links.end(), [&](const FaqLink& link) { return link.id == id; })) return;
  if (const auto document = searcher.get(id)) links.push_back({id, document->title, document_path(base, *document)});
  else if (const auto law = searcher.law(id)) links.push_back({id, law->name, law_path(base, id)});
  else links.push_back({id, id, {}});
}

}  // namespace

Outcome<search::SearchResult> find_faq(const Call& call) {
  const auto searcher = call.searcher();
  if (!searcher) return refuse(searcher.error());
  auto result = (*searcher)->search(make_query(call.arguments));
  if (!result) return refuse(result.error());
  return std::move(*result);
}

Outcome<std::vector<Classification>> faq_classifications(const Call& call) {
  const auto searcher = call.searcher();
  if (!searcher) return refuse(searcher.error());
  search::Query query;
  query.mode = search::Mode::category;
  query.kinds = {"faq"};
  query.limit = 1;
  query.snippets = false;
  const auto result = (*searcher)->search(query);
  if (!result) return refuse(result.error());
  std::vector<Classification> all;
  const auto add = [&](std::string_view name, Message label) {
    auto roots = tree_of(*result, std::string(name));
    if (!roots.empty()) all.push_back({name, label, std::move(roots)});
  };
  constexpr Message theme{"By theme", "主題分類"};
  add("theme", theme);
  if (all.empty()) add("category", theme);
  add("administration", {"By field of administration", "施政分類"});
  add("service", {"By service", "服務分類"});
  return all;
}

std::vector<FaqLink> faq_citations(const search::Searcher& searcher, const search::Document& document, std::string_view base) {
  std::vector<FaqLink> links;
  for (const auto& id : ids_in(document, "cited_articles")) add_link(links, searcher, id, base);
  if (const auto cited = searcher.links(document.id))
    for (const auto& link : cited->cites) add_link(links, searcher, link.id, base);
  return links;
}

std::vector<FaqLink> related_faq(const search::Searcher& searcher, const search::Document& document, std::string_view base) {
  std::vector<FaqLink> links;
  for (const auto& id : ids_in(document, "related")) add_link(links, searcher, id, base);
  std::erase_if(links, [](const FaqLink& link) { return link.address.empty(); });
  const auto near = searcher.related(document.id, 2 * most_related);
  if (!near) return links;
  for (const auto& hit : *near)
    if (links.size() < most_related && hit.document.kind == "faq") add_link(links, searcher, hit.document.id, base);
  return links;
}

}  // namespace opendata::api
