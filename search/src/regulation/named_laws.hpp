#pragma once
#include <string>
#include <vector>

#include "kinds_of_law.hpp"
#include "law_names.hpp"

namespace opendata::search {

/// The laws that a text has named so far: what 同法 and 該條例 mean. Memory: one law of each kind.
class NamedLaws {
 public:
  explicit NamedLaws(const LawNames::Impl& names) : names_(names) {}
  /// `as`: what the text calls it, which may be of another kind than the full name.
  void add(const std::string& law, const FoldedText& as = {});
  /// A law of a kind whose name nobody knows. A word that ends in 法 may be no law.
  void add_unknown(const KindOfLaw& kind);
  /// The law of that kind that was named last; of 法, where there is none, the last of all; empty when it is not known.
  [[nodiscard]] std::string meant_by(const KindOfLaw& word) const;

 private:
  struct OfKind {
    const KindOfLaw* kind;
    std::string law;
  };
  void put(const KindOfLaw& kind, const std::string& law);
  const LawNames::Impl& names_;
  std::vector<OfKind> of_kinds_;  ///< the last named at the end
  std::string last_;
};

}  // namespace opendata::search
