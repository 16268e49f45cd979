#include <random>

#include "support/catch.hpp"
#include "unit/table/read_all.hpp"

using namespace opendata;
using test::read_all;

namespace {

/// A slow, obvious parser of the same grammar. nullopt = not well formed.
std::optional<std::vector<std::vector<Cell>>> oracle(const std::string& text) {
  std::vector<std::vector<Cell>> rows;
  std::size_t i = 0;
  while (i < text.size()) {
    std::vector<Cell> row;
    while (true) {
      std::string cell;
      const bool quoted = i < text.size() && text[i] == '"';
      if (quoted) {
        ++i;
        while (true) {
          if (i == text.size()) return std::nullopt;
          if (text[i] != '"') {
            cell += text[i++];
          } else if (i + 1 < text.size() && text[i + 1] == '"') {
            cell += '"';
            i += 2;
          } else {
            ++i;
            break;
          }
        }
      } else {
        while (i < text.size() && text[i] != ',' && text[i] != '\n' && text[i] != '\r') {
          if (text[i] == '"') return std::nullopt;
          cell += text[i++];
        }
      }
      row.push_back(cell.empty() && !quoted ? Cell() : Cell(cell));
      if (i == text.size()) break;
      if (text[i] == ',') {
        ++i;
        continue;
      }
      if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
      if (text[i] != '\n' && text[i] != '\r') return std::nullopt;
      ++i;
      break;
    }
    rows.push_back(row);
  }
  return rows;
}

std::string random_text(std::mt19937& random, const std::vector<std::string>& alphabet, std::size_t longest) {
  std::string out;
  for (auto n = random() % (longest + 1); n > 0; --n) out += alphabet[random() % alphabet.size()];
  return out;
}

std::string quoted_cell(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

bool must_quote(const std::string& text) { return text.find_first_of(",\"\r\n") != std::string::npos; }

}  // namespace

TEST_CASE("any table written as RFC 4180 with random quoting and line ends reads back equal") {
  std::mt19937 random(3);
  const std::vector<std::string> alphabet{"a", "1", " ", ",", "\"", "\n", "\r", "\r\n", "臺", "　", "𠮷", ";"};
  const std::vector<std::string> ends{"\n", "\r\n", "\r"};
  for (int round = 0; round < 3000; ++round) {
    const std::size_t width = 1 + random() % 5;
    const std::string& end = ends[random() % ends.size()];
    std::string bytes;
    for (std::size_t i = 0; i < width; ++i) bytes += (i > 0 ? ",c" : "c") + std::to_string(i);
    bytes += end;
    std::vector<std::vector<Cell>> records(random() % 6, std::vector<Cell>(width));
    for (auto& record : records) {
      for (std::size_t i = 0; i < width; ++i) {
        if (random() % 4 > 0) record[i] = random_text(random, alphabet, 6);
        if (i > 0) bytes += ",";
        if (!record[i]) continue;
        bytes += record[i]->empty() || must_quote(*record[i]) || random() % 2 == 0 ? quoted_cell(*record[i]) : *record[i];
      }
      bytes += end;
    }
    CAPTURE(bytes);
    const auto all = read_all(bytes, {}, 1 + random() % 20);
    REQUIRE_FALSE(all.error);
    REQUIRE(all.records == records);
  }
}

TEST_CASE("random bytes are read as the slow parser reads them, or refused by both") {
  std::mt19937 random(5);
  const std::vector<std::string> alphabet{"a", ",", ",", "\"", "\"", "\n", "\r", "\r\n", "臺", " "};
  int good = 0;
  for (int round = 0; round < 30000; ++round) {
    const std::string body = random_text(random, alphabet, 14);
    const auto expected = oracle("a,b\n" + body);
    const bool rectangular =
        expected && std::all_of(expected->begin(), expected->end(), [](const auto& row) { return row.size() == 2; });
    const auto all = read_all("a,b\n" + body, {}, 1 + random() % 8);
    CAPTURE(body);
    REQUIRE(all.error.has_value() == !rectangular);
    if (!rectangular) continue;
    ++good;
    REQUIRE(all.records == std::vector<std::vector<Cell>>(expected->begin() + 1, expected->end()));
  }
  CHECK(good > 500);
}
