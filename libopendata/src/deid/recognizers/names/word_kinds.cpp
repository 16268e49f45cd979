#include "deid/recognizers/names/word_kinds.hpp"

namespace opendata::deid::word_kinds {

constinit const Buckets words{{
#include "deid/recognizers/names/word_kinds.inc"
}};

namespace {

// How many Han characters stand in a row from `i`, or before it, as far as the longest word.
std::size_t run_from(const Scan& scan, std::size_t i) {
  return scan.run_end(i, han, longest) - i;
}
std::size_t run_before(const Scan& scan, std::size_t end) {
  std::size_t size = 0;
  while (size < longest && scan.is(end - size - 1, han)) ++size;
  return size;
}

unsigned kind_between(const Scan& scan, std::size_t first, std::size_t size) {
  return kind_of(scan.at(first), size > 1 ? scan.at(first + 1) : U'\0', size > 2 ? scan.at(first + 2) : U'\0');
}

}  // namespace

Word at(const Scan& scan, std::size_t i) {
  const std::size_t run = run_from(scan, i);
  for (std::size_t size = run; size > 0; --size)
    if (const unsigned kind = kind_between(scan, i, size); kind != unknown) return {kind, size};
  return {unknown, run > 0 ? std::size_t{1} : 0};
}

Word before(const Scan& scan, std::size_t end) {
  const std::size_t run = run_before(scan, end);
  for (std::size_t size = run; size > 0; --size)
    if (const unsigned kind = kind_between(scan, end - size, size); kind != unknown) return {kind, size};
  return {unknown, run > 0 ? std::size_t{1} : 0};
}

}  // namespace opendata::deid::word_kinds
