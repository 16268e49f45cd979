#include <array>
#include <cstdlib>
#include <opendata/files.hpp>

namespace opendata {
namespace {

namespace fs = std::filesystem;

/// A checkout is told from any folder named "data" by this file.
constexpr std::string_view marker = "catalogs/profiles.json";

/// The data that belongs to the program itself, which may have been installed anywhere or not at all.
fs::path beside_program() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (error) return {};
  for (fs::path above = program.parent_path(); above.has_relative_path(); above = above.parent_path()) {
    for (const char* place : {"share/opendata", "data"}) {
      if (fs::exists(above / place / marker, error)) return above / place;
    }
  }
  return {};
}

}  // namespace

Result<fs::path> find_data(std::string_view name) {
  const char* stated = std::getenv("OPENDATA_DATA");
  const auto places = stated != nullptr && *stated != '\0' ? std::array{fs::path(stated), fs::path()}
                                                           : std::array{beside_program(), fs::path(OPENDATA_DATA_DIR)};
  std::error_code error;
  for (const fs::path& place : places) {
    if (!place.empty() && fs::exists(place / name, error)) return place / name;
  }
  return failure(Errc::not_found,
                 {"is not among the data of the package; set OPENDATA_DATA to the folder that holds it",
                  "不在套件的資料中；請將 OPENDATA_DATA 設為其所在目錄"},
                 {std::string(name), 0, {}});
}

}  // namespace opendata
