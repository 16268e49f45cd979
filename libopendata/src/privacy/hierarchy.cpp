#include <algorithm>
#include <opendata/hierarchy.hpp>
#include <utility>

namespace opendata::privacy {
namespace {

constexpr std::size_t max_leaves = std::size_t{1} << 20U;
constexpr std::size_t max_levels = 32;
constexpr std::size_t max_label_bytes = 1024;

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool has_blank_edge(std::string_view text) {
  return !text.empty() && (is_blank(text.front()) || is_blank(text.back()));
}

}  // namespace

/// Fills a hierarchy row by row; the first problem ends it.
class HierarchyBuilder {
 public:
  explicit HierarchyBuilder(std::string attribute) { made_.attribute_ = std::move(attribute); }

  Result<void> add(const std::vector<std::string>& row) {
    ++row_number_;
    if (row.empty()) return {};
    if (made_.levels_.empty()) begin(row.size());
    if (auto good = check_shape(row); !good) return good;
    if (auto good = check_texts(row); !good) return good;
    return add_labels(row);
  }

  Result<Hierarchy> finish() && {
    if (made_.levels_.empty())
      return fail(Errc::bad_structure, {"the hierarchy has no rows", "此階層沒有任何資料列"}, {});
    return std::move(made_);
  }

 private:
  [[nodiscard]] tl::unexpected<Error> fail(Errc code, Message message, std::string_view value) const {
    const std::string& attribute = made_.attribute_;
    return failure(code, message,
                   {{}, row_number_, value.empty() ? attribute : attribute + "[" + std::string(value) + "]"});
  }

  void begin(std::size_t levels) {
    made_.levels_.resize(levels);
    labels_.resize(levels);
  }

  Result<void> check_shape(const std::vector<std::string>& row) const {
    if (row.size() != made_.levels_.size()) {
      return fail(
          Errc::bad_structure,
          {"this row of the hierarchy has not as many labels as the first row; every leaf needs one label a level",
           "此列的標籤數與第一列不同；每個值在每一層都須有一個標籤"},
          row.front());
    }
    if (row.size() > max_levels)
      return fail(Errc::limit_exceeded, {"a hierarchy may have 32 levels", "階層最多 32 層"}, {});
    if (made_.leaf_of_text_.size() >= max_leaves)
      return fail(Errc::limit_exceeded, {"a hierarchy may have 1,048,576 values", "階層最多 1,048,576 個值"}, {});
    return {};
  }

  Result<void> check_texts(const std::vector<std::string>& row) const {
    for (std::size_t level = 0; level < row.size(); ++level)
      if (auto good = check_text(row[level], level); !good) return good;
    return {};
  }

  Result<void> check_text(const std::string& text, std::size_t level) const {
    if (text.size() > max_label_bytes)
      return fail(Errc::limit_exceeded, {"a label may have 1,024 bytes", "標籤最多 1,024 位元組"}, {});
    if (has_blank_edge(text)) {
      return fail(Errc::bad_value,
                  {"this label begins or ends with a blank; remove the blank, or no cell will match it",
                   "此標籤的開頭或結尾有空白；請刪除空白，否則無法與儲存格相符"},
                  text);
    }
    if (text.empty() && level > 0)
      return fail(Errc::bad_value, {"a label above the leaf is empty; name it", "上層標籤為空白；請填入名稱"}, {});
    if (text == "*" && level == 0)
      return fail(Errc::bad_value,
                  {"\"*\" stands for suppression and cannot be an original value", "「*」代表抑制，不可作為原始值"},
                  text);
    return {};
  }

  /// From the top down, so that the label one level up is known.
  Result<void> add_labels(const std::vector<std::string>& row) {
    if (made_.leaf_of_text_.contains(row.front()))
      return fail(Errc::bad_structure,
                  {"this value stands twice in the hierarchy; remove one", "此值在階層中重複；請刪除其一"},
                  row.front());
    std::uint32_t above = 0;
    for (std::size_t level = row.size(); level-- > 0;) {
      const bool top = level + 1 == row.size();
      const auto label = find_or_add(level, row[level], above);
      if (!top && made_.levels_[level].parents[label] != above) {
        return fail(Errc::bad_structure,
                    {"this label stands under two labels of the next level; levels must nest",
                     "此標籤在上一層屬於兩個不同標籤；各層必須逐層包含"},
                    row[level]);
      }
      above = label;
    }
    return {};
  }

  std::uint32_t find_or_add(std::size_t level, const std::string& text, std::uint32_t parent) {
    Hierarchy::Level& of = made_.levels_[level];
    const auto next = static_cast<std::uint32_t>(of.extents.size());
    const auto [found, added] = index(level, text, next);
    if (added) {
      of.texts.push_back(text);
      of.extents.push_back(0);
      of.parents.push_back(parent);
    }
    of.of_leaf.push_back(found);
    ++of.extents[found];
    return found;
  }

  std::pair<std::uint32_t, bool> index(std::size_t level, const std::string& text, std::uint32_t next) {
    if (level == 0) {
      made_.leaf_of_text_.emplace(text, next);
      return {next, true};
    }
    const auto [found, added] = labels_[level].emplace(text, next);
    return {found->second, added};
  }

  Hierarchy made_;
  std::vector<std::unordered_map<std::string, std::uint32_t>> labels_;  ///< of each level above 0
  std::size_t row_number_ = 0;
};

Result<Hierarchy> Hierarchy::create(std::string attribute, const std::vector<std::vector<std::string>>& rows) {
  HierarchyBuilder builder(std::move(attribute));
  for (const auto& row : rows)
    if (auto added = builder.add(row); !added) return failure(std::move(added.error()));
  return std::move(builder).finish();
}

std::optional<std::uint32_t> Hierarchy::leaf(std::string_view value) const {
  const auto found = leaf_of_text_.find(value);
  if (found == leaf_of_text_.end()) return std::nullopt;
  return found->second;
}

double Hierarchy::loss(std::size_t level, std::uint32_t label) const {
  return leaves() < 2 ? 0.0 : static_cast<double>(extent(level, label) - 1) / static_cast<double>(leaves() - 1);
}

}  // namespace opendata::privacy
