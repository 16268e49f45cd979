#pragma once
#include <opendata/error.hpp>
#include <opendata/search/searcher.hpp>
#include <string_view>
#include <vector>

/// The text of a help page about searching: what there is, how it is written, what to do when nothing is found
/// (檢索功能說明、使用範例、檢索建議), in Traditional Chinese and English.
namespace opendata::search {

struct HelpExample {
  std::string_view query;  ///< as somebody types it
  Message meaning;
};

/// One mode of searching.
struct ModeHelp {
  Mode mode;
  Message title;
  Message explanation;
  std::vector<HelpExample> examples;
};

/// One entry for every mode, in the order of all_modes().
[[nodiscard]] const std::vector<ModeHelp>& mode_help();

/// What helps to find more, or less.
[[nodiscard]] const std::vector<Message>& search_advice();

}  // namespace opendata::search
