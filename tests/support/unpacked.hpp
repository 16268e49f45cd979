#pragma once
#include <cstdlib>
#include <filesystem>
#include <string>

#include "support/catch.hpp"

namespace test {

/// A compressed file of the shared data, unpacked into the directory by the program zstd.
inline std::string unpacked(const std::filesystem::path& file, const std::filesystem::path& directory) {
  const std::string out = (directory / file.stem()).string();
  REQUIRE(std::system(("zstd -qdf '" + file.string() + "' -o '" + out + "'").c_str()) == 0);
  return out;
}

}  // namespace test
