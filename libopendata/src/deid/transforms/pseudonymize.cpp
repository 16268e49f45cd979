#include "deid/canonical_value.hpp"
#include "deid/transforms/transforms.hpp"
#include "policy/forms.hpp"

namespace opendata::deid {
namespace {

struct Options {
  std::string kind;
};
constexpr config::Key<Options> keys[] = {
    {"kind", config::Presence::optional, config::text<&Options::kind, &config::plain_label>},
};

class Pseudonymize final : public Transform {
 public:
  Pseudonymize(const TransformContext& context, std::string kind)
      : key_(context.key),
        kind_(std::move(kind)),
        dataset_(context.policy.dataset.id),
        domain_(context.policy.release_domain) {}

  Result<Cell> apply(std::string_view text, const Surroundings&) const override {
    if (!text::is_valid_utf8(text)) return failure(Errc::bad_encoding, {"is not UTF-8 text", "不是 UTF-8 文字"});
    const std::string value = canonical_value(text);
    if (value.empty()) return Cell{};
    return key_->pseudonym(kind_, dataset_, domain_, value);
  }

 private:
  std::shared_ptr<const PseudonymKey> key_;
  std::string kind_, dataset_, domain_;
};

}  // namespace

Result<std::unique_ptr<Transform>> create_pseudonymize(const TransformContext& context) {
  Options options{context.field.field.name};
  if (auto read = read_parameters<Options>(context.parameters, keys, options); !read)
    return failure(std::move(read.error()));
  if (auto fits = expect_type(context, {FieldType::string}); !fits) return failure(std::move(fits.error()));
  if (context.key == nullptr) {
    return context.parameters.fail(Errc::refused, {"pseudonymize needs a key: give a key file with mode 0600",
                                                   "假名化需要金鑰：請提供權限為 0600 的金鑰檔"});
  }
  return std::make_unique<Pseudonymize>(context, std::move(options.kind));
}

}  // namespace opendata::deid
