#include "anonymize/columns.hpp"

#include <algorithm>

namespace opendata::privacy {
namespace {

using Kind = ColumnRole::Kind;

/// Collects the roles and sees that each column gets exactly one.
class Roles {
 public:
  Roles(const std::vector<std::string>& header, const std::string& file)
      : header_(header), file_(file), roles_(header.size()) {}

  Result<void> assign(const std::string& column, ColumnRole role) {
    const auto found = std::find(header_.begin(), header_.end(), column);
    if (found == header_.end()) {
      return failure(Errc::missing_column,
                     {"the file has no column of this name; compare with its header", "檔案沒有此欄位；請比對其標題列"},
                     {file_, 0, column});
    }
    auto& place = roles_[static_cast<std::size_t>(found - header_.begin())];
    if (place) {
      return failure(Errc::invalid_argument,
                     {"the column has two roles; name it once", "此欄位有兩種角色；請只指定一次"}, {file_, 0, column});
    }
    place = role;
    return {};
  }
  Result<std::vector<ColumnRole>> finish() const {
    std::vector<ColumnRole> out;
    for (std::size_t i = 0; i < roles_.size(); ++i) {
      if (!roles_[i]) {
        return failure(Errc::invalid_argument,
                       {"the column has no role: give it a hierarchy, or state that it is kept or dropped",
                        "此欄位沒有角色：請指定階層，或註明保留或捨棄"},
                       {file_, 0, header_[i]});
      }
      out.push_back(*roles_[i]);
    }
    return out;
  }

 private:
  const std::vector<std::string>& header_;
  const std::string& file_;
  std::vector<std::optional<ColumnRole>> roles_;
};

}  // namespace

Result<std::vector<ColumnRole>> assign_roles(const std::vector<std::string>& header, const AnonymizeOptions& options) {
  Roles roles(header, options.input);
  Result<void> done;
  for (std::size_t q = 0; q < options.quasi_identifiers.size() && done; ++q)
    done = roles.assign(options.quasi_identifiers[q].column, {Kind::generalized, q});
  if (done && !options.sensitive.empty()) done = roles.assign(options.sensitive, {Kind::kept, 0});
  for (std::size_t i = 0; i < options.keep.size() && done; ++i) done = roles.assign(options.keep[i], {Kind::kept, 0});
  for (std::size_t i = 0; i < options.drop.size() && done; ++i)
    done = roles.assign(options.drop[i], {Kind::dropped, 0});
  if (!done) return failure(std::move(done.error()));
  return roles.finish();
}

}  // namespace opendata::privacy
