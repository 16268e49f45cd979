#include <unicode/brkiter.h>

#include <algorithm>
#include <opendata/search/segmenter.hpp>

#include "dictionary/best_path.hpp"
#include "dictionary/user_words.hpp"
#include "dictionary/zhuyin.hpp"
#include "index/article_token.hpp"
#include "index/folding.hpp"
#include "index/number_token.hpp"

namespace opendata::search {
namespace {

/// A word longer than this is cut: it is no word but a web address or noise, and Xapian's terms are short.
constexpr std::size_t longest_word = 60;

/// One place of ICU's break iterator in every thread would race; cloning this one is much cheaper than making another.
const icu::BreakIterator* prototype() {
  static const std::unique_ptr<icu::BreakIterator> iterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(icu::BreakIterator::createWordInstance(icu::Locale("zh", "TW"), status));
    return U_SUCCESS(status) != 0 ? std::move(made) : nullptr;
  }();
  return iterator.get();
}

/// Folded text as ICU wants it, with the way from UTF-16 units to code points.
struct Utf16 {
  icu::UnicodeString text;
  std::vector<std::uint32_t> code_point;  ///< one more than there are units

  explicit Utf16(std::u32string_view source) {
    code_point.reserve(source.size() + 1);
    for (std::uint32_t i = 0; i < source.size(); ++i) {
      text.append(static_cast<UChar32>(source[i]));
      code_point.resize(static_cast<std::size_t>(text.length()), i);
    }
    code_point.push_back(static_cast<std::uint32_t>(source.size()));
  }
};


/// Han and kana, which a dictionary cuts; Zhuyin is cut by its blanks.
bool is_cut_by_dictionary(char32_t c) { return c >= 0x2E80 && is_unspaced_script(c) && !is_zhuyin(c); }
bool is_ascii_word(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9'); }

/// Collects terms of one folded text.
class Collector {
 public:
  explicit Collector(const text::Folded& folded) : folded_(folded) { terms_.reserve(folded.text.size() * 3); }

  void add(TermKind kind, std::size_t first, std::size_t last) {
    std::string text;
    for (std::size_t i = first; i < std::min(last, first + longest_word); ++i) text::append_utf8(text, folded_.text[i]);
    add(kind, std::move(text), first, last);
  }

  void add(TermKind kind, std::string text, std::size_t first, std::size_t last) {
    const auto [begin, end] = folded_.original(first, last);
    terms_.push_back({std::move(text), kind, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }

  /// The characters and pairs of every run without blanks, article numbers, other numbers and years.
  void add_characters() {
    const std::u32string& text = folded_.text;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (auto number = read_number_token(text, i))
        add(number->kind, std::move(number->text), number->begin, number->end);
      if (!is_unspaced_script(text[i])) continue;
      add(TermKind::unigram, i, i + 1);
      if (i + 1 < text.size() && is_unspaced_script(text[i + 1])) add(TermKind::bigram, i, i + 2);
      if (const auto token = read_article_token(text, i)) add(TermKind::article_number, token->text, i, token->end);
    }
  }

  [[nodiscard]] std::vector<Term> take() { return std::move(terms_); }

 private:
  const text::Folded& folded_;
  std::vector<Term> terms_;
};

}  // namespace

struct Segmenter::Impl {
  std::shared_ptr<const UserWords> words;
  BestPath path;
  BestPath inner;
  std::unique_ptr<icu::BreakIterator> iterator{prototype() != nullptr ? prototype()->clone() : nullptr};
  std::vector<Piece> pieces;

  explicit Impl(std::shared_ptr<const UserWords> user)
      : words(std::move(user)),
        path(general_words(), words ? words->impl().trie.get() : nullptr),
        inner(general_words(), nullptr) {}

  void add_words(const text::Folded& folded, Collector& collector) {
    const std::u32string_view text = folded.text;
    for (std::size_t i = 0; i < text.size();) {
      const bool by_dictionary = is_cut_by_dictionary(text[i]);
      std::size_t end = i + 1;
      while (end < text.size() && is_cut_by_dictionary(text[end]) == by_dictionary) ++end;
      by_dictionary ? add_run(text, i, end, collector) : add_spaced(text, i, end, collector);
      i = end;
    }
  }

  void add_run(std::u32string_view text, std::size_t begin, std::size_t end, Collector& collector) {
    pieces.clear();
    path.cut(text.substr(begin, end - begin), static_cast<std::uint32_t>(begin), pieces);
    const std::size_t count = pieces.size();
    for (std::size_t i = 0; i < count; ++i) {
      const Piece piece = pieces[i];
      collector.add(TermKind::word, piece.begin, piece.end);
      if (piece.user) add_inner(text, piece, collector);
    }
  }

  /// A user's word is found by its parts too.
  void add_inner(std::u32string_view text, Piece whole, Collector& collector) {
    const auto first = static_cast<std::ptrdiff_t>(pieces.size());
    inner.cut(text.substr(whole.begin, whole.end - whole.begin), whole.begin, pieces);
    if (pieces.size() - static_cast<std::size_t>(first) > 1) {
      for (auto it = pieces.begin() + first; it != pieces.end(); ++it)
        collector.add(TermKind::word, it->begin, it->end);
    }
    pieces.erase(pieces.begin() + first, pieces.end());
  }

  /// Latin words and numbers: ASCII letters and digits at once, anything else by Unicode's rules.
  void add_spaced(std::u32string_view text, std::size_t begin, std::size_t end, Collector& collector) const {
    const std::u32string_view stretch = text.substr(begin, end - begin);
    if (std::none_of(stretch.begin(), stretch.end(), is_spaced_word_character)) return;
    if (std::all_of(stretch.begin(), stretch.end(), is_ascii_word)) return collector.add(TermKind::word, begin, end);
    if (iterator == nullptr) return;
    const Utf16 utf16(stretch);
    iterator->setText(utf16.text);
    for (int32_t from = iterator->first(), to = iterator->next(); to != icu::BreakIterator::DONE;
         from = to, to = iterator->next()) {
      if (iterator->getRuleStatus() < UBRK_WORD_NONE_LIMIT) continue;
      collector.add(TermKind::word, begin + utf16.code_point[static_cast<std::size_t>(from)],
                    begin + utf16.code_point[static_cast<std::size_t>(to)]);
    }
  }
};

Segmenter::Segmenter(std::shared_ptr<const UserWords> words) : impl_(std::make_unique<Impl>(std::move(words))) {}
Segmenter::~Segmenter() = default;
Segmenter::Segmenter(Segmenter&&) noexcept = default;
Segmenter& Segmenter::operator=(Segmenter&&) noexcept = default;

std::vector<Term> Segmenter::segment(std::string_view utf8) {
  const text::Folded folded = fold_with_map(text::to_utf32(utf8));
  Collector collector(folded);
  impl_->add_words(folded, collector);
  collector.add_characters();
  return collector.take();
}

std::string_view Segmenter::version() { return "2/icu" U_ICU_VERSION; }

}  // namespace opendata::search
