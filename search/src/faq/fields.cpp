#include "faq/fields.hpp"

#include <algorithm>
#include <array>

namespace opendata::search::faq {
namespace {

constexpr std::array texts{TextField{"id", &Entry::id},
                           TextField{"question", &Entry::question},
                           TextField{"answer", &Entry::answer},
                           TextField{"agency", &Entry::agency},
                           TextField{"unit", &Entry::unit},
                           TextField{"theme", &Entry::theme},
                           TextField{"administration", &Entry::administration},
                           TextField{"service", &Entry::service},
                           TextField{"audience", &Entry::audience},
                           TextField{"valid_from", &Entry::valid_from},
                           TextField{"valid_until", &Entry::valid_until},
                           TextField{"review_due", &Entry::review_due},
                           TextField{"reviewed", &Entry::reviewed},
                           TextField{"modified", &Entry::modified},
                           TextField{"owner", &Entry::owner},
                           TextField{"url", &Entry::url}};
constexpr std::array lists{ListField{"variants", &Entry::variants}, ListField{"citations", &Entry::citations},
                           ListField{"related", &Entry::related}};
constexpr std::array days{"valid_from", "valid_until", "review_due", "reviewed", "modified"};

}  // namespace

std::span<const TextField> text_fields() { return texts; }
std::span<const ListField> list_fields() { return lists; }
bool is_day(std::string_view field) { return std::find(days.begin(), days.end(), field) != days.end(); }

}  // namespace opendata::search::faq
