#pragma once
#include <string_view>

namespace opendata::push::links {

/// Whether a text is a mailto: address as RFC 6068 has it: one or more mail addresses, headers after '?'.
/// Example: "mailto:a@city.gov.tw?subject=x" is; "mailto:a.city.gov.tw" and "mailto:a@city" are not.
[[nodiscard]] bool is_mailto(std::string_view text);

/// Whether a text is a tel: address as RFC 3966 has it: digits with - . ( ) between them, "+" before, ";ext=" after.
/// Numbers without country code are accepted, as all pages of Taiwan have them. Example: "tel:+886-2-2720-8889;ext=12",
/// "tel:1999" are; "tel:02-2720 8889" (a blank), "tel:0800-000-123#9" and "tel:市話" are not.
[[nodiscard]] bool is_tel(std::string_view text);

}  // namespace opendata::push::links
