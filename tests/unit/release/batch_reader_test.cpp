#include "release/batch_reader.hpp"

#include "support/catch.hpp"

using namespace opendata;
using release::BatchReader;

namespace {

/// Gives numbered records of one cell, and then the end or an error.
class Numbers final : public RecordReader {
 public:
  Numbers(std::size_t records, std::size_t cell_bytes, bool fails) : records_(records), cell_(cell_bytes, 'x'), fails_(fails) {}
  const std::vector<std::string>& columns() const override { return columns_; }
  const ReadReport& report() const override { return report_; }
  Result<bool> read(RawRecord& record) override {
    if (report_.records == records_ && fails_) return failure(Errc::io_failure, {"cannot be read", "無法讀取"});
    if (report_.records == records_) {
      ++ends_;
      return false;
    }
    record = {{cell_}, ++report_.records};
    return true;
  }
  [[nodiscard]] int ends() const { return ends_; }

 private:
  int ends_ = 0;
  std::size_t records_;
  std::string cell_;
  bool fails_;
  std::vector<std::string> columns_{"cell"};
  ReadReport report_;
};

}  // namespace

TEST_CASE("Batches hold all records in order, and end with an empty one", "[release][batch_reader]") {
  const auto count = GENERATE(0U, 1U, 2047U, 2048U, 2049U, 10'000U);
  Numbers numbers(count, 3, false);
  BatchReader batches(numbers);
  std::uint64_t expected = 0;
  for (;;) {
    const auto batch = batches.next().value();
    if (batch.empty()) break;
    CHECK(batch.size() <= 2048);
    for (const RawRecord& record : batch) REQUIRE(record.row == ++expected);
  }
  CHECK(expected == count);
  CHECK(numbers.report().records == count);
  CHECK(batches.next().value().empty());
  CHECK(numbers.ends() == 1);  // a reader of a database would begin anew
}

TEST_CASE("Records come one by one as they would from the reader", "[release][batch_reader]") {
  const auto count = GENERATE(0U, 1U, 2048U, 5000U);
  Numbers numbers(count, 3, false);
  release::ReadAhead ahead(numbers);
  RawRecord record;
  std::uint64_t expected = 0;
  while (ahead.read(record).value()) REQUIRE(record.row == ++expected);
  CHECK(expected == count);
  CHECK_FALSE(ahead.read(record).value());
  CHECK(numbers.ends() == 1);
}

TEST_CASE("Large records make small batches", "[release][batch_reader]") {
  Numbers numbers(40, 1U << 20U, false);
  BatchReader batches(numbers);
  CHECK(batches.next().value().size() == 8);
}

TEST_CASE("An error of the reader comes behind the batches before it", "[release][batch_reader]") {
  Numbers numbers(3000, 3, true);
  BatchReader batches(numbers);
  CHECK(batches.next().value().size() == 2048);
  CHECK(batches.next().error().code() == Errc::io_failure);
  CHECK(batches.next().error().code() == Errc::internal);  // and is not the end
  Numbers again(3000, 3, true);
  release::ReadAhead ahead(again);
  RawRecord record;
  for (int i = 0; i < 2048; ++i) REQUIRE(ahead.read(record).value());
  CHECK(ahead.read(record).error().code() == Errc::io_failure);
}

TEST_CASE("Batches that nobody takes are given up", "[release][batch_reader]") {
  Numbers numbers(10'000, 3, false);
  { BatchReader batches(numbers); }
  CHECK(numbers.report().records == 2048);
}
