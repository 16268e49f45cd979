#include "web/pager.hpp"

#include "web/texts.hpp"

namespace opendata::api::web {
namespace {

void write_way(Html& html, const std::string& address, Markup relation, Message label, Pager::Turning turning) {
  if (address.empty()) return;
  html.raw("<a class=\"button quiet\" rel=\"").raw(relation).raw("\" href=\"").text(address);
  html.raw(turning == Pager::Turning::in_place ? Markup("\" data-live>") : Markup("\">")).say(label).raw("</a>\n");
}

}  // namespace

void write_pager(Html& html, const Pager& pager) {
  if (pager.previous.empty() && pager.next.empty()) return;
  html.raw("<nav class=\"pager\" aria-label=\"").say(pager.name).raw("\">\n");
  write_way(html, pager.previous, "prev", {"← Previous", "← 上一頁"}, pager.turning);
  html.raw("<span>").text(pager.place).raw("</span>\n");
  write_way(html, pager.next, "next", {"Next →", "下一頁 →"}, pager.turning);
  html.raw("</nav>\n");
}

std::string page_place(Language language, std::size_t offset, std::size_t limit, std::optional<std::uint64_t> total) {
  const bool english = language == Language::en;
  std::string place = (english ? "Page " : "第 ") + grouped(offset / limit + 1);
  if (total) place += (english ? " of " : "／") + grouped((*total + limit - 1) / limit);
  return english ? place : place + " 頁";
}

std::string offset_before(std::size_t offset, std::size_t limit) {
  return offset > limit ? std::to_string(offset - limit) : std::string();
}

}  // namespace opendata::api::web
