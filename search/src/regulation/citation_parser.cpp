#include <algorithm>

#include "citation_pieces.hpp"
#include "kinds_of_law.hpp"
#include "mentions.hpp"
#include "named_laws.hpp"

namespace opendata::search {
namespace {

using std::size_t;

/// 同法, 該條例, 本辦法: first character, then a kind of law.
constexpr std::u32string_view pointing = U"同該该本";

/// Walks over a text and keeps what the last citation named.
class Parser {
 public:
  Parser(const FoldedText& text, const LawNames::Impl& names, const CitationContext& context)
      : text_(text), pieces_(text), names_(names), context_(context), mentions_(find_mentions(text, names)), named_(names) {}

  std::vector<Citation> run() {
    for (size_t i = 0; i < text_.size();) i = std::max(i + 1, step(i));
    return std::move(found_);
  }

 private:
  /// Reads what begins at `i` and returns the place behind it; `i` when nothing does.
  size_t step(size_t i) {
    while (next_mention_ < mentions_.size() && mentions_[next_mention_].begin < i) ++next_mention_;
    if (next_mention_ < mentions_.size() && mentions_[next_mention_].begin == i)
      return read_mention(mentions_[next_mention_]);
    if (const size_t next = read_pointer(i); next != i) return next;
    if (pieces_.at(i) == U'第' || pieces_.at(i) == U'§') return read_unnamed(i);
    const bool begins_number =
        is_numeral(pieces_.at(i)) && (i == 0 || pieces_.gap_before(i) || !is_numeral(pieces_.at(i - 1)));
    return begins_number ? read_bare(i) : i;
  }

  size_t read_mention(const LawNames::Impl::Match& mention) {
    named_.add(*mention.law, between(mention.begin, mention.end));
    const Named named = with_rules(*mention.law, mention.end);
    const size_t linked = pieces_.skip_link(named.end);
    if (const size_t next = read_places(mention.begin, linked, named.law); next != linked) return next;
    found_.push_back({text_[mention.begin].begin, text_[mention.end - 1].end, *mention.law, {}, {}, 0, 0, 0});
    return mention.end;
  }

  /// 同法第5條, 同法施行細則第3條, 本辦法第2條, 同條第2項.
  size_t read_pointer(size_t i) {
    if (!pieces_.in(i, pointing)) return i;
    if (const size_t next = read_same_article(i); next != i) return next;
    const KindOfLaw* kind = kind_of_law_at(text_, i + 1);
    if (kind == nullptr) return i;
    const Named named = with_rules(pointed_law(i, *kind), i + 1 + kind->name.size());
    const size_t linked = pieces_.skip_link(named.end);
    const size_t end = read_places(i, linked, named.law);
    return end == linked ? i : end;
  }
  /// A law and where its name ends; 動保法施行細則 and 同法施行細則 mean the rules of the law by its full name.
  struct Named {
    std::string law;
    size_t end = 0;
  };
  [[nodiscard]] Named with_rules(const std::string& law, size_t end) {
    constexpr std::u32string_view rules = U"施行細則";
    if (!pieces_.spells(end, rules)) return {law, end};
    const auto* base = names_.law(law);
    const auto* found = base == nullptr ? nullptr : names_.find(base->full_name + "施行細則");
    name_rules(found, law, between(end, end + rules.size()));
    return {found == nullptr ? std::string() : found->id, end + rules.size()};
  }
  /// 該細則 means the rules, 同法 the law whose rules they are.
  void name_rules(const LawNames::Impl::Law* rules, const std::string& law, const FoldedText& as) {
    if (rules != nullptr) named_.add(rules->id, as);
    else if (const KindOfLaw* kind = kind_of_name(as)) named_.add_unknown(*kind);
    if (!law.empty()) named_.add(law);
  }
  [[nodiscard]] FoldedText between(size_t begin, size_t end) const {
    return {text_.begin() + static_cast<std::ptrdiff_t>(begin), text_.begin() + static_cast<std::ptrdiff_t>(end)};
  }
  [[nodiscard]] std::string pointed_law(size_t i, const KindOfLaw& kind) const {
    if (pieces_.at(i) != U'本' || context_.own_law.empty()) return named_.meant_by(kind);
    return kind.may_be_parent && !context_.parent_law.empty() ? context_.parent_law : context_.own_law;
  }
  size_t read_same_article(size_t i) {
    const bool says_so = pieces_.in(i + 1, U"條条") && pieces_.at(i) != U'本' && !found_.empty() && found_.back().article;
    const auto part = says_so ? pieces_.part(i + 2) : std::nullopt;
    if (!part) return i;
    Citation same = found_.back();
    same.begin = text_[i].begin;
    same.last.reset();
    same.paragraph = same.subparagraph = same.item = 0;
    found_.push_back(std::move(same));
    return read_rest(apply(*part), found_.back().law);
  }

