#include "dictionary/dictionary_lines.hpp"

#include <algorithm>
#include <charconv>
#include <opendata/text.hpp>

#include "dictionary/word_trie.hpp"

namespace opendata::search {
namespace {

constexpr Message bad_word{"a word has 2 to 20 characters without blanks", "詞須為 2 至 20 字，且不含空白"};
constexpr Message bad_synonyms{
    "write \"word, word\" for words that find each other or \"word => word, word\" for one way; a weight may follow as "
    "\" : 0.7\"",
    "請寫成「詞, 詞」（互查）或「詞 => 詞, 詞」（單向），其後可加權重「 : 0.7」"};
constexpr Message bad_subject{
    "write \"word, word => law, law with articles\": \"加班, 加班費 => 勞動基準法第24、32條\"; a word has two characters or more, "
    "nothing between commas more than 60",
    "請寫成「詞, 詞 => 法規, 法規條號」，例如「加班, 加班費 => 勞動基準法第24、32條」；每個詞至少兩個字，逗號之間至多 60 個字"};
constexpr Message bad_weight{"a weight is a number above 0 and at most 1", "權重須大於 0 且不超過 1"};
constexpr Message bad_reading{"write a character and its syllables without tones: \"行 xing hang\"",
                              "請寫一個字與其不含聲調的拼音，例如「行 xing hang」"};
constexpr Message bad_look_alikes{"write two or more characters side by side: \"籠寵龐\"",
                                  "請將兩個以上的形近字寫在一起，例如「籠寵龐」"};
constexpr std::size_t longest_term = 60;
constexpr std::size_t longest_syllable = 6;
constexpr std::string_view arrow = "=>";

bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = std::min(text.find(separator), text.size());
    parts.emplace_back(text::trim(text.substr(0, end)));
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

/// Terms between commas; empty when one of them is.
std::vector<std::string> terms_of(std::string_view text) {
  std::vector<std::string> terms = split(text, ',');
  const auto bad = [](const std::string& term) {
    return term.empty() || term.find("=>") != std::string::npos || text::to_utf32(term).size() > longest_term;
  };
  if (std::any_of(terms.begin(), terms.end(), bad)) terms.clear();
  return terms;
}

/// Takes ` : 0.7` off the end of the line.
Result<double> take_weight(std::string_view& line) {
  constexpr double usual = 0.5;
  const std::size_t colon = line.rfind(" : ");
  if (colon == std::string_view::npos) return usual;
  const std::string_view digits = text::trim(line.substr(colon + 3));
  double weight = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), weight);
  if (error != std::errc{} || end != digits.data() + digits.size() || !(weight > 0 && weight <= 1))
    return failure(Errc::bad_value, bad_weight);
  line = line.substr(0, colon);
  return weight;
}

bool is_syllable(std::string_view word) {
  return !word.empty() && word.size() <= longest_syllable &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : std::string(separator)) + part;
  return out;
}

}  // namespace

Result<std::string> parse_word_line(std::string_view line) {
  const std::string_view word = text::trim(line);
  const std::size_t length = text::to_utf32(word).size();
  if (length < 2 || length > WordTrie::longest || std::any_of(word.begin(), word.end(), is_blank))
    return failure(Errc::bad_value, bad_word);
  return std::string(word);
}

Result<SynonymRule> parse_synonym_line(std::string_view line) {
  SynonymRule rule;
  auto weight = take_weight(line);
  if (!weight) return failure(std::move(weight.error()));
  rule.weight = *weight;
  const std::size_t at = line.find(arrow);
  const bool one_way = at != std::string_view::npos;
  rule.from = terms_of(line.substr(0, one_way ? at : line.size()));
  rule.to = one_way ? terms_of(line.substr(at + arrow.size())) : rule.from;
  if (rule.from.empty() || rule.to.empty() || (!one_way && rule.from.size() < 2))
    return failure(Errc::bad_structure, bad_synonyms);
  return rule;
}

Result<SubjectRule> parse_subject_line(std::string_view line) {
  const std::size_t at = std::min(line.find(arrow), line.size());
  SubjectRule rule{terms_of(line.substr(0, at)), {}};
  if (at < line.size()) rule.places = terms_of(line.substr(at + arrow.size()));
  // A single character stands in too many words to be a subject.
  const bool short_word = std::any_of(rule.words.begin(), rule.words.end(),
                                      [](const std::string& word) { return text::to_utf32(word).size() < 2; });
  if (rule.words.empty() || rule.places.empty() || short_word) return failure(Errc::bad_structure, bad_subject);
  return rule;
}

Result<Reading> parse_reading_line(std::string_view line) {
  std::vector<std::string> parts = split(line, ' ');
  std::erase(parts, std::string());
  Reading reading;
  if (!parts.empty()) reading.character = parts.front();
  if (parts.size() > 1) reading.syllables.assign(parts.begin() + 1, parts.end());
  if (reading.syllables.empty() || text::to_utf32(reading.character).size() != 1 ||
      !std::all_of(reading.syllables.begin(), reading.syllables.end(), is_syllable))
    return failure(Errc::bad_structure, bad_reading);
  return reading;
}

Result<std::string> parse_look_alike_line(std::string_view line) {
  const std::string_view group = text::trim(line);
  if (text::to_utf32(group).size() < 2 || std::any_of(group.begin(), group.end(), is_blank))
    return failure(Errc::bad_structure, bad_look_alikes);
  return std::string(group);
}

std::string format_synonym_line(const SynonymRule& rule) {
  const bool two_way = rule.from == rule.to;
  std::string weight = std::to_string(rule.weight);
  return joined(rule.from, ", ") + (two_way ? std::string() : " => " + joined(rule.to, ", ")) + " : " + weight;
}

std::string format_subject_line(const SubjectRule& rule) {
  return joined(rule.words, ", ") + " => " + joined(rule.places, ", ");
}

std::string format_reading_line(const Reading& reading) {
  return reading.character + " " + joined(reading.syllables, " ");
}

}  // namespace opendata::search
