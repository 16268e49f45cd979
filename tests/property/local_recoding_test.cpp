#include <cmath>
#include <map>
#include <opendata/local_recoding.hpp>
#include <random>
#include <set>

#include "support/catch.hpp"

using namespace opendata;
using namespace opendata::privacy;

namespace {

using Row = std::vector<std::string>;

/// A nested hierarchy whose labels of different levels may have equal texts.
Hierarchy random_hierarchy(std::mt19937& random, const std::string& name, bool single_top) {
  const std::size_t leaves = 1 + random() % 12, height = 1 + random() % 3;
  std::vector<Row> rows;
  for (std::size_t leaf = 0; leaf < leaves; ++leaf) rows.push_back({"v" + std::to_string(leaf)});
  std::size_t width = 1;
  for (std::size_t level = 1; level < height; ++level) {
    width *= 2 + random() % 2;
    for (std::size_t leaf = 0; leaf < leaves; ++leaf) rows[leaf].push_back("g" + std::to_string(leaf / width));
  }
  width *= 4;
  for (std::size_t leaf = 0; leaf < leaves; ++leaf)
    rows[leaf].push_back(single_top ? "*" : "g" + std::to_string(leaf / width));
  return Hierarchy::create(name, rows).value();
}

struct Sample {
  CodedTable table;
  PrivacyModel model;
  bool single_top = true;
};

PrivacyModel random_model(std::mt19937& random) {
  PrivacyModel model;
  model.k = 1 + random() % 5;
  switch (random() % 5) {
    case 0:
      model.diversity = Diversity{Diversity::Kind::distinct, 1.0 + static_cast<double>(random() % 3), 0};
      break;
    case 1:
      model.diversity = Diversity{Diversity::Kind::entropy, 1.2 + 0.1 * static_cast<double>(random() % 10), 0};
      break;
    case 2:
      model.diversity = Diversity{Diversity::Kind::recursive, 2, 1.5 + static_cast<double>(random() % 4)};
      break;
    case 3:
      model.closeness = Closeness{Closeness::Distance::equal, 0.1 + 0.1 * static_cast<double>(random() % 6)};
      break;
    default:
      break;
  }
  return model;
}

Sample random_sample(std::mt19937& random) {
  Sample sample;
  sample.single_top = random() % 4 != 0;
  const std::size_t attributes = 1 + random() % 4, rows = 1 + random() % 80, values = 1 + random() % 5;
  for (std::size_t i = 0; i < attributes; ++i) {
    sample.table.hierarchies.push_back(random_hierarchy(random, "q" + std::to_string(i), sample.single_top));
    auto& column = sample.table.columns.emplace_back();
    const std::uint32_t leaves = sample.table.hierarchies.back().leaves();
    for (std::size_t row = 0; row < rows; ++row)
      column.push_back(static_cast<std::uint32_t>(std::min(random() % leaves, random() % leaves)));
  }
  for (std::size_t value = 0; value < values; ++value)
    sample.table.sensitive_values.push_back("s" + std::to_string(value));
  for (std::size_t row = 0; row < rows; ++row)
    sample.table.sensitive.push_back(static_cast<std::uint32_t>(random() % values));
  sample.model = random_model(random);
  sample.model.suppression_limit = sample.single_top ? 0 : 1;
  return sample;
}

/// The published rows as texts; suppressed rows are all "*".
std::vector<Row> publish(const CodedTable& table, const LocalResult& result) {
  std::vector<Row> rows;
  std::vector<std::vector<std::vector<std::string>>> texts;
  for (const Hierarchy& hierarchy : table.hierarchies) texts.push_back(unambiguous_labels(hierarchy));
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Row& out = rows.emplace_back();
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (result.class_of[row] == LocalResult::no_class) {
        out.emplace_back("suppressed");
        continue;
      }
      const std::size_t level = result.level(row, i);
      out.push_back(texts[i][level][table.hierarchies[i].label(level, table.columns[i][row])]);
    }
  }
  return rows;
}

using Histogram = std::map<std::uint32_t, double>;

