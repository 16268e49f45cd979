#include <opendata/record.hpp>
#include <opendata/table.hpp>

opendata::Result<void> write(opendata::TableWriter& writer, const opendata::RawRecord& raw) {
#if MUST_NOT_COMPILE
  return writer.write(raw);
#else
  (void)raw;
  return writer.finish();
#endif
}
int main() { return 0; }
