#include "sources/faq_position.hpp"

#include <sstream>

namespace opendata::search {
namespace {

FaqPosition position_of(const faq::Change& change, const std::string& day) {
  return {day, change.sequence, change.revision, change.at, change.entry.id};
}

}  // namespace

std::string format(const FaqPosition& position) {
  return position.day + " " + std::to_string(position.sequence) + " " + std::to_string(position.revision) + " " + position.at +
         " " + position.id;
}

std::optional<FaqPosition> parse_faq_position(std::string_view text) {
  std::istringstream in{std::string(text)};
  FaqPosition position;
  in >> position.day >> position.sequence >> position.revision >> position.at;
  in.get();
  std::getline(in, position.id);  // an id may hold blanks
  return in && !position.id.empty() ? std::optional(std::move(position)) : std::nullopt;
}

Result<FaqPosition> faq_position(const faq::Store& store, const std::string& day) {
  const auto last = store.last_change();
  if (!last) return failure(last.error());
  return *last ? position_of(**last, day) : FaqPosition{.day = day};
}

Result<bool> is_in(const FaqPosition& position, const faq::Store& store) {
  if (position.sequence == 0) return true;
  const auto changes = store.changes(position.sequence - 1, 1);
  if (!changes) return failure(changes.error());
  return !changes->empty() && position_of(changes->front(), position.day) == position;
}

}  // namespace opendata::search
