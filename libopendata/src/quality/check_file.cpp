#include "quality/check_file.hpp"

#include <algorithm>
#include <fstream>

#include "quality/content_check.hpp"
#include "quality/declared_format.hpp"
#include "release/sha256.hpp"
#include "table/sniff.hpp"
#include "table/text_source.hpp"
#include "text/small_letters.hpp"

namespace opendata::quality {
namespace {

namespace fs = std::filesystem;
using text::Encoding;

/// "utf8" of UTF-8, utf_8, Utf 8.
std::string plain_name(std::string_view declared) {
  std::string out = text::in_small_letters(declared);
  std::erase_if(out, [](char c) { return c == '-' || c == '_' || c == ' '; });
  return out;
}

/// The encodings that a description may mean by a name; Big5 is a family.
std::vector<Encoding> encodings_named(std::string_view declared) {
  const std::string name = plain_name(declared);
  if (name == "utf8" || name == "utf8bom" || name == "unicode") return {Encoding::utf8};
  if (name == "utf16le" || name == "utf16") return {Encoding::utf16le};
  if (name == "utf16be") return {Encoding::utf16be};
  if (name == "big5" || name == "cp950" || name == "ms950" || name == "big5hkscs" || name == "big5eten")
    return {Encoding::cp950, Encoding::big5_eten, Encoding::big5_hkscs};
  if (name == "ascii" || name == "usascii") return {Encoding::utf8};
  return {};
}

/// Whether every byte of a file is text of this encoding; the error has the line.
Result<void> decodes(const fs::path& path, Encoding encoding) {
  std::ifstream in(path, std::ios::binary);
  text::Decoder decoder(encoding);
  std::vector<char> buffer(std::size_t{1} << 16U);
  std::string decoded;
  while (in) {
    in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    decoded.clear();
    if (auto done = decoder.decode({buffer.data(), static_cast<std::size_t>(in.gcount())}, decoded); !done) return done;
  }
  return decoder.finish(decoded);
}

/// One file on its way through the checks; each step says whether the next one makes sense.
class FileCheck {
 public:
  FileCheck(fs::path path, const std::string& name, const DescribedFile* described, const TableRules& rules,
            DatasetReport& out)
      : path_(std::move(path)), described_(described), rules_(rules), out_(out) {
    file_.path = name;
  }
  void run() {
    if (is_there() && is_the_file() && is_structured() && decodes_as_declared())
      check_content({path_, described_, rules_, encoding_, declared()}, file_, out_);
    out_.files.push_back(file_);
  }

 private:
  void add(Check check, Message what, std::vector<std::string> values = {}, std::uint64_t row = 0,
           const std::string& column = {}) {
    out_.add({check, what, std::move(values), file_.path, column, row});
  }

  /// Of an address on the network only a copy is here: what it answers stays open.
  void note_made(Check check) {
    const bool remote = described_ != nullptr && described_->address.find("://") != std::string::npos;
    remote ? out_.not_checked(check) : out_.made(check);
  }

  bool is_there() {
    std::error_code error;
    note_made(Check::linkable);
    if (fs::is_regular_file(path_, error)) return true;
    add(Check::linkable, {"the file is not there", "檔案不存在"});
    return false;
  }

  bool is_the_file() {
    note_made(Check::downloadable);
    const auto kind = table::sniff(path_, kind_of_format(declared()));
    if (!kind) return fails_to_read();
    file_.format = *kind;
    if (*kind == "empty") add(Check::downloadable, {"the file is empty", "檔案是空的"});
    const bool wants_page = described_ != nullptr && kind_of_format(described_->format) == "html";
    if (*kind == "html" && !wants_page)
      add(Check::downloadable, {"the file is a web page, not the data: a login or error page, as a rule",
                                "檔案是網頁而非資料，通常是登入或錯誤頁面"});
    if (*kind == "empty" || (*kind == "html" && !wants_page)) return false;
    compare_bytes();
    return true;
  }

  bool fails_to_read() {
    add(Check::downloadable, {"the file cannot be read", "檔案無法讀取"});
    return false;
  }

