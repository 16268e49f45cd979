#pragma once
#include <array>
#include <opendata/table.hpp>

namespace opendata::table {

/// A leniency by its name in policies and in ReadReport::counts.
struct Leniency {
  const char* name;
  bool InputOptions::*option;
};

/// All of them. Each is counted whenever reading makes use of it, so that one which is not counted may be switched off
/// and the same cells are read.
inline constexpr std::array<Leniency, 7> leniencies{{{"trim", &InputOptions::trim},
                                                     {"pad_short_rows", &InputOptions::pad_short_rows},
                                                     {"drop_trailing_empty", &InputOptions::drop_trailing_empty},
                                                     {"skip_blank_rows", &InputOptions::skip_blank_rows},
                                                     {"skip_repeated_header", &InputOptions::skip_repeated_header},
                                                     {"bare_quotes", &InputOptions::bare_quotes},
                                                     {"skip_late_keys", &InputOptions::skip_late_keys}}};

}  // namespace opendata::table
