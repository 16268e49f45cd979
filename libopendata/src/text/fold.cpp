#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <opendata/text.hpp>

#include "text/fold_search.hpp"
#include "text/fold_utf8.hpp"
#include "text/utf8_decode.hpp"

namespace opendata::text {
namespace {

using namespace std::string_view_literals;

/// Stands in the table for "dropped".
constexpr char16_t dropped = 0xFFFF;
/// Stands in the table for a dash that is a hyphen when no other is beside it.
constexpr char16_t long_dash = 0xFFFE;

/// What becomes of U+FE10–U+FE6F (vertical and small forms): the compatibility mappings of Unicode 15 that keep the
/// length; 0 = unchanged.
constexpr std::u16string_view vertical_forms = u",、。:;!?〖〗…";                     // U+FE10–FE19
constexpr std::u16string_view bracket_forms = u"‥--__(){}〔〕【】《》〈〉「」『』";   // U+FE30–FE44
constexpr std::u16string_view small_forms = u",、.\0;:?!-(){}〔〕#&*+-<>=\0\\$%@"sv;  // U+FE50–FE6B; NUL = unassigned

/// One table for U+0000–U+FFFF, so that folding is one look-up a character.
using Table = std::array<char16_t, 0x10000>;

void map_run(Table& table, std::size_t first, std::u16string_view targets) {
  for (std::size_t i = 0; i < targets.size(); ++i)
    if (targets[i] != u'\0') table[first + i] = targets[i];
}
void map_range(Table& table, std::size_t first, std::size_t last, char16_t target) {
  for (std::size_t c = first; c <= last; ++c) table[c] = target;
}

/// Controls would hide a number in the middle of it; those that end a line stay one.
void map_controls(Table& table) {
  map_range(table, 0x00, 0x08, dropped);
  map_range(table, 0x0B, 0x0C, u'\n');
  map_range(table, 0x0E, 0x1F, dropped);
  map_range(table, 0x7F, 0x9F, dropped);
  table[0x85] = table[0x2028] = table[0x2029] = u'\n';
}

/// The decimal digits of every script are digits.
void map_digits(Table& table) {
  for (std::size_t c = 0; c < table.size(); ++c) {
    const auto point = static_cast<UChar32>(c);
    if (u_charType(point) == U_DECIMAL_DIGIT_NUMBER) table[c] = static_cast<char16_t>(u'0' + u_charDigitValue(point));
  }
}

/// As the table, for characters above U+FFFF: mathematical digits are digits, tags and variation selectors are dropped.
char32_t fold_rare(char32_t c) {
  if (c >= 0x1D7CE && c <= 0x1D7FF) return U'0' + (c - 0x1D7CE) % 10;
  return c >= 0xE0000 && c <= 0xE0FFF ? char32_t{dropped} : c;
}

Table make_table() {
  Table table{};
  for (std::size_t c = 0; c < table.size(); ++c) table[c] = static_cast<char16_t>(c);
  for (std::size_t c = 0xFF01; c <= 0xFF5E; ++c) table[c] = static_cast<char16_t>(c - 0xFEE0);
  table[0x3000] = table[0xA0] = table[0x202F] = table[0x205F] = u' ';
  map_range(table, 0x2000, 0x200A, u' ');
  map_controls(table);
  map_digits(table);
  map_range(table, 0x2010, 0x2013, u'-');  // hyphens and the dashes that word processors and full-width keyboards put into numbers
  table[0x2014] = table[0x2015] = table[0x2500] = long_dash;
  table[0x2212] = u'-';
  table[0x3127] = u'一';  // the phonetic sign ㄧ, which looks like it
  table[u'号'] = u'號';  // of doors, and of numbers' labels, as many write it
  map_run(table, 0xFE10, vertical_forms);
  map_run(table, 0xFE30, bracket_forms);
  map_run(table, 0xFE47, u"[]");
  map_run(table, 0xFE4D, u"___");
  map_run(table, 0xFE50, small_forms);
  table[0xAD] = table[0xFEFF] = dropped;
  map_range(table, 0x200B, 0x200F, dropped);  // zero-width characters and direction marks
  map_range(table, 0x202A, 0x202E, dropped);
  map_range(table, 0x2060, 0x206F, dropped);
  map_range(table, 0xFE00, 0xFE0F, dropped);  // variation selectors
  return table;
}

class Folder {
 public:
  /// `dropped` for a character that goes.
  [[nodiscard]] char32_t operator()(char32_t c) const { return c < table_->size() ? (*table_)[c] : fold_rare(c); }

