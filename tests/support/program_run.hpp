#pragma once
#include <sys/wait.h>

#include <cstdlib>
#include <string>

#include "support/temporary_directory.hpp"

namespace test {

/// One run of a program: its exit code and what it wrote, both streams together.
struct Run {
  int code = -1;
  std::string output;
};

/// Runs the program in the directory; the arguments are words of a shell.
inline Run run_program(const std::string& program, const TemporaryDirectory& directory, const std::string& arguments,
                       const std::string& language = "en") {
  const auto output = directory.path() / "output.txt";
  const std::string command = "cd '" + directory.path().string() + "' && OPENDATA_LANG=" + language + " '" + program + "' " +
                              arguments + " > '" + output.string() + "' 2>&1";
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_text(output)};
}

}  // namespace test
