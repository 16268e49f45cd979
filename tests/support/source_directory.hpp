#pragma once
#include <filesystem>

namespace test {

/// The folder of the checkout, absolute. One file knows it: a definition for every test would keep the compiler cache
/// of one checkout from serving another.
const std::filesystem::path& source_directory();

}  // namespace test
