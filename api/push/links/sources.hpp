#pragma once
#include <filesystem>
#include <functional>
#include <map>
#include <opendata/result.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "push/links/link.hpp"

namespace opendata::push::links {

/// Gathers addresses from several sources; an address that stands at several places is one link.
class Collection {
 public:
  /// Blanks around the address are dropped; an empty one is passed over.
  void add(std::string_view address, Origin origin);
  /// Every address in a text that people wrote.
  void add_text(std::string_view text, const Origin& origin);
  [[nodiscard]] const std::vector<Link>& links() const { return links_; }

 private:
  std::vector<Link> links_;
  std::map<std::string, std::size_t, std::less<>> places_;
};

/// An export of the FAQ store (.csv, .json, .jsonl): the links, the entry's own address, and the addresses in answers of
/// every language. Retired entries are passed over. Errors, with file and line: not_found, not_supported (another
/// ending), missing_column (no id), as parse().
[[nodiscard]] Result<void> collect_faq(const std::string& file, Collection& out);

/// The current release of every dataset: landing page, licence and downloads as its record for portals
/// (metadata/ckan.json) has them, and addresses in its description and notes. Errors: as read_catalog(), open_release().
[[nodiscard]] Result<void> collect_catalog(const std::filesystem::path& catalog, Collection& out);

/// A file with one address a line; empty lines and lines with '#' first are passed over.
[[nodiscard]] Result<void> collect_list(const std::string& file, Collection& out);

/// Fetches one sitemap of an address; the bytes, or why not.
using FetchSitemap = std::function<Result<std::string>(const std::string& address)>;
/// A sitemap, or an index with all its sitemaps, of a file or an address; at most 1,000 files with 100,000 addresses in all.
/// Errors: as parse_sitemap(), `fetch`, not_found, limit_exceeded.
[[nodiscard]] Result<void> collect_sitemap(const std::string& place, const FetchSitemap& fetch, Collection& out);

}  // namespace opendata::push::links
