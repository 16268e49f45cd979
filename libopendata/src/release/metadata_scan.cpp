#include "release/metadata_scan.hpp"

#include <algorithm>
#include <array>
#include <opendata/recognizer.hpp>

#include "deid/steps.hpp"
#include "release/residual_scan.hpp"

namespace opendata::release {
namespace {

constexpr double sure_of_weak_type = 0.65;  ///< above words and quarters (0.6), below names and plates as such (0.7)

template <class List>
bool holds(const List& list, std::string_view type) {
  return std::find(list.begin(), list.end(), type) != list.end();
}

/// A finding with what it stands for.
struct Found {
  const char* type;  ///< a recogniser's literal
  double score;
  std::string text;
  [[nodiscard]] bool is(std::string_view other) const { return other == type; }
};

/// Digits, and letters in small: one number written in two ways is one number.
std::string bare(std::string_view text) {
  std::string out;
  for (const char32_t c : text::fold(text::to_utf32(text), text::Folding::identifiers).text) {
    if (c >= U'A' && c <= U'Z') out += static_cast<char>(c + 32);
    if ((c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z')) out += static_cast<char>(c);
  }
  return out;
}

bool is_mobile(std::string_view number) {
  const std::string digits = bare(number);
  return digits.starts_with("09") || digits.starts_with("8869");
}

class MetadataScan {
 public:
  explicit MetadataScan(const Policy& policy) : policy_(policy) {}

  Result<void> look_at_dataset() const {
    const DatasetMetadata& about = policy_.dataset;
    if (auto title = dataset_text("title", {about.title.zh_tw, about.title.en}); !title) return title;
    if (auto text = dataset_text("description", {about.description.zh_tw, about.description.en}); !text) return text;
    if (auto notes = dataset_text("notes", {about.notes}); !notes) return notes;
    if (auto area = dataset_text("spatial", {about.spatial}); !area) return area;
    if (auto words = dataset_text("keywords", about.keywords); !words) return words;
    return dataset_text("keywords", about.keywords_en);
  }

  Result<void> look_at_fields() const {
    for (std::size_t i = 0; i < policy_.fields.size(); ++i) {
      const PolicyField& field = policy_.fields[i];
      if (field.transform == "suppress") continue;
      if (auto title = field_text(i, ".title", field.field.title); !title) return title;
      if (auto text = field_text(i, ".description", field.field.description); !text) return text;
    }
    return {};
  }

 private:
  [[nodiscard]] std::vector<Found> find(const std::string& text) const {
    const std::u32string characters = text::to_utf32(text);
    std::vector<Found> out;
    for (const deid::Finding& found : analyzer_.find(text))
      out.push_back(
          {found.type.data(), found.score, text::to_utf8(characters.substr(found.start, found.end - found.start))});
    return out;
  }

  Result<void> dataset_text(const char* key, const std::vector<std::string>& texts) const {
    for (const std::string& text : texts) {
      for (const Found& found : find(text)) {
        if (!is_private(found)) continue;
        return failure(Error::from_library(
            Errc::refused,
            {"this text is published and holds personal data of the named type; take it out (an office's own telephone "
             "and mailbox belong into dataset.contact)",
             "此文字將公開，其中含括號所示類型的個人資料；請移除（機關自己的電話與信箱請寫在 dataset.contact）"},
            found.type, {policy_.file, 0, std::string("dataset.") + key}));
      }
    }
    return {};
  }

  /// Of what a dataset says, the types that are never an office's or a place's.
  [[nodiscard]] bool is_private(const Found& found) const {
    if (found.is("PHONE")) return is_mobile(found.text) && !is_contact(found.text, policy_.dataset.contact_phone);
    if (found.is("EMAIL")) return !is_contact(found.text, policy_.dataset.contact_email);
    return found.is("BIRTH_DATE") || found.is("BANK_ACCOUNT") || holds(deid::never_allowed, found.type);
  }

  [[nodiscard]] static bool is_contact(std::string_view found, const std::string& contact) {
    return bare(contact).find(bare(found)) != std::string::npos;
  }

  Result<void> field_text(std::size_t index, const char* key, const LocalizedText& texts) const {
    const PolicyField& field = policy_.fields[index];
    for (const std::string& text : {texts.zh_tw, texts.en}) {
      for (const Found& found : find(text)) {
        if (holds(field.allow, found.type) || may_head_a_column(found)) continue;
        return failure(Error::from_library(
            Errc::refused,
            {"this text is published and holds personal data of the named type; take it out, or name the type in the "
             "field's \"allow\" when it is no person's. A record may have been taken for the header of the source",
             "此文字將公開，其中含括號所示類型的個人資料；請移除，若非個人所有可列於該欄位的 "
             "\"allow\"。來源的首筆紀錄可能被當成標題列"},
            found.type, {policy_.file, field.line, "fields[" + std::to_string(index) + "]" + key}));
      }
    }
    return {};
  }

  [[nodiscard]] static bool may_head_a_column(const Found& found) {
    constexpr std::array<std::string_view, 7> divisions{"村", "里", "鄰", "鄉", "鎮", "市", "區"};
    if (!holds(weak_types, found.type)) return false;
    const auto ends = [&](std::string_view division) { return found.text.ends_with(division); };
    return found.score < sure_of_weak_type ||
           (found.is("PERSON") && std::any_of(divisions.begin(), divisions.end(), ends));
  }

  const Policy& policy_;
  deid::Analyzer analyzer_;
};

}  // namespace

Result<void> refuse_personal_metadata(const Policy& policy) {
  const MetadataScan scan(policy);
  auto clean = scan.look_at_dataset();
  return clean ? scan.look_at_fields() : clean;
}

}  // namespace opendata::release
