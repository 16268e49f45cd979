#include "table/sheet_content.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "formats/zip.hpp"
#include "table/limits.hpp"

namespace opendata::table {
namespace {

constexpr std::size_t block = std::size_t{1} << 16U;

constexpr Message not_well_formed{
    "is no spreadsheet that can be read: its content is not well-formed XML; save it again, without a password",
    "試算表內容不是格式正確的 XML，無法讀取；請不設密碼重新另存"};
constexpr Message has_doctype{"has a document type declaration, which is not read", "含有文件類型宣告，不予讀取"};
constexpr Message no_spreadsheet{"is no OpenDocument spreadsheet; save it as .ods", "不是 OpenDocument 試算表；請另存為 .ods"};
constexpr Message has_password{"has a password; save it again without one", "設有密碼；請不設密碼重新另存"};
constexpr Message too_large{"is larger than 1 GiB when unpacked; split it", "解壓縮後超過 1 GiB；請分割"};
constexpr std::size_t most_name_bytes = 1024;
constexpr Message too_long_name{"a sheet has a name of more than 1 KiB; shorten it", "工作表名稱超過 1 KiB；請縮短"};
constexpr Message too_intricate{
    "its elements take more than 8 MiB to keep: too many kinds, too deep, or one tag too large; save it again",
    "元素所需記憶體超過 8 MiB（種類過多、層次過深或單一標籤過大）；請重新另存"};

/// "urn:…:table:1.0 table-row" without the namespace's address.
std::string_view local(std::string_view name) { return name.substr(name.rfind(BoundedXml::separator) + 1); }

/// Groups of rows are no rows.
bool holds_rows(std::string_view name) {
  constexpr std::array<std::string_view, 3> groups{"table-row-group", "table-rows", "table-header-rows"};
  return std::find(groups.begin(), groups.end(), name) != groups.end();
}

bool stands_for_blanks(std::string_view name) { return name == "s" || name == "tab" || name == "line-break"; }

/// What another file's cells held when a formula looked at them last is kept as a table like a sheet: 'file:///…'#$Sheet1.
bool is_copy_of_another(std::string_view name) { return name.starts_with('\'') && name.find("'#") != std::string_view::npos; }

}  // namespace

SheetContent::SheetContent(std::unique_ptr<ByteSource> bytes) : bytes_(std::move(bytes)), xml_(max_parser_bytes) {
  XML_SetUserData(xml_.get(), this);
  XML_SetElementHandler(xml_.get(), on_start, on_end);
  XML_SetCharacterDataHandler(xml_.get(), on_text);
  XML_SetStartDoctypeDeclHandler(xml_.get(), on_doctype);
}

Result<std::unique_ptr<ByteSource>> SheetContent::open_bytes(const std::filesystem::path& path) {
  const auto entries = format::read_foreign_zip_directory(path);
  if (!entries) return failure(entries.error());
  const auto find = [&](std::string_view name) { return std::find_if(entries->begin(), entries->end(), [&](const auto& entry) { return entry.name == name; }); };
  if (find("encrypted-package") != entries->end()) return failure(Errc::not_supported, has_password, {path.string(), 0, {}});
  const auto content = find("content.xml");
  if (content == entries->end()) return failure(Errc::bad_structure, no_spreadsheet, {path.string(), 0, {}});
  if (content->size > max_unpacked_bytes) return failure(Errc::limit_exceeded, too_large, {path.string(), 0, {}});
  return format::open_foreign_zip_entry(path, *content);
}

SheetContent::Outcome SheetContent::advance() {
  const BoundedXml::Outcome outcome = std::exchange(suspended_, false) ? xml_.resume() : parse_block();
  if (error_) return Outcome::failed;
  if (outcome == BoundedXml::Outcome::suspended) {
    suspended_ = true;
    return Outcome::suspended;
  }
  if (outcome == BoundedXml::Outcome::out_of_memory) return fail({Errc::limit_exceeded, too_intricate});
  if (outcome == BoundedXml::Outcome::not_well_formed) return fail({Errc::bad_structure, not_well_formed});
  return last_ ? Outcome::ended : Outcome::more;
}

BoundedXml::Outcome SheetContent::parse_block() {
  std::string piece;
  const auto more = bytes_->read(block, piece);
  if (!more) error_ = more.error();
  if (error_) return BoundedXml::Outcome::not_well_formed;
  last_ = !*more;
  return xml_.parse(piece, last_ ? BoundedXml::Piece::last : BoundedXml::Piece::more_follow);
}

SheetContent::Outcome SheetContent::fail(Error why) {
  error_ = std::move(why);
  return Outcome::failed;
}

std::string_view SheetContent::attribute(const XML_Char** attributes, std::string_view name) {
  for (; *attributes != nullptr; attributes += 2)
    if (local(attributes[0]) == name) return attributes[1];
  return {};
}

void SheetContent::stop(Errc code, Message message) {
  if (!error_) error_ = Error(code, message);
  XML_StopParser(xml_.get(), XML_FALSE);
}

void SheetContent::start(std::string_view name, const XML_Char** attributes) {
  if (aside_ > 0) return;
  if (sheet_ > 0) return start_in_sheet(name, attributes);
  if (spreadsheet_ == 0 && name == "spreadsheet") spreadsheet_ = depth_;
  else if (spreadsheet_ > 0 && depth_ == spreadsheet_ + 1 && name == "table") start_table(attribute(attributes, "name"));
}

void SheetContent::start_table(std::string_view name) {
  if (is_copy_of_another(name)) return;
  if (name.size() > most_name_bytes) return stop(Errc::limit_exceeded, too_long_name);
  sheet_ = depth_;
  begin_sheet(name);
}

void SheetContent::start_in_sheet(std::string_view name, const XML_Char** attributes) {
  if (name == "annotation") aside_ = depth_;
  else if (cell_ > 0) start_in_cell(name, attributes);
  else if (name == "table-row") begin_row(attributes);
  else if (name == "table-cell" || name == "covered-table-cell") start_cell(attributes);
  else if (!holds_rows(name)) aside_ = depth_;
}

void SheetContent::start_cell(const XML_Char** attributes) {
  cell_ = depth_;
  in_paragraph_ = false;
  has_content_ = !attribute(attributes, "value-type").empty();
  begin_cell(attributes);
}

void SheetContent::start_in_cell(std::string_view name, const XML_Char** attributes) {
  if (depth_in_cell() == 1) in_paragraph_ = name == "p";
  else has_content_ = has_content_ || (in_paragraph_ && stands_for_blanks(name));
  begin_in_cell(name, attributes);
}

void SheetContent::add_text(std::string_view piece) {
  has_content_ = has_content_ || in_paragraph_;
  text_in_cell(piece);
}

void SheetContent::end(std::string_view name) {
  if (aside_ > 0) aside_ = aside_ == depth_ ? 0 : aside_;
  else if (sheet_ > 0) end_in_sheet(name);
  else if (spreadsheet_ == depth_) spreadsheet_ = 0;
}

void SheetContent::end_in_sheet(std::string_view name) {
  if (cell_ == depth_) {
    cell_ = 0;
    end_cell();
  } else if (cell_ > 0) in_paragraph_ = in_paragraph_ && depth_in_cell() > 1;
  else if (sheet_ == depth_) {
    sheet_ = 0;
    end_sheet();
  } else if (name == "table-row") end_row();
}

void SheetContent::on_start(void* data, const XML_Char* name, const XML_Char** attributes) {
  ++self(data).depth_;
  self(data).start(local(name), attributes);
}

void SheetContent::on_end(void* data, const XML_Char* name) {
  self(data).end(local(name));
  --self(data).depth_;
}

void SheetContent::on_text(void* data, const XML_Char* text, int length) {
  if (self(data).cell_ > 0 && self(data).aside_ == 0) self(data).add_text({text, static_cast<std::size_t>(length)});
}

void SheetContent::on_doctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
  self(data).stop(Errc::bad_structure, has_doctype);
}

}  // namespace opendata::table
