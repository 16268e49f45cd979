#include "arguments.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace opendata::api {
namespace {

std::optional<std::int64_t> parse_integer(const std::string& text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string lowered(const Parameter& parameter, const std::string& value) {
  const auto number = parse_integer(value);
  return std::to_string(std::min(number.value_or(parameter.maximum), parameter.maximum));
}

tl::unexpected<Problem> invalid(const Parameter& parameter, Message detail, std::vector<std::string> usable = {}) {
  return refuse({ProblemKind::invalid_parameter, detail, std::string(parameter.name), {}, std::move(usable)});
}

Outcome<void> check_integer(const Parameter& parameter, const std::string& value) {
  const auto number = parse_integer(value);
  if (number && *number >= parameter.minimum && *number <= parameter.maximum) return {};
  return invalid(parameter, {"must be a whole number within the range", "須為範圍內的整數"},
                 {std::to_string(parameter.minimum) + " – " + std::to_string(parameter.maximum)});
}

Outcome<void> check_capped(const Parameter& parameter, const std::string& value) {
  const bool digits = !value.empty() && value.find_first_not_of("0123456789") == std::string::npos;
  if (digits && value.size() > 18) return {};
  const auto number = parse_integer(value);
  if (number && *number >= parameter.minimum) return {};
  return invalid(parameter, {"must be a whole number not below the minimum", "須為不小於下限的整數"},
                 {"≥ " + std::to_string(parameter.minimum)});
}

Outcome<void> check_text(const Parameter& parameter, const std::string& value) {
  if (value.size() <= static_cast<std::size_t>(parameter.maximum) || parameter.maximum == 0) return {};
  return invalid(parameter, {"is too long (bytes)", "太長（位元組）"}, {"≤ " + std::to_string(parameter.maximum)});
}

Outcome<void> check_value(const Parameter& parameter, const std::string& value) {
  const auto& choices = parameter.choices;
  switch (parameter.type) {
    case ParameterType::text:
      return check_text(parameter, value);
    case ParameterType::integer:
      return check_integer(parameter, value);
    case ParameterType::capped_integer:
      return check_capped(parameter, value);
    case ParameterType::boolean:
      if (value == "true" || value == "false") return {};
      return invalid(parameter, {"must be true or false", "須為 true 或 false"});
    case ParameterType::choice:
      if (std::find(choices.begin(), choices.end(), value) != choices.end()) return {};
      return invalid(parameter, {"is not one of the choices", "不在可選值之內"}, {choices.begin(), choices.end()});
  }
  return {};
}

/// Whether an empty value is none: on a page, for a form sends its empty boxes too; and of a number for every client, for one
/// that fills a template (OpenSearch) leaves the place empty.
bool is_nothing(const Parameter& parameter, Audience audience) {
  const bool number = parameter.type == ParameterType::integer || parameter.type == ParameterType::capped_integer;
  return audience == Audience::person || (number && audience == Audience::program);
}

bool is_known(const Route& route, const std::string& name) {
  const auto& known = route.query_parameters;
  return std::any_of(known.begin(), known.end(), [&](const Parameter& parameter) { return parameter.name == name; });
}

Outcome<void> check_known(const Route& route, const Request& request) {
  if (route.others != OtherParameters::refused) return {};
  const auto& known = route.query_parameters;
  for (const auto& [name, value] : request.query) {
    if (is_known(route, name)) continue;
    Problem problem{ProblemKind::unknown_parameter,
                    {"this address takes no such parameter", "此網址沒有這個參數"},
                    name.substr(0, 64),
                    name.substr(0, 64)};
    for (const Parameter& parameter : known) problem.usable.emplace_back(parameter.name);
    return refuse(std::move(problem));
  }
  return {};
}

}  // namespace

Outcome<Arguments> Arguments::check(const Route& route, const Request& request,
                                    std::map<std::string, std::string, std::less<>> path_values) {
  if (auto known = check_known(route, request); !known) return refuse(known.error());
  Arguments arguments;
  if (route.others == OtherParameters::handled) {
    for (const auto& parameter : request.query)
      if (!is_known(route, parameter.first)) arguments.others_.push_back(parameter);
  }
  arguments.values_ = std::move(path_values);
  for (const Parameter& parameter : route.path_parameters) {
    const auto valid = check_value(parameter, arguments.text(parameter.name));
    if (!valid) return refuse({ProblemKind::not_found, {"there is nothing at this address", "此網址沒有資料"}});
  }
  // A CKAN action reads and refuses its parameters by itself, in its own words.
  if (route.audience == Audience::ckan_client) return arguments;
  for (const Parameter& parameter : route.query_parameters) {
    const std::string* given = request.parameter(parameter.name);
    const bool absent = given == nullptr || (given->empty() && is_nothing(parameter, route.audience));
    if (!absent) {
      if (auto valid = check_value(parameter, *given); !valid) return refuse(valid.error());
    }
    std::string value(absent ? parameter.fallback : std::string_view(*given));
    if (parameter.type == ParameterType::capped_integer && !value.empty()) value = lowered(parameter, value);
    arguments.values_.emplace(parameter.name, std::move(value));
  }
  return arguments;
}

const std::string& Arguments::text(std::string_view name) const {
  static const std::string none;
  const auto found = values_.find(name);
  return found == values_.end() ? none : found->second;
}

std::int64_t Arguments::number(std::string_view name) const { return parse_integer(text(name)).value_or(0); }

std::string Arguments::canonical() const {
  std::string out;
  for (const auto& [name, value] : values_) {
    out.append(name).append("=").append(std::to_string(value.size())).append(":").append(value).append("&");
  }
  for (const auto& [name, value] : others_)
    out.append("+").append(name).append("=").append(std::to_string(value.size())).append(":").append(value).append("&");
  return out;
}

}  // namespace opendata::api
