#pragma once
#include <map>
#include <memory>
#include <opendata/pipeline.hpp>
#include <opendata/recognizer.hpp>
#include <string>
#include <string_view>

#include "policy/keys.hpp"

namespace opendata::deid {

/// What becomes of a finding in free text.
enum class ScrubOperator {
  tag,           ///< 〔電話〕
  mask,          ///< 〔王○○〕, 〔A12345○○○○〕: what notices show
  pseudonymize,  ///< 〔姓名:7hk2…〕: the token that a column of kind "person" has
  remove,        ///< nothing
};

/// Operators by type; types that are not named are tagged.
using ScrubOperators = std::map<std::string, ScrubOperator, std::less<>>;

/// Reads {"PERSON": "mask", …}. Errors: bad_value for an unknown type or operator, or a type that has no convention of
/// masking.
[[nodiscard]] Result<ScrubOperators> read_scrub_operators(const config::Node& node);
/// The same from a policy field's parameters that were read before; none when it names none.
[[nodiscard]] ScrubOperators scrub_operators_of(const PolicyField& field);

/// What tokens are made from: the same as of a column with "pseudonymize" of the kind that is the type in small letters.
struct ScrubTokens {
  std::shared_ptr<const PseudonymKey> key;
  std::string dataset, domain;
};
/// What stands for a finding's `value` in the text, with its brackets.
[[nodiscard]] std::string scrubbed(ScrubOperator with, std::string_view type, std::string_view value, const ScrubTokens& tokens);

/// Whether [first, last) lies within brackets that hold what an operator writes for `type`: for those who look at the
/// output only.
[[nodiscard]] bool is_scrubbed(std::u32string_view text, const Finding& finding, const ScrubOperators& operators);
/// The text without brackets like those of tags, so that all that are there later are ours.
[[nodiscard]] std::string without_tag_brackets(std::string_view utf8);

}  // namespace opendata::deid
