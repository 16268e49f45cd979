#include "handlers/document_json.hpp"
#include "handlers/handlers.hpp"
#include "handlers/law_lookup.hpp"
#include "handlers/links.hpp"

namespace opendata::api {
namespace {

void write_neighbour(JsonBody& out, std::string_view key, const std::string& law_id, const std::string& article_id) {
  out.key(key);
  article_id.empty() ? out.null() : out.text(article_path(api_base, law_id, number_of(article_id)));
}

}  // namespace

Answer show_law(const Call& call) {
  const auto law = find_law(call);
  if (!law) return refuse(law.error());
  JsonBody out;
  out.begin_object().text("id", law->id).text("name", law->first.law_name).text("category", law->first.category);
  out.text("modified", law->first.modified).text("url", law->first.url).key("in_force").boolean(law->first.in_force);
  out.number("articles", law->articles.size())
      .text("articles_href", law_path(api_base, law->id) + "/articles")
      .end_object();
  return make_response(out);
}

Answer list_articles(const Call& call) {
  const auto law = find_law(call);
  if (!law) return refuse(law.error());
  JsonBody out;
  out.begin_object().text("law_id", law->id).text("law_name", law->first.law_name).key("articles").begin_array();
  for (const auto& article : law->articles) {
    const auto number = number_of(article.id);
    out.begin_object()
        .text("id", article.id)
        .text("number", number)
        .text("title", article.title)
        .text("chapter", article.chapter);
    out.text("href", article_path(api_base, law->id, number)).end_object();
  }
  return make_response(out.end_array().end_object());
}

Answer show_article(const Call& call) {
  const auto article = find_article(call);
  if (!article) return refuse(article.error());
  JsonBody out;
  out.begin_object();
  write_document_head(out, article->document);
  out.text("body", article->document.body);
  write_neighbour(out, "previous", article->document.law_id, article->previous);
  write_neighbour(out, "next", article->document.law_id, article->next);
  return make_response(out.end_object());
}

}  // namespace opendata::api
