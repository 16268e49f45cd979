#pragma once
#include <string>
#include <string_view>

#include "push/links/html_page.hpp"

namespace opendata::push::links {

/// Whether two pages of one host say the same: titles are equal, and of the texts, without digits and without the address
/// that each was asked under, hardly a piece is in one and not in the other. Of a page that says something of its own at
/// least a sentence differs.
[[nodiscard]] bool say_the_same(const HtmlPage& page, std::string_view path, const HtmlPage& other,
                                std::string_view other_path);

/// Whether a page says that there is nothing here, in Chinese or English: in its title, or anywhere when it is short.
/// A reason to look closer only; pages about error messages say so too.
[[nodiscard]] bool speaks_of_absence(const HtmlPage& page);

/// Whether a page says nothing before its scripts have run, so that two of them cannot be told apart.
[[nodiscard]] bool is_shell(const HtmlPage& page);

}  // namespace opendata::push::links
