#pragma once
#include <bitset>
#include <cstdint>
#include <opendata/search/usage.hpp>
#include <set>
#include <string>
#include <unordered_map>

namespace opendata::api::usage {

/// Keeps queries back until they are common: asked on at least k different days, and on one of them by at least k
/// different clients. Until then a query and its counts are in memory only; it is forgotten when it was not asked for
/// thirty days, and with the process.
///
/// What is held of clients: for each waiting query 256 bits of today, one set for each client's mark. Two clients may
/// set the same bit, so that fewer are counted, never more: nothing passes too early. At the end of the day the bits are
/// dropped; the highest number of one day stays, since clients of two days cannot be told apart.
/// Thread safety: one thread at a time. Memory: at most most_waiting + most_common queries of 160 bytes.
class QueryThreshold {
 public:
  static constexpr std::size_t most_waiting = 20'000, most_common = 20'000;

  explicit QueryThreshold(unsigned least) : least_(least) {}
  /// A query that passed in an earlier run.
  void let_pass(std::string query);
  /// Drops what belongs to days before: the bits of their clients, and queries that were not asked for thirty days. ask()
  /// does so by itself; a day on which nobody asks has to be begun for it.
  void begin(search::usage::Day day);
  /// A search for the query, with what is to be counted of it. Into `batch` goes what may be kept: nothing, or, once the
  /// query is common, these counts and those that waited.
  void ask(const std::string& query, std::uint64_t mark, search::usage::Day day, const std::vector<search::usage::Counted>& counts,
           search::usage::Batch& batch);
  /// One more count of a query that was asked before; of others nothing is counted.
  void add(const std::string& query, search::usage::Counted counted, search::usage::Batch& batch);
  [[nodiscard]] std::size_t waiting() const { return waiting_.size(); }
  /// How many bits are held of clients.
  [[nodiscard]] std::size_t bits() const;

 private:
  struct Waiting {
    search::usage::Day last_day = -1;
    unsigned days = 0;
    std::size_t most_clients = 0;
    std::bitset<256> today;
    std::map<search::usage::Counted, std::uint64_t> counts;
  };
  void make_room();
  [[nodiscard]] Waiting* place_for(const std::string& query);
  unsigned least_;
  search::usage::Day day_ = -1;
  std::unordered_map<std::string, Waiting> waiting_;
  std::set<std::string> common_;
};

}  // namespace opendata::api::usage