  /// 第12條 or §12 with no name before it, or with one that leaves out its 法 (民§184).
  size_t read_unnamed(size_t i) {
    if (const size_t next = read_clipped(i); next != i) return next;
    const auto group = pieces_.group(i);
    if (!group || (pieces_.at(i) != U'§' && !group->has_unit)) return i;
    const KindOfLaw* unknown = unknown_law_before(i);
    if (unknown != nullptr) named_.add_unknown(*unknown);
    // Most numbered points are not a law's: 這篇報告的第3點.
    const bool counts = pieces_.at(i) == U'§' || !group->is_point || unknown != nullptr || !context_.own_law.empty() || is_whole(i, group->next);
    return counts ? read_places(i, i, context_.own_law) : i;
  }
  /// What is called as a law is, in a text that is none itself. 條例第5條 without a name means one that has been named.
  [[nodiscard]] const KindOfLaw* unknown_law_before(size_t i) const {
    const size_t floor = next_mention_ == 0 ? 0 : mentions_[next_mention_ - 1].end;
    return context_.own_law.empty() ? kind_of_law_before(text_, floor, i, 1) : nullptr;
  }
  size_t read_clipped(size_t i) {
    const auto clipped = find_clipped_name(text_, i, floor_, names_);
    if (!clipped) return i;
    const auto group = pieces_.group(i);
    if (!group || (!group->has_unit && word_goes_on(group->next))) return i;
    const size_t next = read_places(clipped->begin, i, *clipped->law);
    if (next != i) named_.add(*clipped->law);
    return next;
  }
  /// 12條之1, 12條第2項, and 民184; a number alone is no citation.
  size_t read_bare(size_t i) {
    if (const size_t next = read_clipped(i); next != i) return next;
    const auto group = pieces_.group(i);
    if (!group || !group->has_unit) return i;
    const bool counts = group->entries.back().first.sub != 0 || is_whole(i, group->next);
    return counts ? read_places(i, i, context_.own_law) : i;
  }
  /// Nothing else stands in the text, or 項 and 款 follow: then even 12條 and 第3點 are places.
  [[nodiscard]] bool is_whole(size_t i, size_t next) const {
    return (i == 0 && next == text_.size()) || pieces_.part(next).has_value();
  }
  [[nodiscard]] bool word_goes_on(size_t i) const {
    return i < text_.size() && !pieces_.gap_before(i) && pieces_.at(i) >= 0x3400 && !pieces_.part(i);
  }

  /// Articles, parts, lists and ranges from `i` on; returns `i` when no article stands there. `begin` is where the
  /// law's name begins.
  size_t read_places(size_t begin, size_t i, const std::string& law) {
    const auto group = pieces_.group(i);
    if (!group || (!group->has_unit && !may_lack_unit(i, *group)) || !may_have(law, *group)) return i;
    push(*group, law);
    found_[found_.size() - group->entries.size()].begin = text_[begin].begin;
    return read_rest(group->next, law);
  }
  /// A statute has no 點: 民法第3點 is none of its places.
  [[nodiscard]] bool may_have(const std::string& law, const ArticleGroup& group) const {
    const auto* known = group.is_point ? names_.law(law) : nullptr;
    return known == nullptr || known->kind == nullptr || known->kind->points != Points::none;
  }
  /// 民法一 is no article, 民法一八四 is one; so is 動保法第12, but not 動保法第3次.
  [[nodiscard]] bool may_lack_unit(size_t i, const ArticleGroup& group) const {
    if (pieces_.at(i) == U'§' || !is_chinese_numeral_at(i)) return true;
    return group.entries.front().end - i >= 2;
  }
  [[nodiscard]] bool is_chinese_numeral_at(size_t i) const {
    if (pieces_.at(i) == U'第') ++i;
    return !(pieces_.at(i) >= U'0' && pieces_.at(i) <= U'9');
  }

