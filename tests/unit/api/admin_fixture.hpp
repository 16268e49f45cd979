#pragma once
#include <map>
#include <memory>
#include <opendata/search/faq_store.hpp>
#include <string>

#include "admin/admin.hpp"
#include "admin/faq_desk.hpp"
#include "support/temporary_directory.hpp"
#include "unit/api/site_fixture.hpp"

namespace test {

/// The administration listener without a socket, over the shared catalogue and a store of its own that holds the draft
/// "AP-008". Holders: vera (viewer), eda (editor), rita (reviewer), ada (admin).
class AdminFixture {
 public:
  explicit AdminFixture(opendata::api::admin::Publishing publishing = opendata::api::admin::Publishing::by_any_reviewer,
                        const std::string& base_url = {});
  /// As the holder's program, with the token.
  opendata::api::Response ask(const std::string& holder, const std::string& method, const std::string& target, const std::string& body = {},
                              std::map<std::string, std::string> headers = {});
  /// As a browser, with these cookies; a body is a form.
  opendata::api::Response browse(const std::string& method, const std::string& target, const std::string& cookie = {}, const std::string& body = {});
  /// Signs the holder in. Result: the cookie.
  std::string sign_in(const std::string& holder);
  /// The form token on the page at this address.
  std::string form_token(const std::string& cookie, const std::string& target = "/admin/faq");
  [[nodiscard]] const std::string& token(const std::string& holder) const { return tokens_.at(holder); }
  [[nodiscard]] std::string audit_file() const { return (directory_.path() / "audit").string(); }
  [[nodiscard]] std::string audit() const;
  [[nodiscard]] std::filesystem::path store_file() const { return directory_.path() / "faq.db"; }
  [[nodiscard]] opendata::search::faq::Stored stored(const std::string& id) const;
  [[nodiscard]] opendata::api::admin::Admin& admin() { return *admin_; }

 private:
  TemporaryDirectory directory_;
  std::map<std::string, std::string> tokens_;
  std::unique_ptr<opendata::api::Site> site_;
  std::unique_ptr<opendata::api::admin::FaqDesk> desk_;
  std::unique_ptr<opendata::api::admin::Admin> admin_;
};

/// The first value of a Set-Cookie field of this name, without its attributes; "" when there is none.
std::string cookie_in(const opendata::api::Response& response, std::string_view name);
/// "a=1&b=2" with every value percent-encoded.
std::string form_of(const std::map<std::string, std::string>& fields);

}  // namespace test
