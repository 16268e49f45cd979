#include "inspect/combinations.hpp"

#include <algorithm>
#include <numeric>

#include "inspect/tuple_table.hpp"

namespace opendata::inspect {
namespace {

constexpr std::size_t most_combined = 12;

using Numbers = std::vector<std::uint32_t>;

/// Tuples of columns, one column joined after the other: every record has the number of its tuple.
class TupleNumbers {
 public:
  /// Each record's tuple of `prefix` extended by its value in another column.
  const Numbers& join(const Numbers& prefix, const Numbers& values) {
    table_.clear();
    joined_.resize(values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
      joined_[i] = table_.number(static_cast<std::uint64_t>(prefix[i]) << 32U | values[i]);
    return joined_;
  }
  [[nodiscard]] Combination count(std::vector<std::size_t> columns) const {
    Numbers records(table_.size());
    for (const std::uint32_t tuple : joined_) ++records[tuple];
    const auto unique = std::count(records.begin(), records.end(), 1U);
    return {std::move(columns), table_.size(), static_cast<std::uint64_t>(unique)};
  }

 private:
  TupleTable table_;
  Numbers joined_;
};

std::vector<const CodedColumn*> most_telling(const QuasiCodes& codes) {
  std::vector<const CodedColumn*> columns;
  for (const CodedColumn& column : codes.columns) columns.push_back(&column);
  std::stable_sort(columns.begin(), columns.end(), [](const CodedColumn* a, const CodedColumn* b) {
    return a->labels.front().size() > b->labels.front().size();
  });
  columns.resize(std::min(columns.size(), most_combined));
  std::sort(columns.begin(), columns.end(),
            [](const CodedColumn* a, const CodedColumn* b) { return a->column < b->column; });
  return columns;
}

class Counter {
 public:
  explicit Counter(const QuasiCodes& codes)
      : columns_(most_telling(codes)), none_(static_cast<std::size_t>(codes.records), 0) {}

  void count_singles(const QuasiCodes& codes) {
    for (const CodedColumn& column : codes.columns) {
      numbers_.join(none_, column.values);
      singles_.push_back(numbers_.count({column.column}));
    }
  }
  void count_pairs_and_triples() {
    for (std::size_t a = 0; a < columns_.size(); ++a) {
      for (std::size_t b = a + 1; b < columns_.size(); ++b) count_pair(a, b);
    }
  }
  void count_all(const QuasiCodes& codes) {
    Numbers tuples = none_;
    std::vector<std::size_t> names;
    for (const CodedColumn& column : codes.columns) {
      tuples = numbers_.join(tuples, column.values);
      names.push_back(column.column);
    }
    if (names.size() > 3) all_.push_back(numbers_.count(std::move(names)));
  }
  std::vector<Combination> take() {
    std::vector<Combination> out;
    for (auto* part : {&singles_, &pairs_, &triples_, &all_}) {
      std::stable_sort(part->begin(), part->end(), [](const Combination& x, const Combination& y) {
        return x.unique != y.unique ? x.unique > y.unique : x.distinct > y.distinct;
      });
      out.insert(out.end(), part->begin(), part->end());
    }
    return out;
  }

 private:
  void count_pair(std::size_t a, std::size_t b) {
    const Numbers pair = numbers_.join(columns_[a]->values, columns_[b]->values);
    pairs_.push_back(numbers_.count({columns_[a]->column, columns_[b]->column}));
    for (std::size_t c = b + 1; c < columns_.size(); ++c) {
      numbers_.join(pair, columns_[c]->values);
      triples_.push_back(numbers_.count({columns_[a]->column, columns_[b]->column, columns_[c]->column}));
    }
  }
  std::vector<const CodedColumn*> columns_;
  Numbers none_;
  TupleNumbers numbers_;
  std::vector<Combination> singles_, pairs_, triples_, all_;
};

}  // namespace

std::vector<Combination> count_combinations(const QuasiCodes& codes) {
  Counter counter(codes);
  counter.count_singles(codes);
  counter.count_pairs_and_triples();
  counter.count_all(codes);
  return counter.take();
}

}  // namespace opendata::inspect
