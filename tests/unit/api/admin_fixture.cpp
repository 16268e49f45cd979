#include "unit/api/admin_fixture.hpp"

#include <sys/stat.h>

#include <opendata/files.hpp>

#include "admin/faq_api.hpp"
#include "admin/pages/pages.hpp"
#include "encoding.hpp"
#include "http/target.hpp"
#include "support/catch.hpp"

namespace test {
namespace {

using namespace opendata;
using namespace opendata::api;

void write_private(const std::filesystem::path& path, const std::string& content) {
  std::ofstream(path, std::ios::binary) << content;
  REQUIRE(::chmod(path.c_str(), 0600) == 0);
}

Request request_of(const std::string& method, const std::string& target, const std::string& body) {
  auto decoded = http::decode_target(target);
  REQUIRE(decoded);
  Request request;
  request.method = method;
  request.path = decoded->path;
  request.query = decoded->query;
  request.body = body;
  request.remote_address = "203.0.113.7";
  request.id = "test-3";
  return request;
}

}  // namespace

AdminFixture::AdminFixture(admin::Publishing publishing, const std::string& base_url) {
  std::string lines;
  for (const auto& [holder, role] : {std::pair{"vera", "viewer"}, {"eda", "editor"}, {"rita", "reviewer"}, {"ada", "admin"}}) {
    const auto made = make_admin_token(holder, role);
    REQUIRE(made);
    tokens_[holder] = made->token;
    lines += made->line + "\n";
  }
  write_private(directory_.path() / "tokens", lines);
  {
    auto store = search::faq::Store::open(store_file());
    REQUIRE(store);
    search::faq::Entry entry{.id = "AP-008", .question = "寵物遺失了怎麼辦", .answer = "請通報。\n\n- 一\n- **二**"};
    entry.agency = "動物保護處";
    entry.review_due = "2026-01-31";
    REQUIRE(store->save(entry, {"eda", "初稿", 0}));
  }
  ServerOptions options;
  options.catalog = site().catalog().string();
  options.index = site().index().string();
  site_ = Site::open(options).value();
  desk_ = admin::FaqDesk::open({store_file(), options.catalog, publishing}, *site_).value();
  auto routes = admin::faq_api_routes(*desk_);
  for (auto& page : admin::faq_page_routes(*desk_)) routes.push_back(std::move(page));
  AdminOptions wanted;
  wanted.token_file = (directory_.path() / "tokens").string();
  wanted.audit_file = audit_file();
  wanted.base_url = base_url;
  admin_ = admin::Admin::open(wanted, std::move(routes)).value();
}

Response AdminFixture::ask(const std::string& holder, const std::string& method, const std::string& target, const std::string& body,
                           std::map<std::string, std::string> headers) {
  auto request = request_of(method, target, body);
  request.headers = std::move(headers);
  request.headers.emplace("content-type", "application/json");
  request.headers.emplace("authorization", "Bearer " + token(holder));
  return admin_->handle(request);
}

Response AdminFixture::browse(const std::string& method, const std::string& target, const std::string& cookie, const std::string& body) {
  auto request = request_of(method, target, body);
  request.headers["accept-language"] = "en";
  if (!cookie.empty()) request.headers["cookie"] = cookie;
  if (method == "POST") request.headers["content-type"] = "application/x-www-form-urlencoded";
  return admin_->handle(request);
}

std::string AdminFixture::sign_in(const std::string& holder) {
  const auto page = browse("GET", "/admin/sign-in");
  const auto proof = cookie_in(page, "opendata-sign-in");
  const auto answer = browse("POST", "/admin/sign-in", "opendata-sign-in=" + proof, form_of({{"form_token", proof}, {"token", token(holder)}}));
  REQUIRE(answer.status == 303);
  return "opendata-session=" + cookie_in(answer, "opendata-session");
}

std::string AdminFixture::form_token(const std::string& cookie, const std::string& target) {
  const auto page = browse("GET", target, cookie);
  constexpr std::string_view before = "name=\"form_token\" value=\"";
  const auto at = page.body.find(before);
  REQUIRE(at != std::string::npos);
  return page.body.substr(at + before.size(), 64);
}

std::string AdminFixture::audit() const { return read_file(audit_file(), 8U << 20U).value(); }

search::faq::Stored AdminFixture::stored(const std::string& id) const {
  return search::faq::Store::open(store_file()).value().find(id).value();
}

std::string cookie_in(const Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers) {
    const bool named = key == "Set-Cookie" && value.starts_with(name) && value.substr(name.size(), 1) == "=";
    if (named) return value.substr(name.size() + 1, value.find(';') - name.size() - 1);
  }
  return {};
}

std::string form_of(const std::map<std::string, std::string>& fields) {
  std::string body;
  for (const auto& [name, value] : fields) body.append(body.empty() ? "" : "&").append(percent_encode(name)).append("=").append(percent_encode(value));
  return body;
}

}  // namespace test
