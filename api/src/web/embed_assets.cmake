# cmake -DFOLDER=… -DOUTPUT=… -P embed_assets.cmake: every file of the folder as bytes in one C++ source, so that the
# server needs no files beside it. The version is the beginning of the file's SHA-256: it stands in the file's address.
file(GLOB files ${FOLDER}/*)
list(SORT files)
set(arrays "")
set(rows "")
foreach(file IN LISTS files)
  get_filename_component(name ${file} NAME)
  string(MAKE_C_IDENTIFIER ${name} identifier)
  file(READ ${file} bytes HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
  file(SHA256 ${file} version)
  string(SUBSTRING ${version} 0 12 version)
  string(APPEND arrays "constexpr unsigned char bytes_of_${identifier}[] = {${bytes}0};\n")
  string(APPEND rows "      {\"${name}\", text_of(bytes_of_${identifier}), \"${version}\"},\n")
endforeach()
file(WRITE ${OUTPUT} "// Written by embed_assets.cmake.
#include \"web/assets.hpp\"

namespace opendata::api::web {
namespace {

${arrays}
template <std::size_t size>
std::string text_of(const unsigned char (&bytes)[size]) {
  return std::string(bytes, bytes + size - 1);  // without the 0 that keeps an empty file's array from being empty
}

}  // namespace

const std::vector<Asset>& embedded_assets() {
  static const std::vector<Asset> all{
${rows}  };
  return all;
}

}  // namespace opendata::api::web
")
