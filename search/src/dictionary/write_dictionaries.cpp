#include <opendata/files.hpp>
#include <opendata/search/dictionaries.hpp>
#include <utility>

#include "dictionary/dictionary_files.hpp"
#include "dictionary/dictionary_lines.hpp"
#include "index/stable_hash.hpp"

namespace opendata::search {
namespace {

namespace fs = std::filesystem;

const std::string& as_line(const std::string& entry) { return entry; }
std::string as_line(const SynonymRule& rule) { return format_synonym_line(rule); }
std::string as_line(const SubjectRule& rule) { return format_subject_line(rule); }
std::string as_line(const Reading& reading) { return format_reading_line(reading); }

/// What would not come back as it was is left out: it can be no word of a text either.
bool comes_back(const std::string& entry) {
  return entry.find('#') == std::string::npos && parse_word_line(entry).value_or("") == entry;
}
template <class Entry>
bool comes_back(const Entry&) {
  return true;
}

template <class Entry>
std::string lines_of(const std::vector<Entry>& entries) {
  std::string out;
  for (const Entry& entry : entries)
    if (comes_back(entry)) out += as_line(entry) + "\n";
  return out;
}

/// Every file with its content.
std::vector<std::pair<const char*, std::string>> contents(const Dictionaries& all) {
  return {{words_file, lines_of(all.words)},
          {names_file, lines_of(all.names)},
          {synonyms_file, lines_of(all.synonyms)},
          {subjects_file, lines_of(all.subjects)},
          {readings_file, lines_of(all.readings)},
          {look_alikes_file, lines_of(all.look_alikes)}};
}

}  // namespace

Result<void> write_dictionaries(const fs::path& directory, const Dictionaries& dictionaries) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (error)
    return failure(Errc::io_failure, {"the directory cannot be made; check permissions", "無法建立目錄；請檢查權限"},
                   {directory.string(), 0, {}});
  for (const auto& [name, content] : contents(dictionaries)) {
    auto written = write_file_atomically(directory / name, content);
    if (!written) return written;
  }
  return {};
}

std::string fingerprint(const Dictionaries& dictionaries) {
  std::string all;
  for (const auto& [name, content] : contents(dictionaries)) all += std::string(name) + "\n" + content;
  return stable_hash(all);
}

}  // namespace opendata::search
