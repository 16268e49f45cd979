#include "cli/support.hpp"

#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <new>

namespace opendata::cli {

Language language() {
  for (const char* variable : {"OPENDATA_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(variable);
    if (value != nullptr && *value != '\0')
      return std::string_view(value).starts_with("zh") ? Language::zh_tw : Language::en;
  }
  return Language::en;
}

std::string_view say(Message message) { return message.in(language()); }

int report(const Error& error) {
  std::cerr << format_error(error, language()) << '\n';
  return error.code() == Errc::refused ? Exit::refused : Exit::user_error;
}

void progress(std::string_view line) {
  if (::isatty(STDERR_FILENO) == 1) std::cerr << line << '\n';
}

namespace {

/// The words of --help that the parser would give in English only. Subcommands inherit them.
void localise_help(CLI::App& app) {
  app.set_help_flag("-h,--help", std::string(say({"print this help and exit", "顯示說明後結束"})));
  for (const auto& [key, words] : {std::pair{"Usage", Message{"Usage", "用法"}},
                                   {"OPTIONS", {"OPTIONS", "選項"}},
                                   {"Positionals", {"Arguments", "引數"}},
                                   {"SUBCOMMAND", {"SUBCOMMAND", "子命令"}},
                                   {"TEXT", {"TEXT", "文字"}},
                                   {"REQUIRED", {"(required)", "（必填）"}},
                                   {"Excludes", {"Excludes", "不可併用"}},
                                   {"Needs", {"Needs", "須併用"}}}) {
    app.get_formatter()->label(key, std::string(say(words)));
  }
  app.failure_message([](const CLI::App*, const CLI::Error& error) {
    return std::string(say({"the command line is wrong", "指令有誤"})) + ": " + error.what() + "\n" +
           std::string(say({"--help lists what can be given", "--help 列出可用的選項"})) + "\n";
  });
}

/// Results that could not be written were not given: a full disk must not look like success.
int after_output(int code) {
  std::cout.flush();
  if (std::cout) return code;
  std::cerr << say({"the output cannot be written; check free space and where it goes",
                    "無法寫出結果；請檢查磁碟空間與輸出位置"})
            << '\n';
  return code == Exit::ok ? Exit::user_error : code;
}

int parse_and_run(int argc, char** argv, const char* name, Message description, const std::vector<Command>& commands,
                  int subcommands) try {
  CLI::App app(std::string(say(description)), name);
  app.set_version_flag("--version", std::string(name) + " " OPENDATA_VERSION,
                       std::string(say({"print the version and exit", "顯示版本後結束"})));
  app.require_subcommand(subcommands);
  localise_help(app);
  std::function<int()> chosen = [] { return Exit::usage; };
  for (const Command& command : commands) command.add(app, chosen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? Exit::ok : Exit::usage;
  }
  return after_output(chosen());
} catch (const std::bad_alloc&) {
  std::cerr << say({"out of memory", "記憶體不足"}) << '\n';
  return Exit::user_error;
} catch (const std::exception&) {
  std::cerr << say({"internal error; please report it with the command you ran (without data)",
                    "內部錯誤；請回報您執行的指令（勿附資料）"})
            << '\n';
  return Exit::user_error;
}

}  // namespace

int run(int argc, char** argv, const char* name, Message description, const std::vector<Command>& commands) {
  return parse_and_run(argc, argv, name, description, commands, commands.empty() ? 0 : 1);
}

int run(int argc, char** argv, const char* name, Message description, const Command& only) {
  return parse_and_run(argc, argv, name, description, {only}, 0);
}

}  // namespace opendata::cli
