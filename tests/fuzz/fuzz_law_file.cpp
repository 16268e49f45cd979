// Any bytes as a file of laws in one of the layouts that are told by their beginning (XML, lines, JSON): laws whose
// articles have numbers that read back, or an error.
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>

#include "regulation/law_json.hpp"
#include "sources/law_files.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace opendata;
  const int memory = ::memfd_create("law", 0);
  if (memory < 0 || ::write(memory, data, size) != static_cast<ssize_t>(size)) std::abort();
  const std::string path = "/proc/self/fd/" + std::to_string(memory);
  const auto outcome = search::for_each_law(path, [](search::FileLaw&& entry) -> Result<void> {
    if (entry.operation == search::LawOperation::deleted) return {};
    const auto law = search::to_law(std::move(entry.law), entry.position);
    if (!law) return {};
    for (const auto& article : law->articles)
      if (article.id != law->info.id + "/" + article.article_number) std::abort();
    return {};
  });
  static_cast<void>(outcome);
  ::close(memory);
  return 0;
}
