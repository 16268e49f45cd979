#include <opendata/address.hpp>

#include "deid/transforms/transforms.hpp"

namespace opendata::deid {
namespace {

struct Options {
  text::AddressLevel to = text::AddressLevel::county;
};
constexpr config::Key<Options> keys[] = {
    {"to", config::Presence::required, config::choice<&Options::to, text::parse_address_level>},
};

/// What cannot be taken apart is withheld, never passed through.
class GeneralizeAddress final : public Transform {
 public:
  explicit GeneralizeAddress(Options options) : options_(options) {}
  Result<Cell> apply(std::string_view text, const Surroundings&) const override {
    if (!text::is_valid_utf8(text)) return failure(Errc::bad_encoding, {"is not UTF-8 text", "不是 UTF-8 文字"});
    std::string coarse = text::generalize_address(text, options_.to);
    if (coarse.empty()) return Cell{};
    return coarse;
  }

 private:
  Options options_;
};

}  // namespace

Result<std::unique_ptr<Transform>> create_generalize_address(const TransformContext& context) {
  Options options;
  if (auto read = read_parameters<Options>(context.parameters, keys, options); !read)
    return failure(std::move(read.error()));
  if (auto fits = expect_type(context, {FieldType::string}); !fits) return failure(std::move(fits.error()));
  return std::make_unique<GeneralizeAddress>(options);
}

}  // namespace opendata::deid