 private:
  static const Table& shared_table() {
    static const Table table = make_table();
    return table;
  }
  const Table* table_ = &shared_table();
};

bool is_long_dash(char32_t c) { return c == U'—' || c == U'―' || c == U'─'; }

/// "——" parts a sentence; a dash alone joins what a hyphen joins: 0912—345—678.
bool is_in_pair(std::u32string_view text, std::size_t i) {
  return (i > 0 && is_long_dash(text[i - 1])) || (i + 1 < text.size() && is_long_dash(text[i + 1]));
}

/// Where the characters that were not dropped stand.
void map_places(std::u32string_view text, const Folder& folder, Folded& out) {
  out.begin.reserve(out.text.size());
  out.end.reserve(out.text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (folder(text[i]) == dropped) continue;
    out.begin.push_back(static_cast<std::uint32_t>(i));
    out.end.push_back(static_cast<std::uint32_t>(i + 1));
  }
}

/// What has become of the characters so far. Hardly any text has a long dash or a character that is dropped: both marks are the last of the
/// basic plane, so that two more than they is beyond it; so is what is no mark but of another plane, which is looked at again in vain.
class Marks {
 public:
  char32_t see(char32_t folded) {
    seen_ |= folded + 2;
    return folded;
  }
  [[nodiscard]] bool may_have_any() const { return seen_ > dropped; }

 private:
  char32_t seen_ = 0;
};

/// Whether there may be marks among the folded characters.
bool map_characters(std::u32string_view text, const Folder& folder, char32_t* out) {
  Marks marks;
  for (std::size_t i = 0; i < text.size(); ++i) out[i] = marks.see(folder(text[i]));
  return marks.may_have_any();
}

/// Folds characters where they are decoded.
class DecodedAndFolded {
 public:
  explicit DecodedAndFolded(DecodedText& out) : out_(out) {}
  struct Writer {
    Folder folder;
    char32_t* original;
    char32_t* folded;
    Marks marks;
    void put(std::size_t i, char32_t c) {
      original[i] = c;
      folded[i] = marks.see(folder(c));
    }
    void put_eight(std::size_t i, const utf8::Eight& wide, std::uint64_t eight) {
      std::memcpy(original + i, wide.data(), sizeof wide);
      std::memcpy(folded + i, wide.data(), sizeof wide);
      if (!are_plain(eight)) fold_ascii(i, utf8::leading_ascii(eight));
    }
    void fold_ascii(std::size_t first, std::size_t size) {
      for (std::size_t i = first; i < first + size; ++i) folded[i] = marks.see(folder(original[i]));
    }
    /// False where one of the eight, of those that are ASCII, is a control, as few others fold.
    static bool are_plain(std::uint64_t eight) {
      const std::uint64_t low = eight & ~utf8::high_bits;
      const std::uint64_t controls = ~(low + 0x6060606060606060U) | (low + 0x0101010101010101U);
      return (controls & ~eight & utf8::high_bits) == 0;
    }
  };
  void make_room(std::size_t size) {
    out_.original.resize(std::max(out_.original.size(), size));
    out_.folded.text.resize(out_.original.size());
  }
  [[nodiscard]] Writer writer() { return {folder_, out_.original.data(), out_.folded.text.data(), marks_}; }
  void finish(const Writer& writer) { marks_ = writer.marks; }
  /// To be called once, with how many characters there are.
  void settle(std::size_t size);

 private:
  Folder folder_;
  Marks marks_;
  DecodedText& out_;
};

void set_dashes(std::u32string_view text, std::u32string& folded) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (folded[i] == long_dash && is_long_dash(text[i])) folded[i] = is_in_pair(text, i) ? text[i] : U'-';
  }
}

/// The way back, which is twice as large as the text, is made for texts that lose characters only.
void settle_marks(std::u32string_view text, const Folder& folder, Folded& out) {
  set_dashes(text, out.text);
  if (std::erase(out.text, char32_t{dropped}) > 0) map_places(text, folder, out);
}

Folded fold_identifiers(std::u32string_view text) {
  const Folder folder;
  Folded out;
  out.text.resize(text.size());
  if (map_characters(text, folder, out.text.data())) settle_marks(text, folder, out);
  return out;
}

void DecodedAndFolded::settle(std::size_t size) {
  out_.original.resize(size);
  out_.folded.text.resize(size);
  if (marks_.may_have_any()) settle_marks(out_.original, folder_, out_.folded);
}

}  // namespace

std::pair<std::size_t, std::size_t> Folded::original(std::size_t first, std::size_t last) const {
  if (begin.empty()) return {std::min(first, text.size()), std::min(std::max(first, last), text.size())};
  if (first < last) return {begin[first], end[last - 1]};
  const std::size_t at = first < begin.size() ? begin[first] : (end.empty() ? 0 : end.back());
  return {at, at};
}

Folded fold(std::u32string_view text, Folding folding) {
  return folding == Folding::identifiers ? fold_identifiers(text) : fold_search(text);
}

DecodedText fold_utf8(std::string_view utf8) {
  DecodedText out;
  DecodedAndFolded sink(out);
  sink.settle(utf8::decode_utf8(utf8, sink));
  return out;
}

}  // namespace opendata::text
