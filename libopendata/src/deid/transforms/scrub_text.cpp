#include "deid/transforms/transforms.hpp"

namespace opendata::deid {
namespace {

struct Options {
  double minimum_score = 0.5;
};

Result<void> minimum_score(const config::Node& node, Options& out) {
  const auto score = node.value().is(json::Kind::number) ? node.value().number() : std::nullopt;
  if (!score || *score < 0 || *score > 1)
    return node.fail(Errc::bad_value, {"must be a score from 0 to 1", "必須是 0 至 1 的分數"});
  out.minimum_score = *score;
  return {};
}
constexpr config::Key<Options> keys[] = {{"minimum_score", config::Presence::optional, minimum_score}};

constexpr int most_rounds = 6;

/// Replaces until nothing more is found: a tag can be the context that makes the next number an address
/// ("〔地址〕、49號"). A text that still has findings after the last round is withheld.
class ScrubText final : public Transform {
 public:
  explicit ScrubText(Options options) : options_(options) {}

  Result<Cell> apply(std::string_view text, const Surroundings& around) const override {
    if (!text::is_valid_utf8(text)) return failure(Errc::bad_encoding, {"is not UTF-8 text", "不是 UTF-8 文字"});
    std::string scrubbed(text);
    for (int round = 0; round < most_rounds; ++round) {
      const auto findings = find(scrubbed, around);
      if (findings.empty()) return scrubbed;
      for (const auto& finding : findings) ++around.counts.findings[std::string(finding.type)];
      scrubbed = replace_findings(scrubbed, findings);
    }
    return Cell{};
  }

 private:
  [[nodiscard]] std::vector<Finding> find(std::string_view text, const Surroundings& around) const {
    auto findings = merge_findings(analyzer_.find(text, options_.minimum_score), around.identifiers.find(text));
    return around.shapes == nullptr ? findings : merge_findings(std::move(findings), around.shapes->find(text));
  }

  Analyzer analyzer_;
  Options options_;
};

}  // namespace

Result<std::unique_ptr<Transform>> create_scrub_text(const TransformContext& context) {
  Options options;
  if (auto read = read_parameters<Options>(context.parameters, keys, options); !read)
    return failure(std::move(read.error()));
  if (auto fits = expect_type(context, {FieldType::string}); !fits) return failure(std::move(fits.error()));
  return std::make_unique<ScrubText>(options);
}

}  // namespace opendata::deid
