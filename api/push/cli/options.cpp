#include "push/cli/options.hpp"

namespace opendata::push {

using cli::say;

void add_common_options(CLI::App& command, CommonOptions& options) {
  command
      .add_option("--catalog", options.catalog,
                  std::string(say({"Directory of published releases", "已發布資料的目錄"})))
      ->required();
  command
      .add_option("--state", options.state,
                  std::string(say({"Directory for journals of what was pushed; keep it from run to run",
                                   "存放推送日誌的目錄；請於各次執行間保留"})))
      ->envname("STATE_DIRECTORY")
      ->required();
  command.add_option("--dataset", options.datasets,
                     std::string(say({"Only this dataset; may be given again", "僅此資料集；可重複指定"})));
  command.add_flag("--dry-run", options.dry_run,
                   std::string(say({"Show what would change, and change nothing", "僅顯示差異，不做任何變更"})));
  command
      .add_option("--attempts", options.pace.attempts,
                  std::string(say({"Attempts in a row without progress", "無進展時連續嘗試次數"})))
      ->check(CLI::Range(1, 100))
      ->capture_default_str();
}

void add_platform_options(CLI::App& command, PlatformOptions& options) {
  add_common_options(command, options);
  command.add_option("--url", options.url, std::string(say({"Address of the platform, https", "平臺網址（https）"})))
      ->required();
  auto* file = command.add_option(
      "--token-file", options.token_file,
      std::string(say({"File (mode 0600) with the platform's key", "存放平臺金鑰的檔案（權限 0600）"})));
  auto* variable = command.add_option(
      "--token-env", options.token_variable,
      std::string(say({"Name of an environment variable with the platform's key", "存放平臺金鑰的環境變數名稱"})));
  file->excludes(variable);
  command.add_option("--ca-file", options.ca_file,
                     std::string(say({"Certificates of a private authority, PEM", "自有憑證機構的憑證（PEM）"})));
  command.add_option("--timeout", options.timeout, std::string(say({"Seconds without an answer", "等候回應秒數"})))
      ->check(CLI::Range(1, 3600))
      ->capture_default_str();
  command
      .add_option("--rate", options.pace.per_second,
                  std::string(say({"Requests a second at most; 0 = no bound", "每秒請求數上限；0 為不限"})))
      ->check(CLI::Range(0.0, 1000.0))
      ->capture_default_str();
  command.add_flag(
      "--insecure-http", options.insecure_http,
      std::string(say({"Allow http to addresses of this machine, for trials", "允許以 http 連線本機位址（試行用）"})));
}

namespace {

/// Errors: as parse_base_address() and Token.
Result<HttpClient> make_client(const PlatformOptions& options, std::vector<std::string> token_headers) {
  auto base = parse_base_address(options.url, options.insecure_http ? PlainHttp::on_loopback : PlainHttp::refused);
  if (!base) return failure(std::move(base.error()));
  if (options.token_file.empty() && options.token_variable.empty()) {
    return failure(Errc::invalid_argument, {"give the platform's key by --token-file or --token-env",
                                            "請以 --token-file 或 --token-env 提供平臺金鑰"});
  }
  auto token = options.token_file.empty() ? Token::from_environment(options.token_variable)
                                          : Token::from_file(options.token_file);
  if (!token) return failure(std::move(token.error()));
  HttpOptions http{std::move(*base), std::move(token_headers), options.ca_file, seconds(options.timeout)};
  return HttpClient(std::move(http), std::move(*token), options.pace, real_clock());
}

}  // namespace

int push_over_http(const PlatformOptions& options, const Platform& platform) {
  auto client = make_client(options, platform.token_headers);
  if (!client) return cli::report(client.error());
  const std::string name = platform.name(client->base().url);
  const auto target = platform.make(std::move(*client));
  return push_all(options, *target, name);
}

}  // namespace opendata::push
