#include <opendata/files.hpp>
#include <opendata/text.hpp>

#include "dictionary/dictionary_files.hpp"
#include "dictionary/dictionary_lines.hpp"
#include "dictionary/word_trie.hpp"

namespace opendata::search {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_file = 16U << 20U;
constexpr Message no_directory{"there is no such directory of dictionaries", "沒有此詞典目錄"};
constexpr Message bad_utf8{"the dictionary is not valid UTF-8; save it as UTF-8",
                           "詞典含有無效的 UTF-8 位元組；請以 UTF-8 儲存"};

/// The line without its comment and blanks.
std::string_view content_of(std::string_view line) { return text::trim(line.substr(0, line.find('#'))); }

/// Parses every line that says something and hands it on.
template <class Parse, class Take>
Result<void> for_each_line(const fs::path& path, Parse parse, Take take) {
  if (!fs::exists(path)) return {};
  const auto content = read_file(path, largest_file);
  if (!content) return failure(content.error());
  if (!text::is_valid_utf8(*content)) return failure(Errc::bad_encoding, bad_utf8, {path.string(), 0, {}});
  std::string_view rest = *content;
  for (std::size_t row = 1; !rest.empty(); ++row) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = content_of(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty()) continue;
    auto entry = parse(line);
    if (!entry) return failure(std::move(entry.error()).at({path.string(), row, {}}));
    take(std::move(*entry));
  }
  return {};
}

/// A name that is too long to be a word is only passed over.
Result<std::string> parse_name_line(std::string_view line) {
  return text::to_utf32(line).size() > WordTrie::longest ? Result<std::string>(std::string()) : parse_word_line(line);
}

}  // namespace

Result<Dictionaries> read_dictionaries(const fs::path& directory) {
  if (!fs::is_directory(directory)) return failure(Errc::not_found, no_directory, {directory.string(), 0, {}});
  Dictionaries all;
  const auto into = [](auto& list) { return [&list](auto entry) { list.push_back(std::move(entry)); }; };
  const auto name = [&all](std::string entry) {
    if (!entry.empty()) all.names.push_back(std::move(entry));
  };
  Result<void> read = for_each_line(directory / words_file, parse_word_line, into(all.words));
  if (read) read = for_each_line(directory / names_file, parse_name_line, name);
  if (read) read = for_each_line(directory / synonyms_file, parse_synonym_line, into(all.synonyms));
  if (read) read = for_each_line(directory / subjects_file, parse_subject_line, into(all.subjects));
  if (read) read = for_each_line(directory / readings_file, parse_reading_line, into(all.readings));
  if (read) read = for_each_line(directory / look_alikes_file, parse_look_alike_line, into(all.look_alikes));
  if (!read) return failure(std::move(read.error()));
  return all;
}

}  // namespace opendata::search
