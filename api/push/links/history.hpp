#pragma once
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "push/journal.hpp"
#include "push/links/link.hpp"

namespace opendata::push::links {

/// What earlier looks showed, and how far this run has come: STATE/links/links.log. Each look is on the disk before the
/// next begins, so a run that was killed goes on where it stopped. Addresses stand in it as fingerprints only.
/// Thread safety: note() and of() from any thread.
class History {
 public:
  static constexpr std::size_t longest = 64U << 20U;  ///< bytes of the file
  /// A run that did not end is taken up within this time, in seconds; later a new one begins.
  static constexpr std::int64_t resumed_within = 86'400;
  /// A link that no run has looked at for so long is forgotten, in seconds.
  static constexpr std::int64_t kept = 90 * 86'400;

  /// Errors: as Journal::open().
  [[nodiscard]] static Result<History> open(const std::filesystem::path& state, std::int64_t now);
  /// Whether a killed run is being taken up.
  [[nodiscard]] bool resumed() const { return resumed_; }
  /// Nothing is known: a memory without findings.
  [[nodiscard]] Memory of(const std::string& address) const;
  /// Whether the run that is taken up has looked at the link already.
  [[nodiscard]] bool is_done(const Memory& memory) const { return resumed_ && memory.checked >= began_; }
  [[nodiscard]] Result<void> note(const std::string& address, const Memory& memory);
  /// Ends the run: the next one looks at every link anew. Errors: io_failure.
  [[nodiscard]] Result<void> finish(std::int64_t now);

 private:
  History(Journal journal, std::int64_t began, bool resumed)
      : journal_(std::move(journal)), mutex_(std::make_unique<std::mutex>()), began_(began), resumed_(resumed) {}
  Journal journal_;
  std::unique_ptr<std::mutex> mutex_;
  std::int64_t began_;
  bool resumed_;
};

[[nodiscard]] std::string format_memory(const Memory& memory);
/// Nothing for a text that is none.
[[nodiscard]] std::optional<Memory> parse_memory(std::string_view text);

}  // namespace opendata::push::links
