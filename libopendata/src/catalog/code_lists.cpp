#include <algorithm>
#include <opendata/code_lists.hpp>
#include <opendata/files.hpp>
#include <opendata/json.hpp>

#include "policy/keys.hpp"

namespace opendata::catalog {
namespace {

using config::Key;
using config::Node;
using config::Presence;
using config::value;

constexpr std::size_t list_limit = std::size_t{4} << 20U;

template <auto Text>
Result<void> zh_tw(const Node& node, config::Owner<Text>& out) {
  return read_value(node, (out.*Text).zh_tw);
}
template <auto Text>
Result<void> en(const Node& node, config::Owner<Text>& out) {
  return read_value(node, (out.*Text).en);
}

constexpr Key<Code> code_keys[] = {
    {"code", Presence::required, value<&Code::code>},
    {"zh-TW", Presence::required, zh_tw<&Code::label>},
    {"en", Presence::required, en<&Code::label>},
};
constexpr Key<License> license_keys[] = {
    {"spdx", Presence::required, value<&License::spdx>},
    {"zh-TW", Presence::required, zh_tw<&License::title>},
    {"en", Presence::required, en<&License::title>},
    {"iri", Presence::required, value<&License::iri>},
    {"dgtw_v2", Presence::optional, value<&License::dgtw_v2>},
    {"ckan", Presence::optional, value<&License::ckan>},
};
constexpr Key<Frequency> frequency_keys[] = {
    {"unit", Presence::required, value<&Frequency::unit>},
    {"every", Presence::optional, config::whole<&Frequency::every, 1, 1000>},
    {"eu", Presence::required, value<&Frequency::eu>},
    {"zh-TW", Presence::required, zh_tw<&Frequency::label>},
    {"en", Presence::required, en<&Frequency::label>},
    {"duration", Presence::optional, value<&Frequency::duration>},
    {"days", Presence::optional, config::whole<&Frequency::days, 1, 10000>},
};
constexpr Key<Placeholders> placeholder_keys[] = {
    {"whole", Presence::required, value<&Placeholders::whole>},
    {"part", Presence::required, value<&Placeholders::part>},
    {"trial", Presence::required, value<&Placeholders::trial>},
};
using FileType = std::pair<std::string, std::string>;
constexpr Key<FileType> file_type_keys[] = {
    {"format", Presence::required, value<&FileType::first>},
    {"eu", Presence::required, value<&FileType::second>},
};

template <class T>
Result<void> read_list(const Node& node, std::span<const Key<T>> keys, std::vector<T>& out) {
  if (auto is_list = config::expect(node, json::Kind::array); !is_list) return is_list;
  out.resize(node.value().items().size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (auto read = config::read_object<T>(node.item(i), keys, out[i]); !read) return read;
  }
  return {};
}

template <auto Member>
Result<void> codes(const Node& node, CodeLists& out) {
  return read_list<Code>(node, code_keys, out.*Member);
}
Result<void> licenses(const Node& node, CodeLists& out) { return read_list<License>(node, license_keys, out.licenses); }
Result<void> frequencies(const Node& node, CodeLists& out) {
  return read_list<Frequency>(node, frequency_keys, out.frequencies);
}
Result<void> file_types(const Node& node, CodeLists& out) {
  std::vector<FileType> rows;
  if (auto read = read_list<FileType>(node, file_type_keys, rows); !read) return read;
  out.file_types = {rows.begin(), rows.end()};
  return {};
}
Result<void> profiles(const Node& node, CodeLists& out) {
  if (auto is_object = config::expect(node, json::Kind::object); !is_object) return is_object;
  for (std::size_t i = 0; i < node.value().keys().size(); ++i) {
    const std::string& name = node.value().keys()[i];
    if (auto read = read_value(node.member(name, node.value().items()[i]), out.profiles[name]); !read) return read;
  }
  return {};
}
Result<void> placeholders(const Node& node, CodeLists& out) {
  return config::read_object<Placeholders>(node, placeholder_keys, out.placeholders);
}

struct ListFile {
  const char* name;
  Result<void> (*read)(const Node& node, CodeLists& out);
};
constexpr ListFile list_files[] = {
    {"frequencies.json", frequencies},
    {"licenses.json", licenses},
    {"service_categories.json", codes<&CodeLists::service_categories>},
    {"disclosure_categories.json", codes<&CodeLists::disclosure_categories>},
    {"restriction_grounds.json", codes<&CodeLists::restriction_grounds>},
    {"file_types.json", file_types},
    {"profiles.json", profiles},
    {"placeholders.json", placeholders},
};

Result<void> read_list_file(const std::filesystem::path& directory, const ListFile& list, CodeLists& out) {
  const std::string path = (directory / list.name).string();
  const auto bytes = read_file(path, list_limit);
  if (!bytes) return failure(bytes.error());
  const auto document = json::parse(*bytes, json::Dialect::with_comments, path);
  if (!document) return failure(document.error());
  return list.read(Node(*document, path, ""), out);
}

}  // namespace

Result<CodeLists> CodeLists::load(const std::filesystem::path& directory) {
  CodeLists out;
  for (const ListFile& list : list_files) {
    if (auto read = read_list_file(directory, list, out); !read) return failure(std::move(read.error()));
  }
  return out;
}

Result<CodeLists> CodeLists::load() {
  const auto directory = find_data("catalogs");
  return directory ? load(*directory) : failure(directory.error());
}

const Frequency* CodeLists::frequency_of(const DatasetMetadata& metadata) const {
  const auto found = std::find_if(frequencies.begin(), frequencies.end(), [&](const Frequency& row) {
    return row.unit == metadata.update_unit && (row.every == 0 || row.every == metadata.update_every);
  });
  return found == frequencies.end() ? nullptr : &*found;
}

const License* CodeLists::license_of(const DatasetMetadata& metadata) const {
  const auto found = std::find_if(licenses.begin(), licenses.end(),
                                  [&](const License& row) { return row.spdx == metadata.license; });
  return found == licenses.end() ? nullptr : &*found;
}

const Code* find_code(const std::vector<Code>& codes, std::string_view code) {
  const auto found = std::find_if(codes.begin(), codes.end(), [&](const Code& row) { return row.code == code; });
  return found == codes.end() ? nullptr : &*found;
}

}  // namespace opendata::catalog
