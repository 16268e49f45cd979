#pragma once
#include <opendata/error.hpp>
#include <span>
#include <string>
#include <string_view>

/// The boxes of the edit form: one for each field of an entry that people write.
namespace opendata::api::admin {

enum class BoxShape { line, lines, day };

struct Box {
  std::string_view field;  ///< as in faq_cells.hpp
  Message label;
  Message hint{"", ""};
  BoxShape shape = BoxShape::line;
  std::size_t rows = 1;
  std::size_t characters = 500;  ///< at most
};

/// Boxes that stand together under a heading.
struct BoxGroup {
  Message heading;
  std::span<const Box> boxes;
};
[[nodiscard]] std::span<const BoxGroup> box_groups();
/// What people call a field, also one without a box; its own name when it has none.
[[nodiscard]] std::string field_label(std::string_view field, Language language);

}  // namespace opendata::api::admin
