#include "input_format.hpp"

#include <filesystem>
#include <fstream>

namespace opendata::search {
namespace {

InputFormat format_of(const std::string& file) {
  const std::string ending = std::filesystem::path(file).extension().string();
  if (ending == ".csv") return InputFormat::csv;
  if (ending == ".json") return InputFormat::json;
  if (ending == ".jsonl" || ending == ".ndjson") return InputFormat::jsonl;
  std::ifstream in(file, std::ios::binary);
  std::string beginning(64, '\0');
  in.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
  const auto first = beginning.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  const char c = first == std::string::npos ? '\0' : beginning[first];
  return c == '[' ? InputFormat::json : c == '{' ? InputFormat::jsonl : InputFormat::csv;
}

}  // namespace

InputOptions options_for(const std::string& file) {
  InputOptions options;
  options.format = format_of(file);
  options.trim = options.drop_trailing_empty = options.skip_blank_rows = true;
  return options;
}

}  // namespace opendata::search
