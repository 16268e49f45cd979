#include "index/document_table.hpp"

#include <algorithm>
#include <array>
#include <opendata/files.hpp>

#include "index/bytes.hpp"
#include "index/document_terms.hpp"

namespace opendata::search {
namespace {

constexpr std::size_t largest_file = 1U << 30U;

/// The coded columns in stored order.
constexpr std::array columns{&DocumentTable::kind,  &DocumentTable::agency,         &DocumentTable::category,
                             &DocumentTable::theme, &DocumentTable::administration, &DocumentTable::service,
                             &DocumentTable::law};

std::string facet_of(const Document& document, const char* name) {
  const auto found = document.facets.find(name);
  return found == document.facets.end() ? std::string() : found->second;
}

template <class T>
void append_rows(std::vector<T>& to, const std::vector<T>& from) {
  to.insert(to.end(), from.begin() + 1, from.end());
}

void write_notes(std::string& out, const DocumentTable::Notes& notes) {
  bytes::put(out, static_cast<std::uint32_t>(notes.size()));
  for (const auto& [document, text] : notes) {
    bytes::put(out, document);
    bytes::put(out, text);
  }
}

bool read_notes(std::string_view& in, DocumentTable::Notes& notes) {
  std::uint32_t count = 0;
  if (!bytes::take(in, count)) return false;
  std::uint32_t before = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    auto& [document, text] = notes.emplace_back();
    if (!bytes::take(in, document) || !bytes::take(in, text) || document < before) return false;
    before = document;
  }
  return true;
}

void append_notes(DocumentTable::Notes& notes, const DocumentTable::Notes& other, std::uint32_t before) {
  for (const auto& [document, text] : other) notes.emplace_back(before + document, text);
}

bool read_table(std::string_view in, DocumentTable& table) {
  for (const auto column : columns)
    if (!(table.*column).read(in)) return false;
  if (!bytes::take(in, table.order) || !bytes::take(in, table.law_authority) ||
      !bytes::take(in, table.article_authority) || !read_notes(in, table.titles) || !read_notes(in, table.citations))
    return false;
  const std::size_t rows = table.order.size();
  for (const auto column : columns)
    if ((table.*column).size() != rows) return false;
  return rows > 0 && table.law_authority.size() == rows && table.article_authority.size() == rows && in.empty();
}

}  // namespace

std::uint32_t CodedColumn::code_of(const std::string& value) {
  const auto [at, added] = known_.try_emplace(value, static_cast<std::uint32_t>(values_.size()));
  if (added) values_.push_back(value);
  return at->second;
}

void CodedColumn::add(const std::string& value) { codes_.push_back(code_of(value)); }

void CodedColumn::append(const CodedColumn& other) {
  std::vector<std::uint32_t> here;
  for (const std::string& value : other.values_) here.push_back(code_of(value));
  for (std::size_t i = 1; i < other.codes_.size(); ++i) codes_.push_back(here[other.codes_[i]]);
}

void CodedColumn::write(std::string& out) const {
  bytes::put(out, static_cast<std::uint32_t>(values_.size()));
  for (const std::string& value : values_) bytes::put(out, value);
  bytes::put(out, codes_);
}

bool CodedColumn::read(std::string_view& in) {
  std::uint32_t count = 0;
  if (!bytes::take(in, count) || count == 0) return false;
  values_.clear();
  for (std::uint32_t i = 0; i < count; ++i)
    if (!bytes::take(in, values_.emplace_back())) return false;
  if (!bytes::take(in, codes_)) return false;
  for (const std::uint32_t code : codes_)
    if (code >= count) return false;
  return true;
}

void DocumentTable::add(const Document& document) {
  kind.add(document.kind);
  agency.add(document.agency);
  category.add(document.category);
  theme.add(facet_of(document, "theme"));
  administration.add(facet_of(document, "administration"));
  service.add(facet_of(document, "service"));
  law.add(document.law_id);
  order.push_back(document.article_order);
  law_authority.push_back(0);
  article_authority.push_back(0);
  if (document.kind != article_kind && !document.title.empty()) titles.emplace_back(size(), document.title);
}

void DocumentTable::append(const DocumentTable& other) {
  const std::uint32_t before = size();
  for (const auto column : columns) (this->*column).append(other.*column);
  append_rows(order, other.order);
  append_rows(law_authority, other.law_authority);
  append_rows(article_authority, other.article_authority);
  append_notes(titles, other.titles, before);
  append_notes(citations, other.citations, before);
}

std::span<const DocumentTable::Notes::value_type> DocumentTable::of(const Notes& notes, std::uint32_t document) {
  const auto before = [](const Notes::value_type& note, std::uint32_t number) { return note.first < number; };
  const auto first = std::lower_bound(notes.begin(), notes.end(), document, before);
  return {first, std::lower_bound(first, notes.end(), document + 1, before)};
}

Result<void> DocumentTable::write(const std::filesystem::path& file) const {
  std::string out;
  for (const auto column : columns) (this->*column).write(out);
  bytes::put(out, order);
  bytes::put(out, law_authority);
  bytes::put(out, article_authority);
  write_notes(out, titles);
  write_notes(out, citations);
  return write_file_atomically(file, out);
}

std::optional<DocumentTable> DocumentTable::parse(std::string_view content) {
  DocumentTable table;
  return read_table(content, table) ? std::optional(std::move(table)) : std::nullopt;
}

Result<DocumentTable> DocumentTable::read(const std::filesystem::path& file) {
  const auto content = read_file(file, largest_file);
  if (content)
    if (auto table = parse(*content)) return std::move(*table);
  return failure(Errc::corrupt,
                 {"the index's table of documents is missing or damaged; build the index again",
                  "索引的文件表遺失或已損壞；請重新建立索引"},
                 {file.string(), 0, {}});
}

}  // namespace opendata::search
