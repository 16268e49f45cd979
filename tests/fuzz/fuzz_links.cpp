#include <cstdlib>
#include <string>

#include "push/links/contact.hpp"
#include "push/links/found_addresses.hpp"
#include "push/links/html_page.hpp"
#include "push/links/likeness.hpp"
#include "push/links/robots.hpp"
#include "push/links/sitemap.hpp"
#include "push/links/web_address.hpp"

namespace {

using namespace opendata::push::links;

/// What robots.txt forbids may not depend on how its own address is written, and nothing may forbid robots.txt.
void read_robots(std::string_view text) {
  const auto robots = Robots::parse(text, "opendata-links");
  if (!robots.allows("/robots.txt")) std::abort();
  static_cast<void>(robots.allows(text.substr(0, 200)));
  if (robots.delay() && !(*robots.delay() >= 0 && *robots.delay() <= Robots::longest_delay)) std::abort();
}

void read_page(std::string_view text) {
  const HtmlPage page = scan_html(text);
  if (page.text.size() > 4 * text.size() + 4) std::abort();
  static_cast<void>(speaks_of_absence(page));
  if (!say_the_same(page, "/a", page, "/a")) std::abort();
}

void read_sitemap(std::string_view text) {
  const auto sitemap = parse_sitemap(text, "fuzz");
  if (!sitemap && sitemap.error().where().file != "fuzz") std::abort();
}

/// A canonical address stays as it is, and none with a password is made.
void read_addresses(const std::string& text) {
  static_cast<void>(shown(text));
  static_cast<void>(is_mailto(text) || is_tel(text));
  for (const std::string& address : find_addresses(text))
    if (address.size() > text.size()) std::abort();
  const auto address = parse_web_address(text);
  if (!address) return;
  const auto again = parse_web_address(address->url);
  if (!again || again->url != address->url || address->url.find('@') < address->url.find('/', 8)) std::abort();
}

}  // namespace

/// The first byte chooses the reader; the rest is its input.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 4) {
    case 0: read_robots(text); break;
    case 1: read_page(text); break;
    case 2: read_sitemap(text); break;
    default: read_addresses(text.substr(0, text.find('\0')));
  }
  return 0;
}
