#include "deid/transforms/transforms.hpp"

namespace opendata::deid {
namespace {

class Suppress final : public Transform {
 public:
  Result<Cell> apply(std::string_view, const Surroundings&) const override { return Cell{}; }
};

}  // namespace

Result<std::unique_ptr<Transform>> create_suppress(const TransformContext& context) {
  if (auto none = no_parameters(context.parameters); !none) return failure(std::move(none.error()));
  return std::make_unique<Suppress>();
}

}  // namespace opendata::deid
