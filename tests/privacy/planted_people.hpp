#pragma once
#include <array>
#include <string>
#include <vector>

namespace test {

/// An invented person whose every text must not appear in any output.
struct Person {
  std::string name, national_id, phone, email, door;
  [[nodiscard]] std::vector<std::string> secrets() const { return {name, national_id, phone, email, door}; }
};

/// A number of the right form and check digit: letter A, then 1 or 2, then seven digits of `serial`.
inline std::string national_id(unsigned serial) {
  std::string id = "A" + std::to_string(1 + serial % 2) + std::to_string(1000000 + serial);
  int sum = 1;  // the letter A
  for (std::size_t i = 1; i < id.size(); ++i) sum += (id[i] - '0') * static_cast<int>(9 - i);
  return id + std::to_string((10 - sum % 10) % 10);
}

inline std::vector<Person> planted_people() {
  constexpr std::array surnames{"陳", "林", "黃", "張", "李", "王", "吳", "劉", "蔡", "楊", "許", "鄭", "謝", "洪", "郭", "歐陽"};
  constexpr std::array given{"美玲", "志明", "淑芬", "俊傑", "怡君", "家豪", "雅婷", "冠宇"};
  std::vector<Person> people;
  for (unsigned i = 0; i < 64; ++i) {
    const std::string number = std::to_string(10000 + i * 37);
    people.push_back({std::string(surnames[i % surnames.size()]) + given[(i / 7) % given.size()], national_id(i * 7919),
                      "09" + std::to_string(10000000 + i * 98765), "user" + number + "@example.com",
                      "建國路" + std::to_string(100 + i) + "巷" + std::to_string(i + 1) + "號"});
  }
  return people;
}

}  // namespace test
