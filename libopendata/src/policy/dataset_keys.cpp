#include "policy/forms.hpp"
#include "policy/tables.hpp"

namespace opendata::config {
namespace {

/// A text in Chinese, or { "zh-TW", "en" }.
Result<void> publisher_name(const Node& node, DatasetMetadata& dataset) {
  LocalizedText name;
  if (auto read = read_value(node, name); !read) return read;
  dataset.publisher_name = std::move(name.zh_tw);
  dataset.publisher_name_en = std::move(name.en);
  return {};
}

constexpr Key<DatasetMetadata> publisher_keys[] = {
    {"name", Presence::required, publisher_name},
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

constexpr Key<DatasetMetadata> keyword_keys[] = {
    {"zh-TW", Presence::required, value<&DatasetMetadata::keywords>},
    {"en", Presence::optional, value<&DatasetMetadata::keywords_en>},
};

/// A list in Chinese, or { "zh-TW": [ … ], "en": [ … ] }.
Result<void> keywords(const Node& node, DatasetMetadata& dataset) {
  if (node.value().is(json::Kind::array)) return read_value(node, dataset.keywords);
  return read_object<DatasetMetadata>(node, keyword_keys, dataset);
}

constexpr std::int64_t kinds_of_disclosure = 10;

/// Which of the ten kinds of 政府資訊公開法 §7 I the dataset is: one number, or several.
Result<void> disclosure(const Node& node, DatasetMetadata& dataset) {
  const bool several = node.value().is(json::Kind::array);
  for (std::size_t i = 0; i < (several ? node.value().items().size() : 1); ++i) {
    const auto kind = read_whole(several ? node.item(i) : node, 1, kinds_of_disclosure);
    if (!kind) return failure(kind.error());
    dataset.disclosure.push_back(std::to_string(*kind));
  }
  return {};
}

constexpr Key<DatasetMetadata> dataset_keys[] = {
    {"id", Presence::required, text<&DatasetMetadata::id, &dataset_id>},
    {"type", Presence::optional, text<&DatasetMetadata::type, &dataset_id>},
    {"identifier", Presence::optional, text<&DatasetMetadata::identifier, &dgtw_identifier>},
    {"title", Presence::required, value<&DatasetMetadata::title>},
    {"description", Presence::optional, value<&DatasetMetadata::description>},
    {"publisher", Presence::optional, nested<DatasetMetadata, publisher_keys>},
    {"contact", Presence::optional, nested<DatasetMetadata, contact_keys>},
    {"license", Presence::optional, text<&DatasetMetadata::license, &plain_label>},
    {"update_frequency", Presence::optional, nested<DatasetMetadata, frequency_keys>},
    {"category_service", Presence::optional, text<&DatasetMetadata::category_service, &category_code>},
    {"category_dataset", Presence::optional, text<&DatasetMetadata::category_dataset, &category_code>},
    {"keywords", Presence::optional, keywords},
    {"disclosure", Presence::optional, disclosure},
    {"issued", Presence::optional, text<&DatasetMetadata::issued, &iso_date>},
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
