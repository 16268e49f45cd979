#include "faq/text_vectors.hpp"

#include <algorithm>
#include <cmath>
#include <opendata/address.hpp>
#include <opendata/search/segmenter.hpp>
#include <opendata/text.hpp>
#include <unordered_map>

namespace opendata::search::faq {
namespace {

constexpr std::size_t many_texts = 50;
constexpr double most_common = 0.6;
/// A pair of characters is weaker evidence than a word of the dictionary.
constexpr double pair_weight = 0.5;

constexpr std::u32string_view words_of_place[] = {U"交叉路口", U"交叉口", U"十字路口", U"路口", U"巷口", U"街口", U"前面", U"前方", U"後方", U"後面", U"對面",
                                                  U"旁邊",     U"附近",   U"周邊",     U"周圍", U"之間", U"靠近", U"側邊", U"沿線", U"一帶", U"沿路", U"週邊",
                                                  U"一段",     U"二段",   U"三段",     U"四段", U"五段", U"六段"};

std::size_t match_word_of_place(std::u32string_view text) {
  for (const auto word : words_of_place)
    if (text.substr(0, word.size()) == word) return word.size();
  return 0;
}

/// Length of what begins here and says where or who, but not what is asked; 0 = nothing.
std::size_t match_place(std::u32string_view text) {
  constexpr std::size_t longest_mask = 20;
  if (text.front() != U'〔') return std::max(text::match_division(text), match_word_of_place(text));
  const auto end = text.substr(0, longest_mask).find(U'〕');
  return end == std::u32string_view::npos ? 1 : end + 1;
}

/// Blanks in their place, so that what follows stays where it is.
std::u32string with_blanks_for_places(std::string_view utf8) {
  std::u32string text = text::to_utf32(utf8);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t length = match_place(std::u32string_view(text).substr(i));
    std::fill_n(text.begin() + static_cast<std::ptrdiff_t>(i), length, U' ');
  }
  return text;
}

/// Numbers, and codes of a letter or two, name a case and not what it is about.
bool is_code(std::string_view word) {
  constexpr std::size_t shortest_name = 3;
  const bool ascii = std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  const bool number = std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  return ascii && (number || word.size() < shortest_name);
}

struct Counted {
  std::uint32_t word;
  float count;
};

/// Numbers the words of all texts and counts in how many each stands.
class Vocabulary {
 public:
  std::vector<Counted> count(std::string_view utf8) {
    const std::u32string text = with_blanks_for_places(utf8);
    std::unordered_map<std::uint32_t, float> counts;
    for (const Term& term : segmenter_.segment(text::to_utf8(text))) {
      const bool word = term.kind == TermKind::word && term.end - term.begin >= 2 && !is_code(term.text);
      if (word || term.kind == TermKind::bigram) counts[number(term, text)] += static_cast<float>(word ? 1 : pair_weight);
    }
    std::vector<Counted> out;
    for (const auto& [word, count] : counts) out.push_back({word, count});
    for (const Counted& of : out) ++documents_[of.word];
    return out;
  }
  [[nodiscard]] bool is_shared(std::uint32_t word) const { return documents_[word] > 1; }
  [[nodiscard]] double weight(const Counted& counted, std::size_t texts) const {
    const double documents = documents_[counted.word];
    const bool tells_nothing = texts >= many_texts && documents > most_common * static_cast<double>(texts);
    return tells_nothing ? 0 : (1 + std::log(1 + counted.count)) * std::log(1 + static_cast<double>(texts) / documents);
  }
  std::vector<std::string> take_words() { return std::move(words_); }

 private:
  std::uint32_t number(const Term& term, const std::u32string& text) {
    const auto [place, fresh] = numbers_.try_emplace(term.text, static_cast<std::uint32_t>(words_.size()));
    if (fresh) {
      words_.push_back(text::to_utf8(std::u32string_view(text).substr(term.begin, term.end - term.begin)));
      documents_.push_back(0);
    }
    return place->second;
  }
  Segmenter segmenter_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::string> words_;
  std::vector<std::uint32_t> documents_;
};

void keep_weightiest(Vector& vector, std::size_t most_words) {
  const auto heavier = [](const Weight& a, const Weight& b) { return a.weight != b.weight ? a.weight > b.weight : a.word < b.word; };
  std::sort(vector.begin(), vector.end(), heavier);
  if (vector.size() > most_words) vector.resize(most_words);
  std::sort(vector.begin(), vector.end(), [](const Weight& a, const Weight& b) { return a.word < b.word; });
}

double square_of(const Vector& vector) {
  double square = 0;
  for (const Weight& of : vector) square += static_cast<double>(of.weight) * of.weight;
  return square;
}

Vector make_vector(const std::vector<Counted>& counts, const Vocabulary& vocabulary, std::size_t texts) {
  Vector vector;
  for (const Counted& counted : counts) {
    const double weight = vocabulary.weight(counted, texts);
    if (weight > 0) vector.push_back({counted.word, static_cast<float>(weight)});
  }
  return vector;
}

}  // namespace

std::string without_places(std::string_view utf8) {
  std::string out;
  for (const char32_t c : with_blanks_for_places(utf8)) {
    const bool blank = c == U' ' || c == U'\u3000' || c == U'\t' || c == U'\n' || c == U'\r';
    if (!blank) out += text::to_utf8(std::u32string_view(&c, 1));
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  return std::string(text::trim(out));
}

TextVectors make_vectors(const std::vector<std::string_view>& texts, std::size_t most_words, Length length) {
  Vocabulary vocabulary;
  std::vector<std::vector<Counted>> counts;
  counts.reserve(texts.size());
  for (const std::string_view text : texts) counts.push_back(vocabulary.count(text));
  TextVectors out;
  for (const auto& of_text : counts) {
    Vector& vector = out.vectors.emplace_back(make_vector(of_text, vocabulary, texts.size()));
    const double whole = square_of(vector);
    std::erase_if(vector, [&](const Weight& of) { return !vocabulary.is_shared(of.word); });
    keep_weightiest(vector, most_words);
    const auto unit = static_cast<float>(std::sqrt(length == Length::all_words ? whole : square_of(vector)));
    for (Weight& of : vector) of.weight /= unit;
  }
  out.words = vocabulary.take_words();
  return out;
}

}  // namespace opendata::search::faq