bool diverse(const Diversity& diversity, const Histogram& counts, double size) {
  std::vector<double> sorted;
  double entropy = 0;
  for (const auto& [value, count] : counts) {
    sorted.push_back(count);
    entropy -= count / size * std::log(count / size);
  }
  std::sort(sorted.rbegin(), sorted.rend());
  if (static_cast<double>(sorted.size()) < diversity.l) return false;
  if (diversity.kind == Diversity::Kind::distinct) return true;
  if (diversity.kind == Diversity::Kind::entropy) return entropy >= std::log(diversity.l) - 1e-9;
  double tail = 0;
  for (auto i = static_cast<std::size_t>(diversity.l) - 1; i < sorted.size(); ++i) tail += sorted[i];
  return sorted[0] < diversity.c * tail;
}

double distance(const Histogram& counts, double size, const Histogram& all, double rows) {
  double sum = 0;
  for (const auto& [value, count] : all)
    sum += std::abs((counts.contains(value) ? counts.at(value) : 0) / size - count / rows);
  return sum / 2;
}

/// The model by its definition, from the published texts alone.
void check_classes(const Sample& sample, const std::vector<Row>& published, std::uint64_t suppressed,
                   std::size_t classes) {
  std::map<Row, Histogram> groups;
  Histogram all;
  for (std::size_t row = 0; row < published.size(); ++row) {
    ++all[sample.table.sensitive[row]];
    if (published[row].front() != "suppressed") ++groups[published[row]][sample.table.sensitive[row]];
  }
  double kept = 0;
  for (const auto& [labels, counts] : groups) {
    double size = 0;
    for (const auto& [value, count] : counts) size += count;
    kept += size;
    CHECK(size >= static_cast<double>(sample.model.k));
    if (sample.model.diversity) CHECK(diverse(*sample.model.diversity, counts, size));
    if (sample.model.closeness)
      CHECK(distance(counts, size, all, static_cast<double>(published.size())) <= sample.model.closeness->t + 1e-9);
  }
  CHECK(static_cast<double>(published.size()) - kept == static_cast<double>(suppressed));
  CHECK(groups.size() == classes);
}

/// The leaves that a published text can stand for, from the hierarchy's texts alone.
std::set<std::uint32_t> covered(const Hierarchy& hierarchy, const std::string& text) {
  const auto texts = unambiguous_labels(hierarchy);
  std::set<std::set<std::uint32_t>> meanings;
  for (std::size_t level = 0; level < texts.size(); ++level) {
    std::set<std::uint32_t> leaves;
    for (std::uint32_t leaf = 0; leaf < hierarchy.leaves(); ++leaf)
      if (texts[level][hierarchy.label(level, leaf)] == text) leaves.insert(leaf);
    if (!leaves.empty()) meanings.insert(leaves);
  }
  CHECK(meanings.size() == 1);  // one text, one meaning
  return meanings.empty() ? std::set<std::uint32_t>() : *meanings.begin();
}

double slow_loss(const Sample& sample, const std::vector<Row>& published) {
  double sum = 0;
  for (std::size_t row = 0; row < published.size(); ++row) {
    for (std::size_t i = 0; i < published[row].size(); ++i) {
      const Hierarchy& hierarchy = sample.table.hierarchies[i];
      if (published[row][i] == "suppressed") {
        sum += 1;
        continue;
      }
      const auto leaves = covered(hierarchy, published[row][i]);
      CHECK(leaves.contains(sample.table.columns[i][row]));
      if (hierarchy.leaves() > 1) sum += (static_cast<double>(leaves.size()) - 1) / (hierarchy.leaves() - 1.0);
    }
  }
  return sum / static_cast<double>(published.size() * sample.table.hierarchies.size());
}

/// Rows of one order of the table in another.
CodedTable permuted(const CodedTable& table, const std::vector<std::size_t>& order) {
  CodedTable other = table;
  for (std::size_t row = 0; row < order.size(); ++row) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) other.columns[i][row] = table.columns[i][order[row]];
    other.sensitive[row] = table.sensitive[order[row]];
  }
  return other;
}

