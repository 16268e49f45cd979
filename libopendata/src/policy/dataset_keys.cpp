#include "policy/forms.hpp"
#include "policy/tables.hpp"

namespace opendata::config {
namespace {

constexpr Key<DatasetMetadata> publisher_keys[] = {
    {"name", Presence::required, value<&DatasetMetadata::publisher_name>},
    {"oid", Presence::optional, text<&DatasetMetadata::publisher_oid, &oid>},
    {"org_code", Presence::optional, text<&DatasetMetadata::publisher_org_code, &org_code>},
};
constexpr Key<DatasetMetadata> contact_keys[] = {
    {"name", Presence::optional, value<&DatasetMetadata::contact_name>},
    {"phone", Presence::optional, value<&DatasetMetadata::contact_phone>},
    {"email", Presence::optional, text<&DatasetMetadata::contact_email, &email_address>},
};
constexpr Key<DatasetMetadata> frequency_keys[] = {
    {"every", Presence::optional, whole<&DatasetMetadata::update_every, 1, 1000>},
    {"unit", Presence::required, text<&DatasetMetadata::update_unit, &update_unit>},
};
constexpr Key<DatasetMetadata> temporal_keys[] = {
    {"from", Presence::optional, text<&DatasetMetadata::temporal_from, &iso_date>},
    {"to", Presence::optional, text<&DatasetMetadata::temporal_to, &iso_date>},
};

Result<void> temporal(const Node& node, DatasetMetadata& dataset) {
  if (auto read = read_object<DatasetMetadata>(node, temporal_keys, dataset); !read) return read;
  const bool reversed = !dataset.temporal_to.empty() && dataset.temporal_to < dataset.temporal_from;
  if (reversed) return node.fail(Errc::bad_value, {"ends before it begins", "結束日期早於開始日期"});
  return {};
}

constexpr Key<DatasetMetadata> dataset_keys[] = {
    {"id", Presence::required, text<&DatasetMetadata::id, &dataset_id>},
    {"identifier", Presence::optional, text<&DatasetMetadata::identifier, &dgtw_identifier>},
    {"title", Presence::required, value<&DatasetMetadata::title>},
    {"description", Presence::optional, value<&DatasetMetadata::description>},
    {"publisher", Presence::optional, nested<DatasetMetadata, publisher_keys>},
    {"contact", Presence::optional, nested<DatasetMetadata, contact_keys>},
    {"license", Presence::optional, text<&DatasetMetadata::license, &plain_label>},
    {"update_frequency", Presence::optional, nested<DatasetMetadata, frequency_keys>},
    {"category_service", Presence::optional, text<&DatasetMetadata::category_service, &category_code>},
    {"category_dataset", Presence::optional, text<&DatasetMetadata::category_dataset, &category_code>},
    {"keywords", Presence::optional, value<&DatasetMetadata::keywords>},
    {"spatial", Presence::optional, value<&DatasetMetadata::spatial>},
    {"language", Presence::optional, text<&DatasetMetadata::language, &plain_label>},
    {"temporal", Presence::optional, temporal},
    {"landing_page", Presence::optional, text<&DatasetMetadata::landing_page, &web_address>},
    {"notes", Presence::optional, value<&DatasetMetadata::notes>},
    {"base_url", Presence::optional, text<&DatasetMetadata::base_url, &web_address>},
};

}  // namespace

Result<void> read_dataset(const Node& node, DatasetMetadata& dataset) {
  if (auto read = read_object<DatasetMetadata>(node, dataset_keys, dataset); !read) return read;
  if (!dataset.title.zh_tw.empty()) return {};
  return node.fail(Errc::bad_value, {"the title must not be empty", "標題不可為空"});
}

}  // namespace opendata::config
