#include <unicode/brkiter.h>

#include <opendata/search/segmenter.hpp>

#include "index/article_token.hpp"
#include "index/folding.hpp"

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

/// Collects terms of one folded text.
class Collector {
 public:
  explicit Collector(const text::Folded& folded) : folded_(folded) {}

  void add(TermKind kind, std::size_t first, std::size_t last) {
    std::string text;
    for (std::size_t i = first; i < std::min(last, first + longest_word); ++i) text::append_utf8(text, folded_.text[i]);
    add(kind, std::move(text), first, last);
  }

  void add(TermKind kind, std::string text, std::size_t first, std::size_t last) {
    const auto [begin, end] = folded_.original(first, last);
    terms_.push_back({std::move(text), kind, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }

  /// The characters and pairs of every run without blanks, and article numbers.
  void add_characters() {
    const std::u32string& text = folded_.text;
    for (std::size_t i = 0; i < text.size(); ++i) {
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
  std::unique_ptr<icu::BreakIterator> iterator{prototype() != nullptr ? prototype()->clone() : nullptr};

  void add_words(const text::Folded& folded, Collector& collector) const {
    const Utf16 utf16(folded.text);
    iterator->setText(utf16.text);
    for (int32_t from = iterator->first(), to = iterator->next(); to != icu::BreakIterator::DONE;
         from = to, to = iterator->next()) {
      if (iterator->getRuleStatus() < UBRK_WORD_NONE_LIMIT) continue;
      collector.add(TermKind::word, utf16.code_point[static_cast<std::size_t>(from)],
                    utf16.code_point[static_cast<std::size_t>(to)]);
    }
  }
};

Segmenter::Segmenter() : impl_(std::make_unique<Impl>()) {}
Segmenter::~Segmenter() = default;
Segmenter::Segmenter(Segmenter&&) noexcept = default;
Segmenter& Segmenter::operator=(Segmenter&&) noexcept = default;

std::vector<Term> Segmenter::segment(std::string_view utf8) {
  const text::Folded folded = fold_with_map(text::to_utf32(utf8));
  Collector collector(folded);
  if (impl_->iterator != nullptr) impl_->add_words(folded, collector);
  collector.add_characters();
  return collector.take();
}

std::string_view Segmenter::version() { return "1/icu" U_ICU_VERSION; }

}  // namespace opendata::search
