#include "respond.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "ckan/envelope.hpp"
#include "conditional.hpp"
#include "encoding.hpp"
#include "gzip.hpp"
#include "national/envelope.hpp"
#include "negotiate.hpp"
#include "router.hpp"
#include "usage/counting.hpp"
#include "usage/recorder.hpp"
#include "web/layout.hpp"

namespace opendata::api {
namespace {

constexpr std::size_t compressed_from = 1024;

const char* allowed_by(Methods methods) {
  return methods == Methods::read ? "GET, HEAD, OPTIONS" : "GET, HEAD, POST, OPTIONS";
}

constexpr const char* page_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Of a page the address decides, then the browser; of the API the header alone.
Language language_of(const Request& request, Audience audience) {
  const std::string* wish = request.parameter("lang");
  if (wish != nullptr && audience == Audience::person && !wish->empty())
    return *wish == "en" ? Language::en : Language::zh_tw;
  return preferred_language(request.header("accept-language"));
}

bool is_known_method(const std::string& method) {
  constexpr std::array known{"POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT"};
  return std::find(known.begin(), known.end(), method) != known.end();
}

Outcome<void> check_method(const std::string& method, Methods methods) {
  if (method == "GET" || method == "HEAD" || method == "OPTIONS") return {};
  if (method == "POST" && methods == Methods::read_and_post) return {};
  if (!is_known_method(method))
    return refuse({ProblemKind::method_not_implemented, {"this server knows no such method", "本服務沒有這個方法"}});
  return refuse({ProblemKind::method_not_allowed,
                 {"everything here is read with GET", "本服務僅提供 GET 讀取"},
                 {},
                 {},
                 {},
                 {{"Allow", allowed_by(methods)}}});
}

Response options_response(Methods methods) {
  const char* allowed = allowed_by(methods);
  Response response;
  response.status = 204;
  response.set_header("Allow", allowed);
  response.set_header("Access-Control-Allow-Methods", allowed);
  response.set_header("Access-Control-Allow-Headers", "Content-Type, If-None-Match, Range, If-Range");
  response.set_header("Access-Control-Max-Age", "86400");
  return response;
}

/// What the answer was made from, besides the request.
std::string data_version(const Route& route, const Call& call) {
  switch (route.depends_on) {
    case DependsOn::nothing:
      return {};
    case DependsOn::catalog:
      return call.catalog.version;
    case DependsOn::index:
      return call.index.stats.generation;
    case DependsOn::everything:
      return call.catalog.version + "/" + call.index.stats.generation;
    case DependsOn::dataset:
      break;
  }
  const auto dataset = call.dataset();
  return dataset ? (*dataset)->current->release.id : std::string();
}

/// … with what every page shows around it, and the day of its counts: who comes back sees those of today.
std::string source_version(const Route& route, const Call& call) {
  auto version = data_version(route, call);
  if (version.empty() || route.audience != Audience::person) return version;
  version += "/" + call.appearance.version;
  if (call.recorder != nullptr) version += "/" + std::to_string(call.recorder->popular()->day);
  return version;
}

/// Names this answer to this request; empty where it does not depend on published data.
std::string entity_name(const Route& route, const Call& call) {
  const auto version = source_version(route, call);
  if (version.empty()) return {};
  const char* language = call.english() ? "en" : "zh";
  return short_hash(version + "\n" OPENDATA_VERSION "\n" + call.origin + call.request.path + "\n" + language + "\n" +
                    call.request.header("accept") + "\n" + call.arguments.canonical());
}

/// With the Cache-Control that the whole answer has (RFC 9110 section 15.4.5).
Response not_modified(const std::string& tag, const std::string& caching) {
  Response response;
  response.status = 304;
  response.set_header("ETag", tag);
  response.set_header("Cache-Control", caching);
  return response;
}

const std::string* find_header(const Response& response, std::string_view name) {
  const auto found = std::find_if(response.headers.begin(), response.headers.end(),
                                  [&](const auto& header) { return header.first == name; });
  return found == response.headers.end() ? nullptr : &found->second;
}

/// The tag under which the client holds the answer of this name, plain or compressed; empty when it does not.
std::string known_tag(const std::string& if_none_match, const std::string& name) {
  for (auto tag : {"\"" + name + "\"", "\"" + name + "-gz\""})
    if (matches_etag(if_none_match, tag)) return tag;
  return {};
}

/// What a program is told about a dataset is as old as its release. Caches that know no entity tags go by this; whether the
/// client has it already is decided by the tag alone, for two releases may be made of one source.
void add_date(const Route& route, const Call& call, Response& response) {
  if (route.depends_on != DependsOn::dataset || route.audience == Audience::person) return;
  const auto dataset = call.dataset();
  const auto modified = dataset ? parse_timestamp((*dataset)->current->release.manifest.modified) : std::nullopt;
  if (modified) response.set_header("Last-Modified", format_http_date(*modified));
}

/// The answer of a route, or 304 when the client has it already. One that is named by nothing but its own bytes is made
/// first.
Answer answer(const Route& route, const Call& call) {
  const auto& known = call.request.header("if-none-match");
  auto name = entity_name(route, call);
  // "*" asks whether there is anything at this address: only the handler knows.
  if (!name.empty() && known != "*")
    if (const auto tag = known_tag(known, name); !tag.empty()) return not_modified(tag, "public, max-age=60, stale-while-revalidate=600");
  auto response = route.handler(call);
  if (!response || response->status != 200 || response->file || call.request.method == "POST") return response;
  if (response->generator && name.empty()) return response;
  const auto* caching = find_header(*response, "Cache-Control");
  if (caching != nullptr && *caching == "no-store") return response;
  if (name.empty()) name = short_hash(response->body);
  if (const auto tag = known_tag(known, name); !tag.empty()) return not_modified(tag, caching == nullptr ? "" : *caching);
  response->set_header("ETag", "\"" + name + "\"");
  add_date(route, call, *response);
  return response;
}

Response problem_for(const Problem& problem, Audience audience, Language language, const Request& request,
                     const web::Appearance& appearance) {
  if (audience == Audience::person) return web::problem_page(problem, language, request, appearance);
  if (audience == Audience::ckan_client) return ckan::problem_response(problem, request);
  if (audience == Audience::national_client) return national::problem_response(problem, language);
  return problem_response(problem, language, request.id);
}

void compress(const Request& request, Response& response) {
  if (response.body.size() < compressed_from || !accepts_gzip(request.header("accept-encoding"))) return;
  auto smaller = gzip(response.body);
  if (!smaller) return;
  response.body = std::move(*smaller);
  response.set_header("Content-Encoding", "gzip");
  const std::string* tag = find_header(response, "ETag");
  if (tag != nullptr && tag->ends_with('"')) response.set_header("ETag", tag->substr(0, tag->size() - 1) + "-gz\"");
}

void add_common_headers(Audience audience, Language language, Response& response) {
  response.set_header("X-Content-Type-Options", "nosniff");
  response.set_header("Referrer-Policy", "same-origin");
  if (!response.file) response.set_header("Vary", "Accept, Accept-Encoding, Accept-Language");
  if (audience == Audience::person) return response.set_header("Content-Security-Policy", page_policy);
  response.set_header("Access-Control-Allow-Origin", "*");
  response.set_header("Access-Control-Expose-Headers", "Link, ETag, RateLimit, RateLimit-Policy, Retry-After, Content-Disposition, Content-Range, X-Request-Id");
  const std::string* link = find_header(response, "Link");
  response.set_header(
      "Link", (link == nullptr ? std::string() : *link + ", ") + "</api/v1/openapi.json>; rel=\"service-desc\"");
  if (!response.file && response.status != 304)
    response.set_header("Content-Language", language == Language::en ? "en" : "zh-TW");
}

/// The address under which the client knows this server. Host is checked for form by the connection layer.
std::string origin_of(const Request& request, const Settings& settings) {
  const auto& host = request.header("host");
  return !settings.base_url.empty() || host.empty() ? settings.base_url : "http://" + host;
}

/// What links from elsewhere add to a page's address.
bool is_passed_over(const Route& route, const std::string& name) {
  return route.others == OtherParameters::ignored && !name.starts_with("f.") &&
         std::none_of(route.query_parameters.begin(), route.query_parameters.end(), [&](const Parameter& known) { return known.name == name; });
}

Outcome<void> check_repetition(const Route& route, const Request& request) {
  if (route.audience == Audience::ckan_client) return {};  // there a repeated key is a list
  std::set<std::string_view> seen;
  for (const auto& [name, value] : request.query) {
    if (is_passed_over(route, name)) continue;
    if (!seen.insert(name).second)
      return refuse({ProblemKind::repeated_parameter, {"give each parameter once", "每個參數只能出現一次"}, name.substr(0, 64)});
  }
  return {};
}

struct Finished {
  Response response;
  Audience audience = Audience::program;
  Language language = Language::zh_tw;
  const Route* route = nullptr;
};

Finished handle_matched(const Match& match, const Request& request, std::string_view client, const Site& site, const Settings& settings,
                        bool draining) {
  const Route& route = *match.route;
  Finished out{{}, route.audience, language_of(request, route.audience), &route};
  const auto served = site.served();
  const auto fail = [&](const Problem& problem) {
    out.response = problem_for(problem, out.audience, out.language, request, *served->appearance);
    return std::move(out);
  };
  if (auto method = check_method(request.method, route.methods); !method) return fail(method.error());
  if (request.method == "OPTIONS") return out.response = options_response(route.methods), std::move(out);
  if (auto once = check_repetition(route, request); !once) return fail(once.error());
  const auto arguments = Arguments::check(route, request, match.values);
  if (!arguments) return fail(arguments.error());
  const Call call{request,      *arguments,          *served->catalog,  *served->index, *served->appearance,
                  out.language, settings.query_time, settings.base_url, draining,
                  origin_of(request, settings), settings.recorder, client};
  auto answered = answer(route, call);
  if (!answered) return fail(answered.error());
  usage::count_answer(route, call);
  out.response = std::move(*answered);
  return out;
}

/// A path under the API is a program's; any other that leads nowhere was probably followed by a person.
Audience audience_of(std::string_view path) { return path.starts_with("/api/") ? Audience::program : Audience::person; }

/// What is said where no route is: a program is led to the description, a person to what the page offers.
Problem nowhere(const Problem& of_router, Audience audience) {
  if (audience != Audience::person) return of_router;
  return {ProblemKind::not_found, {"there is nothing at this address: search for it, or go on from here", "此網址沒有內容，請改用檢索，或由下列連結繼續。"}};
}

Finished handle_request(const Request& request, std::string_view client, const Site& site, const Settings& settings, bool draining) {
  const auto match = find_route(request.path);
  if (match) return handle_matched(*match, request, client, site, settings, draining);
  const Audience audience = audience_of(request.path);
  Finished out{{}, audience, language_of(request, audience), nullptr};
  const auto method = check_method(request.method, Methods::read);
  out.response = problem_for(method ? nowhere(match.error(), audience) : method.error(), out.audience, out.language, request, *site.appearance());
  return out;
}

}  // namespace

Responded respond(const Request& request, std::string_view client, const Site& site, const Settings& settings, bool draining) {
  auto [response, audience, language, route] = handle_request(request, client, site, settings, draining);
  compress(request, response);
  add_common_headers(audience, language, response);
  if (!request.id.empty()) response.set_header("X-Request-Id", request.id);
  return {std::move(response), route};
}

Response refuse_early(const Problem& problem, const Request& request, const Site& site) {
  const auto match = find_route(request.path);
  const Audience audience = match ? match->route->audience : audience_of(request.path);
  const Language language = language_of(request, audience);
  auto response = problem_for(problem, audience, language, request, *site.appearance());
  for (const auto& [name, value] : problem.headers) response.set_header(name, value);
  add_common_headers(audience, language, response);
  return response;
}

}  // namespace opendata::api
