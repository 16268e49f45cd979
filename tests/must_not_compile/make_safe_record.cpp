#include <opendata/record.hpp>

#if MUST_NOT_COMPILE
opendata::SafeRecord forge() { return opendata::SafeRecord({opendata::Cell("A123456789")}); }
#endif
std::size_t cells(const opendata::SafeRecord& record) { return record.cells().size(); }
int main() { return 0; }
