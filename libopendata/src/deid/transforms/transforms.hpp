#pragma once
#include "deid/transform.hpp"

/// Makers of the transforms, one file each. The list that names them is src/deid/transforms.cpp.
namespace opendata::deid {

/// The column is not published.
[[nodiscard]] Result<std::unique_ptr<Transform>> create_suppress(const TransformContext& context);
/// The value, in the canonical text of its declared type. Keys by type: thousands; calendar; true_values, false_values;
/// invalid.
[[nodiscard]] Result<std::unique_ptr<Transform>> create_keep(const TransformContext& context);
/// Part of the text hidden, as notices do. Keys: convention ("name" or "id"), or keep_first, keep_last; character.
[[nodiscard]] Result<std::unique_ptr<Transform>> create_mask(const TransformContext& context);
/// A keyed token: the same person has the same one within a release domain. Key: kind.
[[nodiscard]] Result<std::unique_ptr<Transform>> create_pseudonymize(const TransformContext& context);
/// A coarser date: "2024", "2024-H1", "2024-Q2", "2024-05", "2024-05-06". Keys: to, calendar, invalid.
[[nodiscard]] Result<std::unique_ptr<Transform>> create_generalize_date(const TransformContext& context);
/// A coarser address. Key: to.
[[nodiscard]] Result<std::unique_ptr<Transform>> create_generalize_address(const TransformContext& context);
/// Bands: "20-29", "<20", "90+". Keys: width, bottom, top, thousands, invalid.
[[nodiscard]] Result<std::unique_ptr<Transform>> create_generalize_number(const TransformContext& context);
/// The middle of a square of a grid. Keys: cell, invalid.
[[nodiscard]] Result<std::unique_ptr<Transform>> create_generalize_coordinate(const TransformContext& context);
/// A level of a hierarchy that a search chooses for the whole table; here the value itself, which the pipeline
/// replaces. Keys: hierarchy (a file or a built-in one), delimiter.
[[nodiscard]] Result<std::unique_ptr<Transform>> create_generalize(const TransformContext& context);
/// A date moved by a number of days that is secret and the same for all dates of one person. Keys: person, days,
/// calendar, invalid.
[[nodiscard]] Result<std::unique_ptr<Transform>> create_shift_date(const TransformContext& context);
/// Free text with personal data replaced. Keys: minimum_score, operators.
[[nodiscard]] Result<std::unique_ptr<Transform>> create_scrub_text(const TransformContext& context);

}  // namespace opendata::deid
