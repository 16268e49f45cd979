#pragma once
#include <CLI/CLI.hpp>
#include <functional>
#include <opendata/error.hpp>
#include <string>
#include <vector>

/// What the four programs share. Messages go to stderr in the user's language; stdout carries results only.
namespace opendata::cli {

/// Exit codes, the same for every program and stable.
enum Exit : int { ok = 0, user_error = 1, usage = 2, refused = 3 };

/// The user's language: OPENDATA_LANG, else LC_ALL, LC_MESSAGES, LANG; "zh…" is Traditional Chinese, anything else
/// English.
[[nodiscard]] Language language();
/// The text in the user's language.
[[nodiscard]] std::string_view say(Message message);
/// Prints the error for people and gives the exit code that belongs to it.
[[nodiscard]] int report(const Error& error);
/// Prints a line of progress to stderr, only when that is a terminal.
void progress(std::string_view line);

/// One subcommand: `add` declares its options on the parser and returns what to run when it was chosen.
struct Command {
  void (*add)(CLI::App& app, std::function<int()>& run);
};
/// Parses the command line, runs the chosen subcommand, turns every outcome into an exit code. The program's only
/// catch-all.
[[nodiscard]] int run(int argc, char** argv, const char* name, Message description,
                      const std::vector<Command>& commands);

/// The same for a program that does one thing and has no subcommands.
[[nodiscard]] int run(int argc, char** argv, const char* name, Message description, const Command& only);

}  // namespace opendata::cli
