#include "dictionary_directory.hpp"

#include <array>

namespace opendata::cli {

std::filesystem::path dictionary_directory() {
  namespace fs = std::filesystem;
  constexpr std::array places{"share/opendata/dictionaries", "data/dictionaries"};
  constexpr int levels = 4;  // build/preset/search/program
  std::error_code error;
  fs::path above = fs::read_symlink("/proc/self/exe", error).parent_path();
  for (int i = 0; i < levels && !above.empty(); ++i, above = above.parent_path()) {
    for (const char* place : places)
      if (fs::is_directory(above / place, error)) return above / place;
  }
  return {};
}

}  // namespace opendata::cli
