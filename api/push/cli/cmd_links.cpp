#include <ctime>
#include <iostream>
#include <opendata/files.hpp>
#include <thread>

#include "push/cli/options.hpp"
#include "push/links/checker.hpp"
#include "push/links/report.hpp"
#include "push/links/sources.hpp"

namespace opendata::push {
namespace {

using cli::language;
using cli::say;

struct Settings {
  std::vector<std::string> faq, catalogs, sitemaps, lists, reports, ranges;
  std::vector<unsigned> ports;
  std::string state, ca_file, contact;
  unsigned days = 3, certificate_days = 30, at_once = 8, per_host = 1, timeout = 20, minutes = 120;
  double delay = 1;
  std::uint64_t most_links = links::Bounds().links, most_megabytes = 1024;
};

std::string agent_of(const Settings& settings) {
  std::string agent = std::string("Mozilla/5.0 (compatible; ") + links::robots_name + "/" OPENDATA_VERSION;
  return agent + (settings.contact.empty() ? "" : "; +" + settings.contact) + ")";
}

Result<links::CheckOptions> options_of(const Settings& settings) {
  auto policy = links::NetworkPolicy::create(settings.ranges, settings.ports);
  if (!policy) return failure(std::move(policy.error()));
  const auto delay = std::chrono::milliseconds(static_cast<std::int64_t>(settings.delay * 1000));
  return links::CheckOptions{
      std::move(*policy),
      {delay, settings.per_host},
      {settings.most_links, settings.most_megabytes << 20U, std::chrono::minutes(settings.minutes)},
      {static_cast<std::int64_t>(std::time(nullptr)), static_cast<std::int64_t>(settings.certificate_days)},
      {settings.days},
      settings.at_once};
}

/// Sitemaps are fetched one after the other, as politely and as carefully as the links.
class SitemapClient {
 public:
  SitemapClient(links::Fetcher& fetcher, const links::CheckOptions& options)
      : site_(options.policy, options.politeness, options.bounds), visitor_(fetcher, site_) {}
  Result<std::string> fetch(const std::string& address) {
    const Where where{links::shown(address), 0, {}};
    const auto web = links::parse_web_address(address);
    if (!web) return failure(Errc::invalid_argument, {"is no web address", "不是網址"}, where);
    links::Reply reply = visitor_.fetch(*web, longest);
    if (reply.trouble == links::Reply::Trouble::none && reply.status == 200 && reply.whole) return std::move(reply.body);
    return failure(Errc::io_failure,
                   {"the sitemap cannot be fetched: it does not exist, is too large, or lies where connections are not "
                    "allowed (--allow-address, --allow-port)",
                    "無法取得 sitemap：不存在、過大，或位於不允許連線之處（--allow-address、--allow-port）"},
                   where);
  }

