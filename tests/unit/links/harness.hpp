#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "push/links/checker.hpp"
#include "support/fake_web.hpp"
#include "support/temporary_directory.hpp"

namespace test {

namespace links = opendata::push::links;

/// Options that may reach the servers of a test, as fast as they answer.
inline links::CheckOptions local_options(const std::vector<unsigned>& ports) {
  links::CheckOptions options;
  options.policy = links::NetworkPolicy::create({"127.0.0.0/8"}, ports).value();
  options.politeness = {std::chrono::milliseconds(0), 2};
  options.examination = {1'800'000'000, 30};
  options.patience = {0};
  return options;
}

inline links::FetcherOptions fetching(const links::CheckOptions& options, const std::string& ca_file = {}) {
  return {options.policy, "opendata-links/test", ca_file, std::chrono::seconds(2)};
}

/// One run over addresses, with a state of its own or a kept one.
inline std::vector<links::Judged> check_addresses(const std::vector<std::string>& addresses,
                                                  const links::CheckOptions& options,
                                                  const std::filesystem::path& state, const std::string& ca_file = {}) {
  std::vector<links::Link> list;
  for (const std::string& address : addresses) list.push_back({address, {{"list", "test", {}}}});
  auto history = links::History::open(state, options.examination.now).value();
  const auto how = fetching(options, ca_file);
  return links::check_links(list, options, history, [&] { return std::make_unique<links::CurlFetcher>(how); }).value();
}

/// "not-found" or "moved certificate-ends".
inline std::string findings_of(const links::Judged& judged) {
  std::string out;
  for (const links::Finding finding : judged.memory.last.findings)
    out += (out.empty() ? "" : " ") + std::string(links::name(finding));
  return out;
}

/// What is found for one address.
inline std::string finding_for(const std::string& address, const links::CheckOptions& options,
                               const std::string& ca_file = {}) {
  const TemporaryDirectory state;
  return findings_of(check_addresses({address}, options, state.path(), ca_file).at(0));
}

/// A page with a text of its own.
inline std::string article(const std::string& title, const std::string& body) {
  return "<!DOCTYPE html><html lang=zh-Hant><title>" + title +
         " - 動物保護處</title><body><nav>首頁 網站導覽 便民服務 政府資訊公開 雙語詞彙</nav><main id=main>" + body +
         "</main><footer>地址：某市中正路1號 電話：02-12345678</footer></body></html>";
}

}  // namespace test
