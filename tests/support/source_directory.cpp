#include "support/source_directory.hpp"

namespace test {

const std::filesystem::path& source_directory() {
  static const std::filesystem::path directory = OPENDATA_SOURCE_DIR;
  return directory;
}

}  // namespace test
