#include <opendata/catalog.hpp>
#include <opendata/files.hpp>

#include "policy/forms.hpp"
#include "policy/keys.hpp"

namespace opendata::catalog {
namespace {

using config::Key;
using config::Presence;
using config::text;
using config::value;

constexpr std::size_t site_limit = std::size_t{1} << 20U;

constexpr Key<Site> publisher_keys[] = {
    {"name", Presence::required, value<&Site::publisher>},
    {"oid", Presence::optional, text<&Site::publisher_oid, &config::oid>},
};
constexpr Key<Site> site_keys[] = {
    {"title", Presence::required, value<&Site::title>},
    {"description", Presence::required, value<&Site::description>},
    {"publisher", Presence::required, config::nested<Site, publisher_keys>},
    {"base_url", Presence::required, text<&Site::base_url, &config::web_address>},
};

}  // namespace

Result<Site> read_site(const std::filesystem::path& file) {
  const auto bytes = read_file(file, site_limit);
  if (!bytes) return failure(bytes.error());
  const std::string name = file.string();
  const auto document = json::parse(*bytes, json::Dialect::with_comments, name);
  if (!document) return failure(document.error());
  Site site;
  const config::Node root(*document, name, "");
  if (auto read = config::read_object<Site>(root, site_keys, site); !read) return failure(std::move(read.error()));
  return site;
}

}  // namespace opendata::catalog
