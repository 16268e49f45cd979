#include <algorithm>
#include <array>
#include <opendata/text.hpp>

#include "text/big5.hpp"
#include "text/utf8_scan.hpp"

namespace opendata::text {
namespace {

struct Named {
  Encoding encoding;
  std::string_view name;
};
/// The first name of an encoding is the one we write.
constexpr std::array<Named, 12> names{{{Encoding::utf8, "utf-8"},
                                       {Encoding::utf16le, "utf-16le"},
                                       {Encoding::utf16be, "utf-16be"},
                                       {Encoding::cp950, "cp950"},
                                       {Encoding::big5_eten, "big5-eten"},
                                       {Encoding::big5_hkscs, "big5-hkscs"},
                                       {Encoding::utf8, "utf8"},
                                       {Encoding::cp950, "ms950"},
                                       {Encoding::cp950, "windows-950"},
                                       {Encoding::big5_eten, "big5"},
                                       {Encoding::big5_hkscs, "big5hkscs"},
                                       {Encoding::utf8, "utf-8-sig"}}};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

std::optional<Detection> detect_by_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF"))
    return Detection{Encoding::utf8, 3, {"starts with the UTF-8 byte order mark", "以 UTF-8 位元組順序記號開頭"}, true};
  if (bytes.starts_with("\xFF\xFE"))
    return Detection{Encoding::utf16le,
                     2,
                     {"starts with the UTF-16 (little-endian) byte order mark", "以 UTF-16 (LE) 位元組順序記號開頭"},
                     true};
  if (bytes.starts_with("\xFE\xFF"))
    return Detection{Encoding::utf16be,
                     2,
                     {"starts with the UTF-16 (big-endian) byte order mark", "以 UTF-16 (BE) 位元組順序記號開頭"},
                     true};
  return std::nullopt;
}

/// How well one encoding explains the bytes.
struct Fit {
  std::size_t good = 0;  ///< bytes read before the first undecodable one
  bool whole = false;
};

Fit fit_utf8(std::string_view bytes, Extent extent) {
  const Utf8Scan scan = scan_utf8(bytes);
  return {scan.valid, scan.valid == bytes.size() || (scan.cut_at_end && extent == Extent::beginning)};
}

bool fits_utf16(std::string_view bytes, Encoding encoding, Extent extent) {
  Decoder decoder(encoding);
  std::string text;
  return decoder.decode(bytes, text) && (extent == Extent::beginning || decoder.finish(text));
}

/// UTF-16 without a mark shows as NUL bytes at odd or at even places only, from its commas, digits and line ends.
std::optional<Detection> detect_utf16_by_nul(std::string_view bytes, const Fit& utf8, Extent extent) {
  std::array<std::size_t, 2> nul{};
  for (std::size_t i = 0; i < bytes.size(); ++i) nul.at(i % 2) += bytes[i] == '\0' ? 1U : 0U;
  const std::size_t all = nul[0] + nul[1];
  if (all == 0 || (nul[0] != 0 && nul[1] != 0) || (utf8.whole && all < bytes.size() / 4)) return std::nullopt;
  const Encoding encoding = nul[0] == 0 ? Encoding::utf16le : Encoding::utf16be;
  if (!fits_utf16(bytes, encoding, extent)) return std::nullopt;
  return Detection{encoding,
                   0,
                   {"NUL bytes stand at every other place, as in UTF-16 without a byte order mark",
                    "每隔一個位元組出現 NUL，符合無記號的 UTF-16"},
                   true};
}

bool is_ascii(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Characters in common use in Hong Kong that only HKSCS has.
constexpr std::u32string_view hong_kong = U"啲嘅咗喺嚟嘢埗滙冧㗎哋瞓攞嗰咁冚曱甴";

/// What stands in the rows where the Big5 variants differ.
struct Big5Evidence {
  Fit fit;
  std::size_t eten = 0;          ///< ETEN's symbols, kana and Cyrillic, rows 0xC6A1–0xC8FE
  std::size_t user_defined = 0;  ///< rows that CP950 leaves to its users and HKSCS fills
  std::size_t hong_kong = 0;     ///< of user_defined: characters of Hong Kong's everyday use
  std::size_t unknown_to_hkscs = 0;
};

void weigh(Big5Evidence& evidence, std::size_t pair) {
  if (!is_private_use(big5_table(Encoding::cp950).code_points[pair])) return;
  if (!is_private_use(big5_table(Encoding::big5_eten).code_points[pair])) {
    ++evidence.eten;
    return;
  }
  const char32_t hkscs = big5_table(Encoding::big5_hkscs).code_points[pair];
  ++evidence.user_defined;
  if (hkscs == 0 || is_private_use(hkscs)) ++evidence.unknown_to_hkscs;
  if (hkscs != 0 && text::hong_kong.find(hkscs) != std::u32string_view::npos) ++evidence.hong_kong;
}

Big5Evidence weigh_big5(std::string_view bytes, Extent extent) {
  Big5Evidence evidence;
  std::size_t i = 0;
  while (i < bytes.size()) {
    const auto lead = static_cast<unsigned char>(bytes[i]);
    if (lead < 0x80) {
      ++i;
      continue;
    }
    if (i + 1 == bytes.size()) break;
    const std::size_t pair = lead * 256U + static_cast<unsigned char>(bytes[i + 1]);
    if (big5_table(Encoding::cp950).code_points[pair] == 0) break;
    weigh(evidence, pair);
    i += 2;
  }
  const bool cut = i + 1 == bytes.size() && is_big5_lead(static_cast<unsigned char>(bytes[i]));
  evidence.fit = {i, i == bytes.size() || (cut && extent == Extent::beginning)};
  return evidence;
}

/// User-defined characters are kept as private-use code points rather than read as HKSCS: in Taiwan's files the same
/// bytes are an agency's own characters (造字), mostly in names, and HKSCS would turn them into other characters
/// without a trace.
Detection judge_big5(const Big5Evidence& evidence, Extent extent) {
  if (evidence.user_defined > 0 && evidence.unknown_to_hkscs == 0 && evidence.hong_kong * 2 >= evidence.user_defined)
    return {Encoding::big5_hkscs,
            0,
            {"fits Big5, with characters of Hong Kong's supplementary set (HKSCS)",
             "符合 Big5，且含香港增補字符集 (HKSCS) 的常用字"},
            false};
  const Encoding taiwan = evidence.eten > 0 || extent == Extent::beginning ? Encoding::big5_eten : Encoding::cp950;
  if (evidence.user_defined > 0)
    return {taiwan,
            0,
            {"fits Big5, with user-defined characters that are kept as private-use code points; if the file comes from "
             "Hong Kong, state big5-hkscs",
             "符合 Big5，且含造字（保留為私用區碼位）；若檔案來自香港，請指定 big5-hkscs"},
            false};
  if (evidence.eten > 0)
    return {taiwan,
            0,
            {"fits Big5, with symbols or kana of the ETEN extension", "符合 Big5，且含倚天擴充的符號或假名"},
            false};
  return {taiwan,
          0,
          {"is not UTF-8, and every byte pair is a character of Big5", "不是 UTF-8，且每組位元組都是 Big5 字元"},
          true};
}

Detection judge_utf8(std::string_view bytes, Extent extent) {
  if (is_ascii(bytes))
    return {Encoding::utf8,
            0,
            {"holds ASCII characters only, which all encodings share", "僅含各編碼共通的 ASCII 字元"},
            extent == Extent::whole};
  const bool big5_too = weigh_big5(bytes, extent).fit.whole;
  return {Encoding::utf8, 0, {"every byte sequence is valid UTF-8", "所有位元組序列皆為有效的 UTF-8"}, !big5_too};
}

/// The line of the byte at `offset`.
std::size_t line_at(std::string_view bytes, std::size_t offset) {
  const auto end = bytes.begin() + static_cast<std::ptrdiff_t>(offset);
  return 1 + static_cast<std::size_t>(std::count(bytes.begin(), end, '\n'));
}

}  // namespace

std::string_view name(Encoding encoding) {
  return std::find_if(names.begin(), names.end(), [&](const Named& n) { return n.encoding == encoding; })->name;
}

std::optional<Encoding> parse_encoding(std::string_view text) {
  const auto* found =
      std::find_if(names.begin(), names.end(), [key = lower(text)](const Named& n) { return n.name == key; });
  return found == names.end() ? std::nullopt : std::optional(found->encoding);
}

Result<Detection> detect_encoding(std::string_view bytes, Extent extent) {
  if (const auto marked = detect_by_mark(bytes)) return *marked;
  const Fit utf8 = fit_utf8(bytes, extent);
  if (const auto utf16 = detect_utf16_by_nul(bytes, utf8, extent)) return *utf16;
  if (utf8.whole) return judge_utf8(bytes, extent);
  const Big5Evidence big5 = weigh_big5(bytes, extent);
  if (big5.fit.whole) return judge_big5(big5, extent);
  return failure(Errc::bad_encoding,
                 {"from this line on the bytes fit neither UTF-8, UTF-16 nor any Big5; correct the line, or state the "
                  "encoding if it is known",
                  "自此行起的位元組不符 UTF-8、UTF-16 與各種 Big5；請更正該行，或指明已知的編碼"},
                 {{}, line_at(bytes, std::max(utf8.good, big5.fit.good)), {}});
}

}  // namespace opendata::text
