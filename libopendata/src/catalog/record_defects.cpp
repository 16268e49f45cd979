#include <algorithm>
#include <array>
#include <opendata/code_lists.hpp>
#include <opendata/text.hpp>

#include "text/small_letters.hpp"

namespace opendata::catalog {
namespace {

/// A key of a policy's "dataset" as profiles name it.
struct RecordKey {
  std::string_view name;
  const std::string& (*text)(const DatasetMetadata& metadata);
};

template <std::string DatasetMetadata::*Member>
const std::string& plain(const DatasetMetadata& metadata) {
  return metadata.*Member;
}
template <LocalizedText DatasetMetadata::*Member>
const std::string& chinese(const DatasetMetadata& metadata) {
  return (metadata.*Member).zh_tw;
}
template <LocalizedText DatasetMetadata::*Member>
const std::string& english(const DatasetMetadata& metadata) {
  return (metadata.*Member).en;
}

constexpr std::array record_keys{
    RecordKey{"identifier", plain<&DatasetMetadata::identifier>},
    RecordKey{"title", chinese<&DatasetMetadata::title>},
    RecordKey{"title.en", english<&DatasetMetadata::title>},
    RecordKey{"description", chinese<&DatasetMetadata::description>},
    RecordKey{"description.en", english<&DatasetMetadata::description>},
    RecordKey{"publisher.name", plain<&DatasetMetadata::publisher_name>},
    RecordKey{"publisher.name.en", plain<&DatasetMetadata::publisher_name_en>},
    RecordKey{"publisher.oid", plain<&DatasetMetadata::publisher_oid>},
    RecordKey{"publisher.org_code", plain<&DatasetMetadata::publisher_org_code>},
    RecordKey{"contact.name", plain<&DatasetMetadata::contact_name>},
    RecordKey{"contact.phone", plain<&DatasetMetadata::contact_phone>},
    RecordKey{"contact.email", plain<&DatasetMetadata::contact_email>},
    RecordKey{"license", plain<&DatasetMetadata::license>},
    RecordKey{"update_frequency", plain<&DatasetMetadata::update_unit>},
    RecordKey{"category_service", plain<&DatasetMetadata::category_service>},
    RecordKey{"category_dataset", plain<&DatasetMetadata::category_dataset>},
    RecordKey{"spatial", plain<&DatasetMetadata::spatial>},
    RecordKey{"temporal.from", plain<&DatasetMetadata::temporal_from>},
    RecordKey{"temporal.to", plain<&DatasetMetadata::temporal_to>},
    RecordKey{"landing_page", plain<&DatasetMetadata::landing_page>},
    RecordKey{"base_url", plain<&DatasetMetadata::base_url>},
};

bool holds_one_of(const std::string& text, const std::vector<std::string>& parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](const std::string& part) { return text.find(part) != std::string::npos; });
}

}  // namespace

std::optional<Defect> defect_of(const Placeholders& known, std::string_view text) {
  const std::string folded = text::in_small_letters(text::trim(text));
  if (folded.empty()) return std::nullopt;
  if (std::find(known.whole.begin(), known.whole.end(), folded) != known.whole.end()) return Defect::placeholder;
  if (holds_one_of(folded, known.part)) return Defect::placeholder;
  return holds_one_of(folded, known.trial) ? std::optional(Defect::trial) : std::nullopt;
}

Message in_words(Defect defect) {
  switch (defect) {
    case Defect::missing:
      return {"this key of \"dataset\" is required by the catalogue and has no content; state it in the policy and "
              "publish again",
              "此目錄必填的 \"dataset\" 鍵沒有內容；請於政策檔填寫後重新發布"};
    case Defect::placeholder:
      return {"this key of \"dataset\" holds a placeholder; write what is true of this dataset",
              "\"dataset\" 的此鍵仍是預設或佔位文字；請填寫此資料集的真實內容"};
    case Defect::trial:
      break;
  }
  return {"this key of \"dataset\" holds an address or number for trials, which must not be sent to another platform",
          "\"dataset\" 的此鍵是試用的網址、信箱或電話，不可送至其他平臺"};
}

std::vector<RecordDefect> missing_keys(const CodeLists& codes, std::string_view profile,
                                       const DatasetMetadata& metadata) {
  std::vector<RecordDefect> out;
  const auto required = codes.profiles.find(profile);
  if (required == codes.profiles.end()) return out;
  for (const std::string& name : required->second) {
    const auto* key = std::find_if(record_keys.begin(), record_keys.end(),
                                   [&](const RecordKey& candidate) { return candidate.name == name; });
    if (key == record_keys.end() || text::trim(key->text(metadata)).empty()) out.push_back({name, Defect::missing});
  }
  return out;
}

std::vector<RecordDefect> find_placeholders(const CodeLists& codes, const DatasetMetadata& metadata) {
  std::vector<RecordDefect> out;
  for (const RecordKey& key : record_keys) {
    if (const auto defect = defect_of(codes.placeholders, key.text(metadata)))
      out.push_back({std::string(key.name), *defect});
  }
  return out;
}

Result<void> ready_to_send(const CodeLists& codes, std::string_view profile, const DatasetMetadata& metadata) {
  auto defects = missing_keys(codes, profile, metadata);
  if (defects.empty()) defects = find_placeholders(codes, metadata);
  if (defects.empty()) return {};
  return failure(Errc::refused, in_words(defects.front().defect), {metadata.id, 0, defects.front().key});
}

}  // namespace opendata::catalog
