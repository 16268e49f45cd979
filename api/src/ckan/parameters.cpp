#include "ckan/parameters.hpp"

#include <algorithm>
#include <charconv>

#include "encoding.hpp"
#include "http/target.hpp"

namespace opendata::api::ckan {
namespace {

constexpr json::Limits body_limits{1U << 20U, 32};

std::string decoding_error() {
  return "JSON Error: Error decoding JSON data. Error: <BadRequest '400: Bad Request'> JSON data extracted from the "
         "request: {}";
}

constexpr std::string_view multipart = "multipart/";

std::string not_multipart() {
  return "Multipart forms are not read here. Send application/json or application/x-www-form-urlencoded.";
}

std::string no_dictionary(std::string_view body) {
  constexpr std::size_t shown = 100;
  return "JSON Error: Request data JSON decoded to " + std::string(body.substr(0, shown)) +
         " but it needs to be a dictionary.";
}

bool is_json(const std::string& content_type) { return content_type.find("json") != std::string::npos; }

/// Fields of a form have the grammar of a query.
std::optional<std::vector<std::pair<std::string, std::string>>> read_form(const std::string& body) {
  auto target = http::decode_target("/?" + body);
  if (!target) return std::nullopt;
  return std::move(target->query);
}

Value value_of(const json::Value& value) {
  const bool plain = value.is(json::Kind::string) || value.is(json::Kind::number) || value.is(json::Kind::boolean);
  if (plain) return {value.text(), std::nullopt};
  return {{}, value};
}

std::vector<std::string> texts_of(const json::Value& array) {
  std::vector<std::string> out;
  for (const auto& item : array.items()) out.push_back(item.text());
  return out;
}

std::vector<std::string> split_commas(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto end = std::min(text.find(','), text.size());
    auto part = text.substr(0, end);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    if (!part.empty()) out.emplace_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

}  // namespace

tl::expected<Parameters, std::string> Parameters::read(const Request& request) {
  Parameters parameters;
  parameters.add_pairs(request.query);
  parameters.from_query_ = request.method != "POST";
  if (request.method == "POST") {
    if (auto wrong = parameters.add_body(request)) return tl::unexpected<std::string>(std::move(*wrong));
  }
  return parameters;
}

std::optional<std::string> Parameters::add_body(const Request& request) {
  if (request.body.empty()) return std::nullopt;
  if (equal_ignoring_case(request.header("content-type").substr(0, multipart.size()), multipart)) return not_multipart();
  const auto document = json::parse(request.body, json::Dialect::strict, {}, body_limits);
  if (document && add_object(*document)) return std::nullopt;
  if (is_json(request.header("content-type")) || (document && !document->is(json::Kind::number)))
    return document ? no_dictionary(request.body) : decoding_error();
  const auto form = read_form(request.body);
  if (!form) return decoding_error();
  // curl -d '{"id": "x"}' without a type arrives as one form key that is the JSON itself.
  if (form->size() == 1 && form->front().second.empty() && form->front().first.starts_with('{')) {
    const auto inner = json::parse(form->front().first, json::Dialect::strict, {}, body_limits);
    return inner && add_object(*inner) ? std::nullopt : std::optional(decoding_error());
  }
  add_pairs(*form);
  return std::nullopt;
}

void Parameters::add_pairs(const std::vector<std::pair<std::string, std::string>>& pairs) {
  for (const auto& [name, value] : pairs) add_text(name, value);
}

void Parameters::add_text(std::string name, std::string text) {
  const auto found = std::find_if(values_.begin(), values_.end(), [&](const Named& each) { return each.name == name; });
  if (found == values_.end())
    values_.push_back({std::move(name), {std::move(text), std::nullopt}, {}});
  else
    found->more.push_back(std::move(text));
}

bool Parameters::add_object(const json::Value& object) {
  if (!object.is(json::Kind::object)) return false;
  for (std::size_t i = 0; i < object.items().size(); ++i) {
    if (!object.items()[i].is(json::Kind::null)) values_.push_back({object.keys()[i], value_of(object.items()[i]), {}});
  }
  return true;
}

const Value* Parameters::find(std::string_view name) const {
  const auto found = std::find_if(values_.begin(), values_.end(), [&](const Named& each) { return each.name == name; });
  return found == values_.end() ? nullptr : &found->value;
}

const std::string* Parameters::text(std::string_view name) const {
  const Value* value = find(name);
  return value == nullptr || value->json || value->text.empty() ? nullptr : &value->text;
}

std::vector<std::string> Parameters::list(std::string_view name) const {
  const auto found = std::find_if(values_.begin(), values_.end(), [&](const Named& each) { return each.name == name; });
  if (found == values_.end()) return {};
  const Value& value = found->value;
  if (value.json) return value.json->is(json::Kind::array) ? texts_of(*value.json) : std::vector<std::string>{};
  if (value.text.starts_with('[')) {
    const auto array = json::parse(value.text, json::Dialect::strict, {}, body_limits);
    if (array && array->is(json::Kind::array)) return texts_of(*array);
  }
  auto parts = split_commas(value.text);
  for (const auto& more : found->more) parts.push_back(more);
  return parts;
}

bool Parameters::flag(std::string_view name, bool fallback) const {
  const std::string* given = text(name);
  if (given == nullptr) return fallback;
  const std::string word = lower_case(*given);
  return word == "true" || word == "yes" || word == "t" || word == "y" || word == "1";
}

Checked<std::size_t> Parameters::natural(std::string_view name, std::size_t fallback) const {
  const std::string* given = text(name);
  if (given == nullptr) return fallback;
  std::int64_t number = 0;
  const char* end = given->data() + given->size();
  const auto [stop, error] = std::from_chars(given->data(), end, number);
  if (error == std::errc::result_out_of_range && (*given)[0] != '-') return static_cast<std::size_t>(INT64_MAX);
  if (error != std::errc() || stop != end)
    return invalid(std::string(name), {"Invalid integer", "Please enter an integer value"});
  if (number < 0) return invalid(std::string(name), {"Must be a natural number"});
  return static_cast<std::size_t>(number);
}

Checked<std::optional<json::Value>> Parameters::object(std::string_view name) const {
  const Value* value = find(name);
  if (value == nullptr || (!value->json && value->text.empty())) return std::optional<json::Value>();
  if (value->json) {
    if (value->json->is(json::Kind::object)) return value->json;
    return invalid(std::string(name), {"Cannot parse JSON"});
  }
  auto parsed = json::parse(value->text, json::Dialect::strict, {}, body_limits);
  if (parsed && parsed->is(json::Kind::object)) return std::optional<json::Value>(std::move(*parsed));
  return invalid(std::string(name), {"Cannot parse JSON"});
}

const std::string* Parameters::unknown(const std::vector<std::string_view>& known) const {
  for (const Named& each : values_)
    if (std::find(known.begin(), known.end(), each.name) == known.end()) return &each.name;
  return nullptr;
}

}  // namespace opendata::api::ckan
