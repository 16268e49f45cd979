#include "handlers/links.hpp"

#include "encoding.hpp"

namespace opendata::api {

std::string dataset_path(std::string_view base, std::string_view id) {
  return std::string(base) + "/datasets/" + percent_encode(id);
}

std::string file_path(std::string_view base, std::string_view id, std::string_view release, std::string_view file) {
  return dataset_path(base, id) + "/" + percent_encode(release) + "/" + percent_encode_path(file);
}

std::string law_path(std::string_view base, std::string_view id) {
  return std::string(base) + "/laws/" + percent_encode(id);
}

std::string article_path(std::string_view base, std::string_view law_id, std::string_view number) {
  return law_path(base, law_id) + "/articles/" + percent_encode(number);
}

std::string faq_path(std::string_view base, std::string_view id) {
  return std::string(base) + "/faq/" + percent_encode_path(id);
}

std::string document_path(std::string_view base, const search::Document& document) {
  if (document.kind == "article") return article_path(base, document.law_id, document.article_number);
  if (document.kind == "dataset") return dataset_path(base, document.id);
  if (document.kind == "faq") return faq_path(base, document.id);
  return std::string(base) + "/documents/" + percent_encode_path(document.id);
}

}  // namespace opendata::api
