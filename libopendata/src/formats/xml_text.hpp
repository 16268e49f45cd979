#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "formats/text_sink.hpp"

/// How texts become XML and come back: shared by our XML, KML and ODS, and by the readers that check them.
namespace opendata::format::xml {

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// Whether XML 1.0 can carry the text at all (its production [2] Char): no control characters but tab, LF and CR, no
/// U+FFFE and U+FFFF.
[[nodiscard]] bool is_text(std::string_view text);

/// "&", "<", ">" and CR as entities. A bare CR would come back as LF (XML 1.0 section 2.11); ">" is escaped so that "]]>"
/// cannot appear.
void append_escaped(TextSink& out, std::string_view text);
/// As append_escaped(), and quotes too: for attributes.
[[nodiscard]] std::string attribute(std::string_view text);
/// Replaces the entities of append_escaped(); false for any other.
[[nodiscard]] bool unescape(std::string& text);

[[nodiscard]] std::string to_base64(std::string_view text);
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

}  // namespace opendata::format::xml
