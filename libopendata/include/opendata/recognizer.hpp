#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <opendata/result.hpp>
#include <opendata/text.hpp>

namespace opendata::deid {

/// One piece of personal data found in a text.
struct Finding {
  std::size_t start = 0;  ///< code points from the beginning of the *original* text
  std::size_t end = 0;    ///< exclusive
  std::string_view type;  ///< label such as "PERSON"; must outlive the finding (a literal)
  double score = 0;       ///< 0…1
};

class Scan;

/// The text that a recogniser looks at: folded for identifiers, with the way back.
struct RecognizerInput {
  std::u32string_view original;
  const text::Folded& folded;
  const Scan* scan = nullptr;  ///< what the built-in recognisers share; of no use to others
};

/// Finds one type of personal data. To add one: a file in src/deid/recognizers/ and a line in src/deid/recognizers.cpp, with the clues that wake it; or derive in your
/// own program and give it to Analyzer::add().
/// Guarantees asked of an implementation: const means thread safe; linear time; no allocation per character; findings in original offsets.
class Recognizer {
 public:
  virtual ~Recognizer() = default;
  [[nodiscard]] virtual std::string_view type() const = 0;
  /// Adds what it finds to `findings`, which hold what the recognisers before it found in the same text; it may lower their scores.
  virtual void find(const RecognizerInput& input, std::vector<Finding>& findings) const = 0;
};

/// All recognisers over one text, overlaps resolved: higher score first, then longer, then earlier.
class Analyzer {
 public:
  /// With every built-in recogniser.
  Analyzer();
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;
  /// What it finds counts for names and numbers that are told by what stands around them.
  void add(std::unique_ptr<Recognizer> recognizer);
  /// Findings that do not overlap, sorted by start. `minimum_score` hides weaker ones. Thread safe.
  [[nodiscard]] std::vector<Finding> find(std::string_view utf8, double minimum_score = 0.5) const;
  /// The same for a text that is in code points and folded for identifiers already.
  [[nodiscard]] std::vector<Finding> find(std::u32string_view original, const text::Folded& folded, double minimum_score) const;

 private:
  std::vector<std::unique_ptr<Recognizer>> recognizers_;
  std::vector<std::uint32_t> clues_;  // of each, which it waits for
};

/// `utf8` with every finding replaced by its tag 〔電話〕; `findings` as from Analyzer::find.
/// Of an ADDRESS the county and town stay before the tag where they were written (高雄市三民區〔地址〕), nothing finer.
[[nodiscard]] std::string replace_findings(std::string_view utf8, const std::vector<Finding>& findings);

/// The Traditional Chinese word for a label: "PHONE" → "電話"; the label itself when unknown.
[[nodiscard]] std::string_view label_zh(std::string_view type);

}  // namespace opendata::deid
