#pragma once
#include <span>
#include <string>
#include <string_view>

#include "call.hpp"

/// What people call the kinds, facets and categories of entries.
namespace opendata::api::web {

struct Label {
  std::string_view name;  ///< as data and addresses have it
  Message label;
};
/// The label of a name; nullptr when the list has none.
[[nodiscard]] const Label* find_label(std::span<const Label> labels, std::string_view name);

/// The facets by which results are narrowed, in the order in which pages show them.
[[nodiscard]] std::span<const Label> facet_labels();
/// Those of them that are classifications of their own: 主題分類, 施政分類, 服務分類.
[[nodiscard]] std::span<const Label> classification_labels();

/// 常見問答, 法規 …; a kind that an agency made is its own label.
[[nodiscard]] std::string_view kind_label(const Call& call, std::string_view kind);
/// A category as people read it: "動物保護/登記" is 動物保護 › 登記, and a code of data/catalogs such as I00 its name.
[[nodiscard]] std::string category_label(std::string_view path, Language language);
/// A value of a facet as people read it; addresses keep the value.
[[nodiscard]] std::string value_label(const Call& call, std::string_view facet, std::string_view value);

}  // namespace opendata::api::web
