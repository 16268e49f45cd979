#pragma once
#include <opendata/policy.hpp>
#include <opendata/result.hpp>

namespace opendata::release {

/// Looks for personal data in what a policy says to people: title, description, notes, keywords and area of the
/// dataset, titles (the CSV's header) and descriptions of the published fields. Fields: every type that the field's
/// `allow` does not name; names, addresses and plates from score 0.65 on and no division (吳江村), because April and
/// 2024-H1 may head a column. Dataset: what no office has (identity, passport, health card, card, record and household
/// numbers), days of birth, accounts, mobile numbers and mailboxes, except those of dataset.contact. Names and
/// addresses may be a place's, and no key could allow them. Errors: refused, with the key path ("fields[0].title") and
/// the type, never the text.
[[nodiscard]] Result<void> refuse_personal_metadata(const Policy& policy);

}  // namespace opendata::release
