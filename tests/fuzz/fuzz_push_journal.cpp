#include <cstdlib>

#include "push/journal.hpp"

/// Any bytes: what is read is what whole lines say, and a journal that is written anew from it says the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace opendata::push;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto read = read_journal(text, "journal");
  if (!read) return read.error().where().row == 0 ? std::abort(), 0 : 0;
  if (read->bytes > size || (read->bytes > 0 && text[read->bytes - 1] != '\n')) std::abort();
  std::string again;
  for (const auto& [key, value] : read->values) again += format_journal_line(key, value);
  const auto reread = read_journal(again, "journal");
  if (!reread || reread->values != read->values || reread->bytes != again.size()) std::abort();
  return 0;
}