 private:
  static constexpr std::size_t longest = 50U << 20U;
  links::Site site_;
  links::Visitor visitor_;
};

Result<links::Collection> collect(const Settings& settings, const links::CheckOptions& options, links::Fetcher& fetcher) {
  links::Collection out;
  SitemapClient client(fetcher, options);
  const auto fetch = [&](const std::string& address) { return client.fetch(address); };
  Result<void> read;
  const auto all = [&](const std::vector<std::string>& names, const auto& one) {
    for (const std::string& name : names)
      if (read) read = one(name);
  };
  all(settings.faq, [&](const auto& file) { return links::collect_faq(file, out); });
  all(settings.catalogs, [&](const auto& directory) { return links::collect_catalog(directory, out); });
  all(settings.lists, [&](const auto& file) { return links::collect_list(file, out); });
  all(settings.sitemaps, [&](const auto& place) { return links::collect_sitemap(place, fetch, out); });
  if (!read) return failure(std::move(read.error()));
  if (!out.links().empty()) return out;
  return failure(Errc::invalid_argument,
                 {"no link was found; give --faq, --catalog, --sitemap or --list", "沒有連結；請以 --faq、--catalog、--sitemap 或 --list 指定來源"});
}

void print_summary(const links::Report& report) {
  const auto counts = links::count_standings(report);
  for (std::size_t i = counts.size(); i-- > 0;)
    std::cout << say(links::title(static_cast<links::Standing>(i))) << ": " << counts.at(i) << '\n';
}

/// Without the directory of earlier checks, where reports may well lie.
std::vector<std::string> files_read(const Settings& settings) {
  std::vector<std::string> files{settings.ca_file};
  for (const auto* names : {&settings.faq, &settings.catalogs, &settings.lists, &settings.sitemaps})
    files.insert(files.end(), names->begin(), names->end());
  return files;
}

int check(const Settings& settings) {
  if (auto apart = keep_apart(files_read(settings), settings.reports); !apart) return cli::report(apart.error());
  for (const std::string& path : settings.reports)
    if (auto good = links::check_report_path(path); !good) return cli::report(good.error());
  const auto options = options_of(settings);
  if (!options) return cli::report(options.error());
  const links::FetcherOptions fetching{options->policy, agent_of(settings), settings.ca_file, seconds(settings.timeout)};
  links::CurlFetcher fetcher(fetching);
  const auto collected = collect(settings, *options, fetcher);
  if (!collected) return cli::report(collected.error());
  auto history = links::History::open(settings.state, options->examination.now);
  if (!history) return cli::report(history.error());
  if (history->resumed()) cli::progress(say({"going on with the run that did not end", "接續上次未完成的檢查"}));
  auto judged = links::check_links(
      collected->links(), *options, *history, [&] { return std::make_unique<links::CurlFetcher>(fetching); },
      [](const links::Judged& link) {
        cli::progress(std::string(links::name(link.standing)) + " " + links::shown(link.link.address));
      });
  if (!judged) return cli::report(judged.error());
  const links::Report report{std::move(*judged), options->examination.now};
  for (const std::string& path : settings.reports)
    if (auto written = links::write_report(path, report, language()); !written) return cli::report(written.error());
  print_summary(report);
  return links::needs_work(report) ? cli::Exit::refused : cli::Exit::ok;
}

void add_sources(CLI::App& command, Settings& settings) {
  command.add_option("--faq", settings.faq, std::string(say({"FAQ export (.csv, .json, .jsonl); may be given again",
                                                             "問答匯出檔（.csv、.json、.jsonl）；可重複指定"})));
  command.add_option("--catalog", settings.catalogs, std::string(say({"Directory of published releases; may be given again",
                                                                      "已發布資料的目錄；可重複指定"})));
  command.add_option("--sitemap", settings.sitemaps, std::string(say({"sitemap.xml or an index, file or address; may be given again",
                                                                      "sitemap.xml 或其索引，檔案或網址；可重複指定"})));
  command.add_option("--list", settings.lists, std::string(say({"File with one address a line; may be given again",
                                                                "每行一個網址的檔案；可重複指定"})));
  command.add_option("--report", settings.reports, std::string(say({"Report (.json, .csv, .ods, .html); may be given again",
                                                                    "報告檔（.json、.csv、.ods、.html）；可重複指定"})));
  command.add_option("--state", settings.state, std::string(say({"Directory that remembers earlier checks; keep it from run to run",
                                                                 "記錄歷次檢查的目錄；請於各次執行間保留"})))
      ->envname("STATE_DIRECTORY")
      ->required();
}

template <class Number>
void add_number(CLI::App& command, const char* name, Number& value, double least, double most, Message words) {
  command.add_option(name, value, std::string(say(words)))->check(CLI::Range(least, most))->capture_default_str();
}

void add_limits(CLI::App& command, Settings& settings) {
  add_number(command, "--days", settings.days, 0, 90, {"Days that a link must fail before it is dead; 0 = at once",
                                                       "連續失敗幾天才算失效；0 為立即"});
  add_number(command, "--certificate-days", settings.certificate_days, 0, 400, {"Tell certificates that end sooner",
                                                                                "憑證少於幾天到期即提醒"});
  add_number(command, "--delay", settings.delay, 0, 60, {"Seconds between two requests to one host", "同一主機兩次請求的間隔秒數"});
  add_number(command, "--per-host", settings.per_host, 1, 2, {"Requests to one host at the same time", "同一主機同時請求數"});
  add_number(command, "--at-once", settings.at_once, 1, 64, {"Hosts that are asked at the same time", "同時檢查的主機數"});
  add_number(command, "--timeout", settings.timeout, 1, 300, {"Seconds without an answer", "等候回應秒數"});
  add_number(command, "--most-links", settings.most_links, 1, 1e7, {"Documents asked for in one run", "每次最多檢查的文件數"});
  add_number(command, "--most-megabytes", settings.most_megabytes, 1, 1e6, {"MiB read in one run", "每次最多讀取的 MiB"});
  add_number(command, "--most-minutes", settings.minutes, 1, 1e5, {"Minutes that one run takes", "每次最長分鐘數"});
}

void add_network(CLI::App& command, Settings& settings) {
  command.add_option("--allow-address", settings.ranges,
                     std::string(say({"Internal addresses that may be asked, such as 10.1.0.0/16; may be given again",
                                      "允許連線的內部位址，例如 10.1.0.0/16；可重複指定"})));
  command.add_option("--allow-port", settings.ports,
                     std::string(say({"Port besides 80 and 443; may be given again", "80、443 以外允許的連接埠；可重複指定"})));
  command.add_option("--ca-file", settings.ca_file,
                     std::string(say({"Certificates of authorities, PEM, instead of the system's", "憑證機構的憑證（PEM），取代系統預設"})));
  command.add_option("--contact", settings.contact,
                     std::string(say({"Address of a page about you, for the keepers of the sites", "貴機關說明網頁，供網站管理者聯繫"})));
}

}  // namespace

void add_links(CLI::App& app, std::function<int()>& run) {
  auto settings = std::make_shared<Settings>();
  auto* command = app.add_subcommand(
      "links", std::string(say({"Check the links of FAQ, datasets, sitemaps and lists. Exit code 3: some are dead or wrong.",
                                "檢查問答、資料集、網站地圖與清單中的連結。結束代碼 3：有失效或須更正者。"})));
  add_sources(*command, *settings);
  add_limits(*command, *settings);
  add_network(*command, *settings);
  command->callback([settings, &run] { run = [settings] { return check(*settings); }; });
}

}  // namespace opendata::push
