#pragma once
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

/// Numbers and texts in a file of the index: 4-byte numbers in the machine's order, texts and lists after their size.
namespace opendata::search::bytes {

inline void put(std::string& out, std::uint32_t number) {
  char raw[sizeof number];
  std::memcpy(raw, &number, sizeof number);
  out.append(raw, sizeof raw);
}
inline void put(std::string& out, std::string_view text) {
  put(out, static_cast<std::uint32_t>(text.size()));
  out += text;
}
/// `T`: numbers of four bytes.
template <class T>
void put(std::string& out, const std::vector<T>& numbers) {
  static_assert(sizeof(T) == 4);
  put(out, static_cast<std::uint32_t>(numbers.size()));
  const std::size_t at = out.size();
  out.resize(at + numbers.size() * sizeof(T));
  if (!numbers.empty()) std::memcpy(out.data() + at, numbers.data(), numbers.size() * sizeof(T));
}

/// Takes from the front of `in` what put() wrote; false when `in` is shorter.
[[nodiscard]] inline bool take(std::string_view& in, std::uint32_t& number) {
  if (in.size() < sizeof number) return false;
  std::memcpy(&number, in.data(), sizeof number);
  in.remove_prefix(sizeof number);
  return true;
}
[[nodiscard]] inline bool take(std::string_view& in, std::string& text) {
  std::uint32_t size = 0;
  if (!take(in, size) || in.size() < size) return false;
  text = in.substr(0, size);
  in.remove_prefix(size);
  return true;
}
template <class T>
[[nodiscard]] bool take(std::string_view& in, std::vector<T>& numbers) {
  static_assert(sizeof(T) == 4);
  std::uint32_t size = 0;
  if (!take(in, size) || in.size() / sizeof(T) < size) return false;
  numbers.resize(size);
  if (size > 0) std::memcpy(numbers.data(), in.data(), size * sizeof(T));
  in.remove_prefix(size * sizeof(T));
  return true;
}

}  // namespace opendata::search::bytes