  /// What the description promises of the bytes themselves.
  void compare_bytes() {
    if (described_ == nullptr || (!described_->bytes && described_->sha256.empty())) return;
    const auto digest = release::digest_file(path_);
    if (!digest) return;
    if (described_->bytes && *described_->bytes != digest->bytes)
      add(Check::downloadable, {"the file has {} bytes, the description says {}", "檔案有 {} 位元組，說明為 {}"},
          {std::to_string(digest->bytes), std::to_string(*described_->bytes)});
    else if (!described_->sha256.empty() && described_->sha256 != digest->sha256)
      add(Check::downloadable, {"the file's SHA-256 is not the described one", "檔案的 SHA-256 與說明不符"});
  }

  [[nodiscard]] std::string declared() const {
    return described_ != nullptr && !described_->format.empty() ? described_->format : path_.extension().string();
  }

  bool is_structured() {
    out_.made(Check::structure);
    const std::string_view wanted = kind_of_format(declared());
    if (wanted == "document" || file_.format == "pdf" || file_.format == "document") {
      add(Check::structure, {"{} is for reading and no structured format", "{} 為閱讀用文件，並非結構化格式"}, {declared()});
      return false;
    }
    // A lone object is a line of JSON Lines as well.
    const bool alike = wanted == file_.format || (wanted == "jsonl" && file_.format == "json");
    if (wanted.empty() || alike) return true;
    add(Check::structure, {"the file is {}, not {} as declared", "檔案實為 {}，並非宣告的 {}"}, {file_.format, declared()});
    return false;
  }

  [[nodiscard]] bool is_text() const {
    return file_.format == "csv" || file_.format == "json" || file_.format == "jsonl" || file_.format == "xml";
  }

  bool decodes_as_declared() {
    if (!is_text()) return true;
    note_mark();
    const std::string declared = described_ == nullptr ? std::string() : described_->encoding;
    const auto meant = encodings_named(declared);
    if (meant.empty()) return detect();
    out_.made(Check::encoding_match);
    std::uint64_t line = 0;
    for (const Encoding encoding : meant) {
      const auto decoded = decodes(path_, encoding);
      if (decoded) return use(encoding);
      line = std::max<std::uint64_t>(line, decoded.error().where().row);
    }
    add(Check::encoding_match, {"the bytes are no text in {}, as declared", "位元組並非宣告的 {} 編碼"}, {declared}, line);
    return detect();
  }

  bool use(Encoding encoding) {
    encoding_ = encoding;
    file_.encoding = text::name(encoding);
    return true;
  }

  void note_mark() {
    std::ifstream in(path_, std::ios::binary);
    char head[3] = {};
    in.read(head, 3);
    file_.byte_order_mark = std::string_view(head, 3) == "\xEF\xBB\xBF";
  }

  /// The whole file must be in the encoding that its beginning has.
  bool detect() {
    auto bytes = table::open_file_source(path_.string());
    auto source = bytes ? table::TextSource::open(std::move(*bytes), std::nullopt) : failure(std::move(bytes.error()));
    if (!source) {
      add(Check::structure, {"the bytes are no text in any known encoding", "位元組並非任何已知編碼的文字"}, {},
          source.error().where().row);
      return false;
    }
    const auto decoded = decodes(path_, source->encoding());
    if (decoded) return use(source->encoding());
    add(Check::structure, {"the bytes are no text in {} from this line on", "自此行起並非 {} 編碼的文字"},
        {std::string(text::name(source->encoding()))}, decoded.error().where().row);
    return false;
  }

  fs::path path_;
  const DescribedFile* described_;
  TableRules rules_;
  DatasetReport& out_;
  FileReport file_;
  std::optional<Encoding> encoding_;
};

}  // namespace

void check_file(const fs::path& path, const std::string& name, const DescribedFile* described, const TableRules& rules,
                DatasetReport& out) {
  FileCheck(path, name, described, rules, out).run();
}

}  // namespace opendata::quality
