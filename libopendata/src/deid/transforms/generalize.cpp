#include "deid/hierarchy_source.hpp"
#include "deid/transforms/transforms.hpp"

namespace opendata::deid {
namespace {

Result<void> delimiter(const config::Node& node, HierarchySource& out) {
  if (auto read = config::read_value(node, out.delimiter); !read) return read;
  if (out.delimiter == "," || out.delimiter == ";" || out.delimiter == "\t") return {};
  return node.fail(Errc::bad_value, {"must be \",\", \";\" or \"\\t\"", "必須是 \",\"、\";\" 或 \"\\t\""});
}

constexpr config::Key<HierarchySource> keys[] = {
    {"hierarchy", config::Presence::required, config::value<&HierarchySource::hierarchy>},
    {"delimiter", config::Presence::optional, delimiter},
};

class Generalize final : public Transform {
 public:
  Result<Cell> apply(std::string_view text, const Surroundings&) const override {
    if (!text::is_valid_utf8(text)) return failure(Errc::bad_encoding, {"is not UTF-8 text", "不是 UTF-8 文字"});
    return std::string(text);
  }
};

}  // namespace

Result<HierarchySource> read_hierarchy_source(const config::Node& parameters) {
  HierarchySource source;
  if (auto read = read_parameters<HierarchySource>(parameters, keys, source); !read)
    return failure(std::move(read.error()));
  return source;
}

Result<std::unique_ptr<Transform>> create_generalize(const TransformContext& context) {
  if (auto source = read_hierarchy_source(context.parameters); !source) return failure(std::move(source.error()));
  if (auto fits = expect_type(context, {FieldType::string}); !fits) return failure(std::move(fits.error()));
  return std::make_unique<Generalize>();
}

}  // namespace opendata::deid
