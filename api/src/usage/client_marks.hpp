#pragma once
#include <cstdint>
#include <opendata/search/usage.hpp>
#include <string>
#include <string_view>

namespace opendata::api::usage {

/// Tells clients apart within one day without knowing them: a number made of the address and a random key. The key is
/// made anew each day, is in memory only, and the old one is overwritten: numbers of two days cannot be matched, and no
/// number can be traced back once its day is over. Thread safety: one thread at a time.
class ClientMarks {
 public:
  /// Makes a new key unless this is the day of the present one.
  void begin(search::usage::Day day);
  /// `about` makes the marks of one client about two things differ.
  [[nodiscard]] std::uint64_t mark(std::string_view client, std::string_view about, search::usage::Day day);

 private:
  std::string key_;
  search::usage::Day day_ = -1;
};

}  // namespace opendata::api::usage
