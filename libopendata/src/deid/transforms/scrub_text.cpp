#include <algorithm>

#include "deid/replace_findings.hpp"
#include "deid/scrub_operators.hpp"
#include "deid/transforms/transforms.hpp"

namespace opendata::deid {
namespace {

struct Options {
  double minimum_score = 0.5;
  ScrubOperators operators;
};

Result<void> minimum_score(const config::Node& node, Options& out) {
  const auto score = node.value().is(json::Kind::number) ? node.value().number() : std::nullopt;
  if (!score || *score < 0 || *score > 1)
    return node.fail(Errc::bad_value, {"must be a score from 0 to 1", "必須是 0 至 1 的分數"});
  out.minimum_score = *score;
  return {};
}

Result<void> operators(const config::Node& node, Options& out) {
  auto read = read_scrub_operators(node);
  if (!read) return failure(std::move(read.error()));
  out.operators = std::move(*read);
  return {};
}

constexpr config::Key<Options> keys[] = {{"minimum_score", config::Presence::optional, minimum_score},
                                         {"operators", config::Presence::optional, operators}};

constexpr int most_rounds = 6;

/// Replaces until nothing more is found: a tag can be the context that makes the next number an address
/// ("〔地址〕、49號"). A text that still has findings after the last round is withheld.
class ScrubText final : public Transform {
 public:
  ScrubText(Options options, ScrubTokens tokens) : options_(std::move(options)), tokens_(std::move(tokens)) {}

  Result<Cell> apply(std::string_view text, const Surroundings& around) const override {
    if (!text::is_valid_utf8(text)) return failure(Errc::bad_encoding, {"is not UTF-8 text", "不是 UTF-8 文字"});
    // Brackets of the writer's own would pass for those of an operator.
    std::string scrubbed = options_.operators.empty() ? std::string(text) : without_tag_brackets(text);
    for (int round = 0; round < most_rounds; ++round) {
      const auto findings = find(scrubbed, around);
      if (findings.empty()) return scrubbed;
      for (const auto& finding : findings) ++around.counts.findings[std::string(finding.type)];
      scrubbed = replace_findings(scrubbed, findings, [&](const Finding& finding, std::string_view value) {
        return deid::scrubbed(operator_for(finding.type, value), finding.type, value, tokens_);
      });
    }
    return Cell{};
  }

 private:
  [[nodiscard]] std::vector<Finding> find(std::string_view text, const Surroundings& around) const {
    const std::u32string code_points = text::to_utf32(text);
    const text::Folded folded = text::fold(code_points, text::Folding::identifiers);
    auto findings = merge_findings(analyzer_.find(code_points, folded, options_.minimum_score), around.identifiers.find(folded));
    if (around.shapes != nullptr) findings = merge_findings(std::move(findings), around.shapes->find(folded));
    if (options_.operators.empty()) return findings;
    std::erase_if(findings, [&](const Finding& f) { return is_scrubbed(code_points, f, options_.operators); });
    return findings;
  }

  /// What took up an operator's bracket is only tagged: a token of a token would mean nothing.
  [[nodiscard]] ScrubOperator operator_for(std::string_view type, std::string_view value) const {
    const auto found = options_.operators.find(type);
    const bool holds_bracket = value.find("〔") != value.npos || value.find("〕") != value.npos;
    return found == options_.operators.end() || holds_bracket ? ScrubOperator::tag : found->second;
  }

  Analyzer analyzer_;
  Options options_;
  ScrubTokens tokens_;
};

bool makes_tokens(const ScrubOperators& operators) {
  return std::any_of(operators.begin(), operators.end(),
                     [](const auto& entry) { return entry.second == ScrubOperator::pseudonymize; });
}

Result<void> check_tokens(const TransformContext& context) {
  if (context.key == nullptr)
    return context.parameters.fail(Errc::refused, {"the operator \"pseudonymize\" needs a key: give a key file with mode 0600",
                                                   "運算子 \"pseudonymize\" 需要金鑰：請提供權限為 0600 的金鑰檔"});
  if (!context.policy.release_domain.empty()) return {};
  return failure(Errc::missing_column,
                 {"pseudonyms need a release domain: they are equal within it and unlinkable across",
                  "假名化需要 release.domain：同一範圍內代碼相同，跨範圍無法串連"},
                 {context.policy.file, 0, "release.domain"});
}

}  // namespace

Result<std::unique_ptr<Transform>> create_scrub_text(const TransformContext& context) {
  Options options;
  if (auto read = read_parameters<Options>(context.parameters, keys, options); !read)
    return failure(std::move(read.error()));
  if (auto fits = expect_type(context, {FieldType::string}); !fits) return failure(std::move(fits.error()));
  if (makes_tokens(options.operators))
    if (auto possible = check_tokens(context); !possible) return failure(std::move(possible.error()));
  ScrubTokens tokens{context.key, context.policy.dataset.id, context.policy.release_domain};
  return std::make_unique<ScrubText>(std::move(options), std::move(tokens));
}

}  // namespace opendata::deid
