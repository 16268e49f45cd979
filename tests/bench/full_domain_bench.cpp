// The full-domain search: the published rows of the adult table, and tables of 1.2 million rows, beside a plain exact
// search in the same run. ARX's figures are constants: they were measured elsewhere and are printed as what they are.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <opendata/full_domain.hpp>
#include <random>

#include "support/adult.hpp"
#include "support/catch.hpp"
#include "support/census_table.hpp"
#include "support/plain_search.hpp"
#include "support/processor.hpp"

using namespace opendata;
using namespace opendata::privacy;

namespace {

struct Row {
  const char *diversity, *closeness;
  double limit;
  Objective objective;
  double arx_ms;  ///< ARX 3.9.2, best warm run, processor time of the anonymize call on a 2-core machine
};

const std::vector<Row> rows{
    {"", "", 0, Objective::loss, 36},
    {"", "", 0.02, Objective::loss, 809},
    {"", "", 0.05, Objective::loss, 776},
    {"", "", 1, Objective::loss, 2484},
    {"", "", 0, Objective::entropy, 38},
    {"", "", 0.05, Objective::entropy, 1071},
    {"", "", 0, Objective::discernibility, 43},
    {"", "", 0.05, Objective::discernibility, 1091},
    {"distinct:3", "", 0, Objective::loss, 47},
    {"recursive:4:3", "", 0, Objective::loss, 53},
    {"", "equal:0.2", 0, Objective::loss, 19},
    {"distinct:3", "", 0.05, Objective::loss, 643},
    {"recursive:4:3", "", 0.05, Objective::loss, 808},
    {"", "equal:0.2", 0.05, Objective::loss, 1987},
};

PrivacyModel model_of(const Row& row) {
  PrivacyModel model;
  model.k = 5;
  model.suppression_limit = row.limit;
  if (*row.diversity != '\0') model.diversity = *parse_diversity(row.diversity);
  if (*row.closeness != '\0') model.closeness = *parse_closeness(row.closeness);
  return model;
}

constexpr int repetitions = 20;

void run_adult_row(const CodedTable& table, const Row& row) {
  double best = 1e9, sum = 0;
  std::uint64_t checked = 0;
  double score = 0;
  for (int i = 0; i < repetitions; ++i) {
    const double begin = test::processor_seconds();
    const auto found = anonymize(table, model_of(row), {row.objective, {}, std::nullopt});
    const double seconds = test::processor_seconds() - begin;
    REQUIRE(found);
    REQUIRE(found->optimal);
    best = std::min(best, seconds);
    sum += seconds;
    checked = found->checked;
    score = found->score;
  }
  std::printf(
      "  %-13s %-9s %4.0f %% %-14s score %15.10g  %5ju nodes counted  best %6.1f  mean %6.1f ms   ARX %5.0f ms = %5.1f "
      "x\n",
      row.diversity, row.closeness, 100 * row.limit, std::string(name(row.objective)).c_str(), score,
      static_cast<std::uintmax_t>(checked), 1e3 * best, 1e3 * sum / repetitions, row.arx_ms, row.arx_ms / (1e3 * best));
}

void run_peer(const CodedTable& table, double limit) {
  const double begin = test::processor_seconds();
  test::PlainSearch peer(table, 5, suppressible_rows(limit, table.rows()));
  peer.run();
  std::printf("  plain exact search, k = 5, %.0f %%, loss: score %.10g  %zu nodes counted  %.1f ms\n", 100 * limit,
              peer.best(), peer.checked(), 1e3 * (test::processor_seconds() - begin));
}

/// The peer would take hours: one of its nodes is timed, and those that it would have to look at are counted.
void run_large_peer(const CodedTable& table, const FullDomainResult& found) {
  const test::PlainSearch peer(table, 5, table.rows());
  const double begin = test::processor_seconds();
  const double loss = peer.loss_of(found.levels);
  const double seconds = test::processor_seconds() - begin;
  const std::size_t nodes = peer.nodes_below(found.score);
  REQUIRE(loss == Approx(found.score).epsilon(1e-9));
  std::printf("  plain exact search: one node %.2f s, at least %zu nodes: %.0f s (calculated)\n", seconds, nodes,
              seconds * static_cast<double>(nodes));
}

void run_large(const char* name, test::Society society) {
  for (const std::uint64_t seed : {1U, 2U}) {
    const auto table = test::census_table(1'200'000, seed, society);
    const auto variety = test::variety(table);
    PrivacyModel model;
    model.k = 5;
    model.suppression_limit = 0.02;
    const double begin = test::processor_seconds();
    const auto found = anonymize(table, model);
    const double seconds = test::processor_seconds() - begin;
    REQUIRE(found);
    REQUIRE(found->optimal);
    std::printf("1,200,000 rows, 9 quasi-identifiers, %s, seed %ju: %zu different rows, entropy %.2f bits\n", name,
                static_cast<std::uintmax_t>(seed), variety.distinct, variety.entropy);
    std::printf(
        "  lattice %.0f  loss %.10f  suppressed %ju  %ju nodes counted  %.2f s CPU  peak of the process %ld MB\n",
        found->lattice, found->score, static_cast<std::uintmax_t>(found->suppressed),
        static_cast<std::uintmax_t>(found->checked), seconds, test::peak_megabytes());
    run_large_peer(table, *found);
  }
}

/// What a search has found when its time is over, beside the optimum.
void run_anytime(const CodedTable& table, Objective objective) {
  PrivacyModel model;
  model.k = 5;
  model.suppression_limit = 0.05;
  std::printf("  %-14s", std::string(name(objective)).c_str());
  for (const std::optional<double> seconds : {std::optional(0.05), std::optional(0.3), std::optional(1.0), {}}) {
    const auto found = anonymize(table, model, {objective, {}, seconds});
    REQUIRE(found);
    seconds ? std::printf("  %.2f s %12.8g", *seconds, found->score)
            : std::printf("  optimum %12.8g (%ju nodes counted)\n", found->score,
                          static_cast<std::uintmax_t>(found->checked));
  }
}

/// 30,000 rows of eight numbers, each column wider than the one before.
CodedTable wide_table() {
  std::mt19937 random(1);
  CodedTable table;
  for (std::size_t i = 0; i < 8; ++i) {
    std::vector<std::vector<std::string>> labels;
    for (int leaf = 0; leaf < 100; ++leaf) {
      auto& path = labels.emplace_back(1, std::to_string(leaf));
      for (const int width : {2, 4, 8, 16, 32, 100}) path.push_back(std::to_string(leaf / width));
    }
    table.hierarchies.push_back(*Hierarchy::create("c" + std::to_string(i), labels));
    auto& column = table.columns.emplace_back();
    for (int row = 0; row < 30'000; ++row) {
      const double share = (static_cast<double>(random()) + 1) / (static_cast<double>(std::mt19937::max()) + 1);
      column.push_back(
          static_cast<std::uint32_t>(std::min(99.0, -std::log(share) * (5 + 10 * static_cast<double>(i)))));
    }
  }
  return table;
}

}  // namespace

TEST_CASE("the published optima of adult, processor time of the search", "[bench]") {
  const auto plain = test::adult(), sensitive = test::adult("occupation");
  if (!plain || !sensitive) {
    WARN("skipped: no adult.csv (OPENDATA_SHARED)");
    return;
  }
  std::printf("adult, 30,162 rows, k = 5, best and mean of %d\n", repetitions);
  for (const Row& row : rows) {
    const bool with_values = *row.diversity != '\0' || *row.closeness != '\0';
    run_adult_row(with_values ? *sensitive : *plain, row);
  }
  run_peer(*plain, 0.05);
}

TEST_CASE("1.2 million rows, lattice of 25,920, 2 % may be suppressed", "[bench]") {
  run_large("nearly all different", test::diverse);
  run_large("correlated", test::correlated);
}

TEST_CASE("the best so far when the time is over", "[bench]") {
  const auto table = wide_table();
  std::printf("30,000 rows, 8 quasi-identifiers, 5,764,801 nodes, k = 5, 5 %%\n");
  for (const auto objective : {Objective::loss, Objective::entropy, Objective::discernibility, Objective::aecs})
    run_anytime(table, objective);
}