  size_t read_rest(size_t i, const std::string& law) {
    for (;;) {
      if (const auto part = pieces_.part(i)) {
        i = apply(*part);
        continue;
      }
      i = bare_subparagraph(i);
      const size_t next = read_joined(pieces_.skip_fillers(i), law);
      floor_ = i;
      if (next == 0) return i;
      i = next;
    }
  }
  /// 12 I 3: the number behind a Roman one is the 款.
  size_t bare_subparagraph(size_t i) {
    const bool roman_before =
        i > 0 && (pieces_.at(i - 1) == U'i' || pieces_.at(i - 1) == U'v' || pieces_.at(i - 1) == U'x');
    if (!roman_before || !pieces_.gap_before(i)) return i;
    const auto number = read_number(text_, i, Gaps::forbidden);
    if (!number || number->chinese || pieces_.is_measure(number->next)) return i;
    return apply({Level::subparagraph, {number->value}, number->next});
  }
  /// What a mark of list or range joins to the last citation: 、第八條, 及第二項, 至第8條, 、之二. 0 when nothing is.
  size_t read_joined(size_t i, const std::string& law) {
    if (pieces_.is_range_mark(i)) return read_range_end(i + 1);
    const size_t next = pieces_.skip_list_marks(i);
    if (next == i) return 0;
    if (const auto part = pieces_.part(next)) return append_part(next, *part);
    if (const auto sub = pieces_.at(next) == U'之' ? read_sub_number(text_, next, Gaps::forbidden) : std::nullopt)
      return append_sub(next, *sub);
    const auto group = pieces_.group(next);
    if (!group || (!group->has_unit && pieces_.at(next) != U'§') || !may_have(law, *group)) return 0;
    push(*group, law);
    return group->next;
  }
  size_t read_range_end(size_t i) {
    if (const auto part = pieces_.part(i)) return extend_part(*part);
    Citation& open = found_.back();
    if (const auto sub = pieces_.at(i) == U'之' ? read_sub_number(text_, i, Gaps::forbidden) : std::nullopt) {
      open.last = ArticleNumber{open.article->main, sub->value};
      return end_at(sub->next);
    }
    const auto group = pieces_.group(i);
    if (!group || !group->has_unit || group->entries.size() != 1 || !may_have(open.law, *group)) return 0;
    open.last = group->entries.front().first;
    return end_at(group->next);
  }

  void push(const ArticleGroup& group, const std::string& law) {
    for (const auto& entry : group.entries)
      found_.push_back({text_[entry.begin].begin, text_[entry.end - 1].end, law, entry.first, entry.last, 0, 0, 0});
  }
  size_t end_at(size_t next) {
    found_.back().end = text_[next - 1].end;
    return next;
  }
  static void set(Citation& citation, Level level, std::uint32_t value) {
    if (level == Level::paragraph) citation.paragraph = value;
    if (level <= Level::subparagraph) citation.subparagraph = level == Level::subparagraph ? value : 0;
    citation.item = level == Level::item ? value : 0;
  }
  /// Makes the last citation narrower; several values give several citations.
  size_t apply(const ArticlePart& part) {
    const Citation whole = found_.back();
    found_.pop_back();
    return push_parts(whole, part);
  }
  size_t push_parts(const Citation& whole, const ArticlePart& part) {
    for (const std::uint32_t value : part.values) {
      found_.push_back(whole);
      set(found_.back(), part.level, value);
      end_at(part.next);
    }
    return part.next;
  }
  size_t append_part(size_t begin, const ArticlePart& part) {
    Citation whole = found_.back();
    whole.begin = text_[begin].begin;
    return push_parts(whole, part);
  }
  /// 第1項至第3項: the values between are cited as well.
  size_t extend_part(const ArticlePart& part) {
    const Citation open = found_.back();
    const std::uint32_t from = part.level == Level::paragraph      ? open.paragraph
                               : part.level == Level::subparagraph ? open.subparagraph
                                                                   : open.item;
    std::vector<std::uint32_t> values{from};
    append_value(values, part.values.front(), Joint::range);
    values.insert(values.end(), part.values.begin() + 1, part.values.end());
    values.erase(values.begin());
    return push_parts(open, {part.level, values, part.next});
  }
  size_t append_sub(size_t begin, const ReadNumber& sub) {
    const Citation& before = found_.back();
    found_.push_back({text_[begin].begin, 0, before.law, ArticleNumber{before.article->main, sub.value}, {}, 0, 0, 0});
    return end_at(sub.next);
  }

  const FoldedText& text_;
  CitationPieces pieces_;
  const LawNames::Impl& names_;
  const CitationContext& context_;
  std::vector<LawNames::Impl::Match> mentions_;
  size_t next_mention_ = 0;
  size_t floor_ = 0;  ///< where the last citation ended: a clipped name begins behind it
  NamedLaws named_;
  std::vector<Citation> found_;
};

}  // namespace

std::vector<Citation> parse_citations(std::string_view utf8, const LawNames& names, const CitationContext& context) {
  const FoldedText text = fold_for_citations(text::to_utf32(utf8));
  return Parser(text, names.impl(), context).run();
}

}  // namespace opendata::search
