#pragma once
#include <opendata/risk.hpp>
#include <string>
#include <unordered_map>

namespace opendata::privacy {

/// The codes of a tuple's cells, one a column; a code is the place at which its cell first came.
using Codes = std::u32string;

/// The cells of one column. Code 0 is a missing cell.
class Dictionary {
 public:
  char32_t code(const Cell& cell) {
    if (!cell) return 0;
    return codes_.try_emplace(*cell, static_cast<char32_t>(codes_.size() + 1)).first->second;  // emplace() would copy a known text
  }
  [[nodiscard]] std::optional<char32_t> find(const Cell& cell) const {
    if (!cell) return char32_t{0};
    const auto found = codes_.find(*cell);
    return found == codes_.end() ? std::nullopt : std::optional(found->second);
  }
  /// Code by code, its cell.
  [[nodiscard]] std::vector<Cell> texts() const {
    std::vector<Cell> out(codes_.size() + 1);
    for (const auto& [text, code] : codes_) out[code] = text;
    return out;
  }
  /// Code by code, what it is in another column's dictionary.
  [[nodiscard]] std::vector<std::optional<char32_t>> translated_to(const Dictionary& other) const {
    std::vector<std::optional<char32_t>> out(codes_.size() + 1);
    out[0] = char32_t{0};
    for (const auto& [text, code] : codes_) out[code] = other.find(text);
    return out;
  }

 private:
  std::unordered_map<std::string, char32_t> codes_;
};

struct TupleCounts::Impl {
  std::size_t limit;
  std::vector<Dictionary> dictionaries;
  std::unordered_map<Codes, std::uint64_t> tuples;
  Codes codes;  // of the row at hand
  bool overflowed = false;
};

/// The door for measures that need the tuples themselves.
struct TupleAccess {
  [[nodiscard]] static const std::unordered_map<Codes, std::uint64_t>& tuples(const TupleCounts& counts) {
    return counts.impl_->tuples;
  }
};

}  // namespace opendata::privacy
