#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <opendata/result.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Text as Taiwan's agencies write it: encodings, folding with a way back, dates, numerals. All functions are thread
/// safe.
namespace opendata::text {

// ---- UTF-8 ----

/// Whether `bytes` is well-formed UTF-8 (no surrogates, no overlong forms).
[[nodiscard]] bool is_valid_utf8(std::string_view bytes);
/// The code points of valid UTF-8; an ill-formed byte becomes U+FFFD.
[[nodiscard]] std::u32string to_utf32(std::string_view utf8);
[[nodiscard]] std::string to_utf8(std::u32string_view code_points);
void append_utf8(std::string& out, char32_t code_point);
/// `text` without leading and trailing blanks: ASCII white space, NBSP, U+3000, zero-width characters and BOM.
[[nodiscard]] std::string_view trim(std::string_view utf8);

// ---- Encodings ----

/// `big5_eten` is CP950 with the ETEN extensions; `big5_hkscs` is Big5-HKSCS. Names: "utf-8", "utf-16le", "utf-16be",
/// "cp950", "big5-eten", "big5-hkscs".
enum class Encoding { utf8, utf16le, utf16be, cp950, big5_eten, big5_hkscs };
[[nodiscard]] std::string_view name(Encoding encoding);
[[nodiscard]] std::optional<Encoding> parse_encoding(std::string_view name);

/// What detection concluded, and why, for a person to judge.
struct Detection {
  Encoding encoding;
  std::size_t bom_bytes;  ///< length of the byte order mark to skip; 0 = none
  Message reason;         ///< "starts with the UTF-8 byte order mark", "every byte sequence is valid UTF-8", …
  bool certain;           ///< false when another encoding fits as well: state the encoding in the policy
};
/// Judges by the given bytes, which should be the whole file or its first MiB (a character cut at the end is not held
/// against UTF-8 when `whole` is false). Errors: bad_encoding when no supported encoding fits, with the byte offset's
/// line as row.
enum class Extent { whole, beginning };
[[nodiscard]] Result<Detection> detect_encoding(std::string_view bytes, Extent extent);

/// Turns bytes of one encoding into UTF-8, piece by piece.
/// Errors: bad_encoding with the line (row) of the first undecodable byte; nothing is ever replaced silently.
class Decoder {
 public:
  explicit Decoder(Encoding encoding);
  ~Decoder();
  Decoder(Decoder&&) noexcept;
  Decoder& operator=(Decoder&&) noexcept;
  /// Appends the decoded text to `utf8`. Bytes of a character that is cut at the end are kept for the next call.
  [[nodiscard]] Result<void> decode(std::string_view bytes, std::string& utf8);
  /// Says that no more bytes come. Errors: bad_encoding when a character was cut.
  [[nodiscard]] Result<void> finish(std::string& utf8);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// ---- Folding with an offset map ----

/// `identifiers`: full-width ASCII to ASCII, decimal digits of every script to ASCII, vertical forms mapped, dashes of all
/// widths to hyphens (not "——", which parts a sentence), the phonetic sign ㄧ to 一, which it looks like, 号 to 號;
/// zero-width characters, soft hyphens and controls that end no line dropped; other Han untouched. `search`: NFKC_Casefold (and what
/// stands in norms: Zhuyin tone marks kept), for terms and highlighting.
enum class Folding { identifiers, search };

/// Folded code points with the way back to the original.
/// Guarantees: `begin[i]`..`end[i]` is the range of original code points that folded code point i came from; both never
/// decrease. Both are empty when every code point stands where it stood (of `Folding::identifiers` only).
struct Folded {
  std::u32string text;
  std::vector<std::uint32_t> begin;
  std::vector<std::uint32_t> end;
  /// The original code-point range of folded range [first, last), including dropped characters inside it.
  [[nodiscard]] std::pair<std::size_t, std::size_t> original(std::size_t first, std::size_t last) const;
};
[[nodiscard]] Folded fold(std::u32string_view text, Folding folding);

// ---- Numerals ----

/// A whole number in Arabic, full-width or Chinese numerals (一百零五, 一百○五, 十八, 廿一, 卅, 兩千, 一八四, 壹佰),
/// the whole of `text`. nullopt when it is none or above 10^15.
[[nodiscard]] std::optional<std::int64_t> parse_number(std::u32string_view text);

// ---- Dates ----

/// A calendar day of the Gregorian calendar; valid by construction through parse_date and make_date.
struct Date {
  int year = 1;
  int month = 1;
  int day = 1;
  auto operator<=>(const Date&) const = default;
};
[[nodiscard]] std::optional<Date> make_date(int year, int month, int day);
/// "2024-05-06".
[[nodiscard]] std::string format_date(Date date);

/// How bare numbers are to be read. `roc`: 113/5/6 and 1130506 are 民國; `ad`: 2024/5/6 and 20240506; `any`: a year of
/// four digits is AD, of two or three ROC. Marked dates (民國…, 西元…) are read as marked whatever the hint.
enum class Calendar { any, roc, ad };

/// A date written in any form of Taiwan's practice: 民國113年5月6日, 113/05/06, 113.5.6, 113-05-06, 1130506, 0790102,
/// 中華民國一百一十三年五月六日, 民國前3年1月1日, 西元2024年5月6日, 2024/5/6, 2024-05-06, 20240506; full-width digits
/// too; a time of day after it is ignored by parse_date. nullopt for anything else, also for days that do not exist
/// (112/02/29, 99.13.01, 1130230) and years of four digits that begin with 0 (0114/05/06). Source: AD year = ROC year + 1911; 民國前 n = 1912 − n.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text, Calendar calendar = Calendar::any);

/// "2024-05-06T07:08:09" (local time, no zone) from a date as above with a time 7:08, 07:08:09, 下午 3:05, T07:08:09;
/// midnight when there is no time.
[[nodiscard]] std::optional<std::string> parse_datetime(std::string_view text, Calendar calendar = Calendar::any);

}  // namespace opendata::text