/// Each row's values and labels, whatever the order.
std::multiset<Row> values_and_labels(const CodedTable& table, const LocalResult& result) {
  const auto published = publish(table, result);
  std::multiset<Row> rows;
  for (std::size_t row = 0; row < published.size(); ++row) {
    Row both = published[row];
    for (const auto& column : table.columns) both.push_back(std::to_string(column[row]));
    both.push_back(std::to_string(table.sensitive[row]));
    rows.insert(both);
  }
  return rows;
}

}  // namespace

TEST_CASE("local recoding of random tables: every class fulfils the model, labels cover their values, the loss is true",
          "[property][local_recoding]") {
  std::mt19937 random(20240507);
  std::size_t recoded = 0, suppressing = 0, ambiguous = 0;
  for (int round = 0; round < 600; ++round) {
    const Sample sample = random_sample(random);
    const LocalOptions options{.weights = {}, .seed = static_cast<std::uint64_t>(round), .effort = 0.001};
    const auto result = recode_locally(sample.table, sample.model, options);
    CAPTURE(round, sample.model.k, sample.table.rows());
    if (!result) {
      CHECK(result.error().code() == Errc::refused);
      continue;
    }
    const auto published = publish(sample.table, *result);
    check_classes(sample, published, result->suppressed, result->sizes.size());
    CHECK(slow_loss(sample, published) == Approx(result->loss).margin(1e-12));
    if (sample.single_top) CHECK(result->suppressed == 0);
    ++recoded;
    suppressing += result->suppressed > 0 ? 1 : 0;
    for (const Row& row : published)
      for (const std::string& text : row) ambiguous += text.find("(level ") != std::string::npos ? 1 : 0;
  }
  CHECK(recoded > 300);
  CHECK(suppressing > 10);
  CHECK(ambiguous > 10);
}

TEST_CASE("local recoding refuses only what cannot be: rows of all top labels together do not fulfil the model",
          "[property][local_recoding]") {
  std::mt19937 random(4);
  std::size_t refused = 0;
  for (int round = 0; round < 300; ++round) {
    Sample sample = random_sample(random);
    sample.model.diversity.reset();
    sample.model.closeness.reset();
    if (!sample.single_top) continue;
    const auto result = recode_locally(sample.table, sample.model, {.weights = {}, .seed = 0, .effort = 0});
    CAPTURE(round);
    CHECK(result.has_value() == (sample.table.rows() >= sample.model.k));
    refused += result ? 0 : 1;
  }
  CHECK(refused > 0);
}

TEST_CASE("the same input and seed give the same classes, and more effort never loses more",
          "[property][local_recoding]") {
  std::mt19937 random(5);
  for (int round = 0; round < 100; ++round) {
    const Sample sample = random_sample(random);
    const auto none = recode_locally(sample.table, sample.model, {.weights = {}, .seed = 3, .effort = 0});
    const auto first = recode_locally(sample.table, sample.model, {.weights = {}, .seed = 3, .effort = 0.001});
    const auto again = recode_locally(sample.table, sample.model, {.weights = {}, .seed = 3, .effort = 0.001});
    REQUIRE(first.has_value() == again.has_value());
    if (!first) continue;
    CHECK(first->class_of == again->class_of);
    CHECK(first->levels == again->levels);
    CHECK(first->loss <= none->loss + 1e-6);
  }
}

TEST_CASE("another order of the rows changes no more than which of equal rows is in which class",
          "[property][local_recoding]") {
  std::mt19937 random(6);
  for (int round = 0; round < 100; ++round) {
    const Sample sample = random_sample(random);
    std::vector<std::size_t> order(sample.table.rows());
    for (std::size_t row = 0; row < order.size(); ++row) order[row] = row;
    for (std::size_t left = order.size(); left > 1; --left) std::swap(order[left - 1], order[random() % left]);
    const CodedTable other = permuted(sample.table, order);
    const LocalOptions options{.weights = {}, .seed = 1, .effort = 0.001};
    const auto a = recode_locally(sample.table, sample.model, options);
    const auto b = recode_locally(other, sample.model, options);
    REQUIRE(a.has_value() == b.has_value());
    if (a) CHECK(values_and_labels(sample.table, *a) == values_and_labels(other, *b));
  }
}
