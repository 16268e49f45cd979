#include "aggregate/figure_rows.hpp"

#include <algorithm>
#include <charconv>

#include "aggregate/places.hpp"
#include "core/hex.hpp"
#include "privacy/tuple_hash.hpp"
#include "release/manifest.hpp"

namespace opendata::privacy {
namespace {

constexpr std::size_t rows_a_text = 10'000;

bool is_number(const Field& field) { return field.type == FieldType::integer || field.type == FieldType::decimal; }
bool is_among(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Whether the table has a text of this name that says nothing of what a row is about.
bool is_remark(const Field& field, const FigureTable& table) {
  return !is_among(table.keys, field.name) &&
         std::any_of(table.fields.begin(), table.fields.end(), [&](const Field& own) { return own.name == field.name; });
}

std::uint64_t hash_of(const Cell& cell) {
  std::string bytes;
  deid::append_cell(bytes, cell);
  return deid::hash_tuple(bytes).high;
}

std::optional<std::int64_t> count_of(const Cell& cell) {
  if (!cell) return std::nullopt;
  std::int64_t number = 0;
  std::from_chars(cell->data(), cell->data() + cell->size(), number);
  return number;
}

template <class Number>
std::optional<Number> number_of(std::string_view text, int base) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// The texts with a comma between any two.
template <class Items, class TextOf>
std::string joined(const Items& items, const TextOf& text_of) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) out += (i == 0 ? "" : ",") + text_of(items[i]);
  return out;
}

/// The part before the separator, taken off with it; all of the text when there is none.
std::string_view take_part(std::string_view& text, char separator) {
  const std::size_t end = text.find(separator);
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return part;
}

std::string text_of(const FigureRow& row) {
  const auto count = [](const std::optional<std::int64_t>& one) { return one ? std::to_string(*one) : std::string(); };
  return hex_of(row.key) + "=" + joined(row.counts, count) + ":" + joined(row.figures, hex_of);
}

std::string text_of(const std::string& spec_sha256, const FigureNames& names) {
  const auto same = [](const std::string& name) { return name; };
  return spec_sha256 + " keys=" + joined(names.keys, same) + " counts=" + joined(names.counts, same) +
         " figures=" + joined(names.figures, same);
}

bool read_names(std::string_view& text, std::string_view label, std::vector<std::string>& names) {
  std::string_view list = take_part(text, ' ');
  if (!list.starts_with(label)) return false;
  list.remove_prefix(label.size());
  while (!list.empty()) names.emplace_back(take_part(list, ','));
  return true;
}

bool read_counts(std::string_view list, FigureRow& row, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) {
    const std::string_view text = take_part(list, ',');
    row.counts.push_back(number_of<std::int64_t>(text, 10));
    if (!text.empty() && !row.counts.back()) return false;
  }
  return list.empty();
}

bool read_figures(std::string_view list, FigureRow& row, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) {
    const auto figure = number_of<std::uint64_t>(take_part(list, ','), 16);
    if (!figure) return false;
    row.figures.push_back(*figure);
  }
  return list.empty();
}

bool read_row(std::string_view text, const FigureNames& names, FigureRow& row) {
  const auto key = number_of<std::uint64_t>(take_part(text, '='), 16);
  if (!key) return false;
  row.key = *key;
  const std::string_view counts = take_part(text, ':');
  return read_counts(counts, row, names.counts.size()) && read_figures(text, row, names.figures.size());
}

}  // namespace

FigureNames names_of(const FigureTable& table) {
  FigureNames names{table.keys, table.counts, {}};
  std::sort(names.keys.begin(), names.keys.end());
  for (const Field& field : table.fields)
    if (is_number(field) && !is_among(table.counts, field.name)) names.figures.push_back(field.name);
  return names;
}

FigureNames names_of(const std::vector<Field>& earlier, const FigureTable& table) {
  FigureNames names;
  for (const Field& field : earlier) {
    if (is_number(field)) (is_among(table.counts, field.name) ? names.counts : names.figures).push_back(field.name);
    if (field.type == FieldType::string && !is_remark(field, table)) names.keys.push_back(field.name);
  }
  std::sort(names.keys.begin(), names.keys.end());
  return names;
}

std::optional<FigureRowMaker> FigureRowMaker::create(const FigureNames& names, const std::vector<Field>& fields) {
  const auto keys = places_of(names.keys, fields, &Field::name), counts = places_of(names.counts, fields, &Field::name),
             figures = places_of(names.figures, fields, &Field::name);
  if (!keys || !counts || !figures) return std::nullopt;
  FigureRowMaker out;
  out.keys_.assign(keys->begin(), keys->end()), out.counts_ = *counts, out.figures_ = *figures;
  return out;
}

FigureRowMaker FigureRowMaker::as_before(const KeyMatch& match) const {
  FigureRowMaker out = *this;
  out.keys_.clear();
  for (const auto& place : match) out.keys_.push_back(place ? keys_[*place] : std::nullopt);
  for (const auto& place : keys_)
    if (std::find(out.keys_.begin(), out.keys_.end(), place) == out.keys_.end()) out.totals_.push_back(*place);
  return out;
}

bool FigureRowMaker::is_of_totals(const std::vector<Cell>& cells) const {
  return std::all_of(totals_.begin(), totals_.end(), [&](std::size_t place) { return cells[place] == total_label; });
}

std::optional<FigureRow> FigureRowMaker::row_of(const std::vector<Cell>& cells) const {
  FigureRow row;
  std::string bytes;
  for (const auto& place : keys_) {
    const Cell label = place ? cells[*place] : Cell(total_label);
    if (!label) return std::nullopt;
    deid::append_cell(bytes, label);
  }
  row.key = deid::hash_tuple(bytes).high;
  for (const std::size_t place : counts_) row.counts.push_back(count_of(cells[place]));
  for (const std::size_t place : figures_) row.figures.push_back(hash_of(cells[place]));
  return row;
}

std::vector<std::string> format_kept_figures(const FigureTable& table, const std::string& spec_sha256) {
  std::vector<std::string> out;
  const FigureNames names = names_of(table);
  const auto maker = FigureRowMaker::create(names, table.fields);
  if (!maker || names.keys.empty()) return out;  // nothing of it is compared
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    if (i % rows_a_text == 0) out.push_back(text_of(spec_sha256, names));
    if (const auto row = maker->row_of(table.rows[i])) out.back() += " " + text_of(*row);
  }
  return out;
}

std::optional<KeptFigures> parse_kept_figures(std::string_view text) {
  KeptFigures out;
  out.spec_sha256 = take_part(text, ' ');
  if (!release::is_sha256(out.spec_sha256) || !read_names(text, "keys=", out.names.keys) ||
      !read_names(text, "counts=", out.names.counts) || !read_names(text, "figures=", out.names.figures))
    return std::nullopt;
  while (!text.empty())
    if (!read_row(take_part(text, ' '), out.names, out.rows.emplace_back())) return std::nullopt;
  return out;
}

}  // namespace opendata::privacy
