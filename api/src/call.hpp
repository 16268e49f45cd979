#pragma once
#include <chrono>
#include <memory>
#include <opendata/search/searcher.hpp>
#include <string>
#include <string_view>

#include "arguments.hpp"
#include "catalog_snapshot.hpp"
#include "json_body.hpp"

namespace opendata::api {
namespace web {
struct Appearance;
}

namespace usage {
class Recorder;
}

/// The search index as it stood when a request came. `searcher` is null when the server has none.
struct SearchSnapshot {
  std::shared_ptr<const search::Searcher> searcher;
  search::IndexStats stats;
  std::optional<Errc> stale;  ///< why a newer index could not be taken over
};

/// What a handler needs to answer one request; everything in it stays the same for the whole of the call.
class Call {
 public:
  const Request& request;
  const Arguments& arguments;
  const CatalogSnapshot& catalog;
  const SearchSnapshot& index;
  const web::Appearance& appearance;
  Language language = Language::zh_tw;
  std::chrono::milliseconds query_time{2000};  ///< deadline of one SQL statement
  std::string_view base_url;                   ///< without '/' at the end; may be empty
  bool draining = false;
  std::string origin = {};  ///< base_url, else what the client called this server: for dialects whose links are absolute
  usage::Recorder* recorder = nullptr;  ///< null: this server does not count
  std::string_view client = {};         ///< the address that asks; never kept

  [[nodiscard]] std::string_view say(Message message) const { return message.in(language); }
  [[nodiscard]] bool english() const { return language == Language::en; }
  /// The searcher. Problems: not_available when the server has no index.
  [[nodiscard]] Outcome<const search::Searcher*> searcher() const;
  /// The dataset of path parameter "id". Problems: not_found; withdrawn; not_available when it is damaged.
  [[nodiscard]] Outcome<const ServedDataset*> dataset() const;
  /// Whether what the index says may be told: it may still describe a dataset that the catalogue does not list any more.
  [[nodiscard]] bool may_show(const search::Document& document) const {
    return document.kind != "dataset" || catalog.find(document.id) != nullptr;
  }
  /// The document of path parameter "id", from the index. Problems: not_found; withdrawn; not_available without an
  /// index, and of a dataset that is damaged.
  [[nodiscard]] Outcome<search::Document> document() const;
};

constexpr std::string_view json_type = "application/json; charset=utf-8";
constexpr std::string_view html_type = "text/html; charset=utf-8";

/// What was public once and was taken back by the agency. Not 404: who keeps copies shall see that it is meant.
[[nodiscard]] tl::unexpected<Problem> refuse_withdrawn();

/// An answer with this body, kept by caches for a minute as long as its entity tag is the same.
[[nodiscard]] Response make_response(std::string body, std::string_view media_type);
[[nodiscard]] inline Response make_response(const JsonBody& body) { return make_response(body.take(), json_type); }

}  // namespace opendata::api
