#include "formats/xml_reader.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <fstream>
#include <utility>
#include <vector>

#include "formats/xml_text.hpp"

namespace opendata::format {
namespace {

/// The characters of a file, with the next one in view.
class Characters {
 public:
  explicit Characters(const std::string& path) : in_(path, std::ios::binary) {}
  [[nodiscard]] bool is_open() const { return in_.is_open(); }
  int peek() { return in_.rdbuf()->sgetc(); }
  int take() { return in_.rdbuf()->sbumpc(); }
  /// Takes `text` when it comes next; what was taken of a text that departs is lost.
  bool take(std::string_view text) {
    for (const char c : text)
      if (take() != static_cast<unsigned char>(c)) return false;
    return true;
  }
  /// Everything up to the next `stop`, which stays.
  std::string take_until(char stop) {
    std::string out;
    while (peek() != std::char_traits<char>::eof() && peek() != static_cast<unsigned char>(stop))
      out += static_cast<char>(take());
    return out;
  }

 private:
  std::ifstream in_;
};

std::optional<std::string> from_base64(const std::string& text) {
  if (text.size() % 4 != 0 || text.empty()) return std::nullopt;
  const std::vector<unsigned char> in(text.begin(), text.end());
  std::vector<unsigned char> out(text.size());
  const int size = EVP_DecodeBlock(out.data(), in.data(), static_cast<int>(in.size()));
  const std::ptrdiff_t padding = text.ends_with("==") ? 2 : text.ends_with("=") ? 1 : 0;
  if (size < padding) return std::nullopt;
  return std::string(out.begin(), out.begin() + size - padding);
}

/// nullopt for an entity that the writer never writes.
std::optional<std::string> unescape(std::string_view text) {
  static constexpr std::pair<std::string_view, char> entities[] = {
      {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&#13;", '\r'}};
  std::string out;
  while (!text.empty()) {
    if (text[0] != '&') {
      const auto run = text.substr(0, text.find('&'));
      out += run;
      text.remove_prefix(run.size());
      continue;
    }
    const auto* entity = std::find_if(std::begin(entities), std::end(entities),
                                      [&](const auto& e) { return text.starts_with(e.first); });
    if (entity == std::end(entities)) return std::nullopt;
    out += entity->second;
    text.remove_prefix(entity->first.size());
  }
  return out;
}

class XmlReader : public RecordReader {
 public:
  XmlReader(const std::string& path, const Schema& schema) : path_(path), in_(path) {
    for (const Field& field : schema.fields) columns_.push_back(field.name);
  }
  [[nodiscard]] bool is_open() const { return in_.is_open(); }
  Result<void> read_head(std::string_view dataset_id) {
    const std::string head = std::string(xml::declaration) + "<dataset id=\"" + std::string(dataset_id) + "\"" +
                             std::string(xml::namespaces);
    if (!in_.take(head)) return failure(departs());
    return {};
  }
  const std::vector<std::string>& columns() const override { return columns_; }
  const ReadReport& report() const override { return report_; }
  Result<bool> read(RawRecord& record) override {
    if (!in_.take("<")) return failure(departs());
    if (in_.peek() == '/') return read_end();
    record.row = ++report_.records;
    record.cells.assign(columns_.size(), std::nullopt);
    if (!in_.take("row>")) return failure(departs());
    for (std::size_t i = 0; i < columns_.size(); ++i)
      if (!read_element(columns_[i], record.cells[i])) return failure(departs());
    if (!in_.take("</row>\n")) return failure(departs());
    return true;
  }

 private:
  Result<bool> read_end() {
    if (!in_.take("/dataset>\n") || in_.peek() != std::char_traits<char>::eof()) return failure(departs());
    return false;
  }
  bool read_element(const std::string& name, Cell& cell) {
    if (!in_.take("<" + name)) return false;
    if (in_.peek() == '>') return in_.take(">") && read_text(name, cell, false);
    if (!in_.take(" xsi:")) return false;
    if (in_.peek() == 'n') return in_.take(xml::missing.substr(5));
    return in_.take(xml::base64.substr(5)) && read_text(name, cell, true);
  }
  bool read_text(const std::string& name, Cell& cell, const bool& base64) {
    const std::string text = in_.take_until('<');
    cell = base64 ? from_base64(text) : unescape(text);
    return cell.has_value() && in_.take("</" + name + ">");
  }
  [[nodiscard]] Error departs() const {
    return {
        Errc::corrupt,
        {"is not the XML that a release holds; publish the dataset again", "不是本系統發布的 XML；請重新發布資料集"},
        {path_, report_.records, {}}};
  }
  std::string path_;
  Characters in_;
  std::vector<std::string> columns_;
  ReadReport report_;
};

}  // namespace

Result<std::unique_ptr<RecordReader>> open_xml_reader(const std::string& path, const Schema& schema,
                                                      std::string_view dataset_id) {
  auto reader = std::make_unique<XmlReader>(path, schema);
  if (!reader->is_open())
    return failure(Errc::not_found, {"cannot be opened for reading", "無法開啟檔案"}, {path, 0, {}});
  if (auto head = reader->read_head(dataset_id); !head) return failure(std::move(head.error()));
  return reader;
}

}  // namespace opendata::format
