#include "named_laws.hpp"

#include <algorithm>

namespace opendata::search {

void NamedLaws::add(const std::string& law, const FoldedText& as) {
  if (const auto* known = names_.law(law); known != nullptr && known->kind != nullptr) put(*known->kind, law);
  if (const KindOfLaw* kind = kind_of_name(as)) put(*kind, law);
  last_ = law;
}

void NamedLaws::add_unknown(const KindOfLaw& kind) {
  if (!means_any_law(kind)) put(kind, {});
}

std::string NamedLaws::meant_by(const KindOfLaw& word) const {
  const auto answers = [&](const OfKind& named) { return answers_to(word, *named.kind); };
  const auto found = std::find_if(of_kinds_.rbegin(), of_kinds_.rend(), answers);
  if (found != of_kinds_.rend()) return found->law;
  return means_any_law(word) ? last_ : std::string();
}

void NamedLaws::put(const KindOfLaw& kind, const std::string& law) {
  std::erase_if(of_kinds_, [&](const OfKind& named) { return named.kind == &kind; });
  of_kinds_.push_back({&kind, law});
}

}  // namespace opendata::search
