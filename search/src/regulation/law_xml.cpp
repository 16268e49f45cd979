#include "law_xml.hpp"

#include <expat.h>

#include <array>
#include <cstdio>
#include <memory>
#include <optional>
#include <string_view>

namespace opendata::search {
namespace {

constexpr std::size_t largest_law = 64U << 20U;
constexpr std::size_t deepest = 32;
constexpr int block = 1 << 16;

constexpr Message not_well_formed{"is not well-formed XML here", "此處不是格式正確的 XML"};
constexpr Message has_doctype{"has a document type declaration, which is not read; remove the line <!DOCTYPE …>",
                              "含有文件類型宣告，不予讀取；請刪除 <!DOCTYPE …> 一行"};
constexpr Message too_large{"a law is larger than 64 MiB", "單一法規超過 64 MiB"};
constexpr Message too_deep{"elements are nested deeper than 32 levels", "元素超過 32 層"};
constexpr Message no_law{"has no element 法規", "沒有「法規」元素"};
constexpr Message cannot_read{"the file cannot be read", "無法讀取檔案"};
constexpr Message no_file{"there is no such file", "沒有此檔案"};

/// The elements that are single texts of a law.
struct Member {
  std::string_view element;
  std::string RawLaw::*field;
};
constexpr std::array members{Member{"法規性質", &RawLaw::level},
                             Member{"法規名稱", &RawLaw::name},
                             Member{"法規網址", &RawLaw::url},
                             Member{"法規類別", &RawLaw::category},
                             Member{"最新異動日期", &RawLaw::modified},
                             Member{"生效日期", &RawLaw::effective},
                             Member{"生效內容", &RawLaw::effective_note},
                             Member{"廢止註記", &RawLaw::abandoned},
                             Member{"英文法規名稱", &RawLaw::english_name},
                             Member{"沿革內容", &RawLaw::history},
                             Member{"前言", &RawLaw::foreword}};

/// Builds laws from what the parser meets.
class Builder {
 public:
  Builder(XML_Parser parser, const std::function<Result<void>(RawLaw&&)>& take) : parser_(parser), take_(take) {
    XML_SetUserData(parser, this);
    XML_SetElementHandler(parser, on_start, on_end);
    XML_SetCharacterDataHandler(parser, on_text);
    XML_SetStartDoctypeDeclHandler(parser, on_doctype);
  }
  [[nodiscard]] const Result<void>& outcome() const { return outcome_; }
  [[nodiscard]] bool found() const { return found_; }

 private:
  static Builder& self(void* data) { return *static_cast<Builder*>(data); }
  static void XMLCALL on_start(void* data, const XML_Char* name, const XML_Char**) { self(data).start(name); }
  static void XMLCALL on_end(void* data, const XML_Char* name) { self(data).end(name); }
  static void XMLCALL on_text(void* data, const XML_Char* text, int length) {
    self(data).text({text, static_cast<std::size_t>(length)});
  }
  static void XMLCALL on_doctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    self(data).stop(failure(Errc::bad_structure, has_doctype, self(data).here()));
  }

  [[nodiscard]] Where here() const { return {{}, static_cast<std::size_t>(XML_GetCurrentLineNumber(parser_)), {}}; }
  void stop(Result<void> why) {
    if (outcome_) outcome_ = std::move(why);
    XML_StopParser(parser_, XML_FALSE);
  }

  void start(std::string_view name) {
    if (++depth_ > deepest) return stop(failure(Errc::limit_exceeded, too_deep, here()));
    text_.clear();
    if (name == "法規") begin_law();
    if (law_ && (name == "條文" || name == "編章節")) law_->entries.push_back({name == "編章節", {}, {}, position()});
    if (law_ && name == "附件") in_attachment_ = true;
  }
  void begin_law() {
    law_.emplace();
    law_->line = here().row;
    bytes_ = 0;
    found_ = true;
  }
  [[nodiscard]] std::string position() const {
    return "法規[" + std::to_string(laws_) + "].條文[" + std::to_string(law_->entries.size()) + "]";
  }

  void text(std::string_view piece) {
    if (!law_) return;
    bytes_ += piece.size();
    if (bytes_ > largest_law) return stop(failure(Errc::limit_exceeded, too_large, here()));
    text_ += piece;
  }

  void end(std::string_view name) {
    --depth_;
    if (!law_) return;
    if (name == "法規") return finish_law();
    take_text(name);
    text_.clear();
    if (name == "附件") in_attachment_ = false;
  }
  void take_text(std::string_view name) {
    for (const auto& [element, field] : members)
      if (name == element) (*law_).*field = text_;
    if (!law_->entries.empty()) {
      RawLaw::Entry& entry = law_->entries.back();
      if (name == "條號") entry.number = text_;
      if (name == "條文內容" || name == "編章節") entry.text = text_;
    }
    if (!in_attachment_) return;
    if (name == "附件名稱" || name == "檔案名稱" || name == "檔名") law_->attachments.push_back({text_, {}});
    if ((name == "附件網址" || name == "檔案網址" || name == "網址") && !law_->attachments.empty())
      law_->attachments.back().url = text_;
  }
  void finish_law() {
    auto taken = take_(std::move(*law_));
    law_.reset();
    ++laws_;
    if (!taken) stop(std::move(taken));
  }

  XML_Parser parser_;
  const std::function<Result<void>(RawLaw&&)>& take_;
  Result<void> outcome_;
  std::optional<RawLaw> law_;
  std::string text_;
  std::size_t depth_ = 0, bytes_ = 0, laws_ = 0;
  bool in_attachment_ = false, found_ = false;
};

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
struct FreeParser {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

Result<void> parse_all(std::FILE* in, XML_Parser parser, const Builder& builder) {
  for (bool last = false; !last;) {
    void* buffer = XML_GetBuffer(parser, block);
    if (buffer == nullptr) return failure(Errc::io_failure, cannot_read);
    const std::size_t size = std::fread(buffer, 1, block, in);
    if (std::ferror(in) != 0) return failure(Errc::io_failure, cannot_read);
    last = size < static_cast<std::size_t>(block);
    const XML_Status status = XML_ParseBuffer(parser, static_cast<int>(size), last ? 1 : 0);
    if (!builder.outcome()) return builder.outcome();
    if (status == XML_STATUS_ERROR)
      return failure(Errc::bad_structure, not_well_formed, {{}, XML_GetCurrentLineNumber(parser), {}});
  }
  return {};
}

}  // namespace

Result<void> read_law_xml(const std::string& file, const std::function<Result<void>(RawLaw&&)>& take) {
  const std::unique_ptr<std::FILE, CloseFile> in(std::fopen(file.c_str(), "rb"));
  if (!in) return failure(Errc::not_found, no_file, {file, 0, {}});
  const std::unique_ptr<std::remove_pointer_t<XML_Parser>, FreeParser> parser(XML_ParserCreate("UTF-8"));
  Builder builder(parser.get(), take);
  auto parsed = parse_all(in.get(), parser.get(), builder);
  if (parsed && !builder.found()) parsed = failure(Errc::bad_structure, no_law, {{}, 1, {}});
  if (!parsed) return failure(std::move(parsed.error()).at({file, 0, {}}));
  return {};
}

}  // namespace opendata::search
