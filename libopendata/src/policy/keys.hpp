#pragma once
#include <cstddef>
#include <opendata/json.hpp>
#include <opendata/result.hpp>
#include <opendata/schema.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Reading of configuration by tables: one line per key says its name, whether it must be there, and which member it
/// fills. Keys that the table lacks are refused, so that a misspelt key can never silently mean "default".
namespace opendata::config {

/// A JSON value with the file and key path where it stands ("fields[3].transform"), for errors.
/// Refers to the value and the file name; both must outlive it.
class Node {
 public:
  Node(const json::Value& value, const std::string& file, std::string path)
      : value_(&value), file_(&file), path_(std::move(path)) {}
  [[nodiscard]] const json::Value& value() const { return *value_; }
  [[nodiscard]] Node member(std::string_view key, const json::Value& value) const;
  [[nodiscard]] Node item(std::size_t index) const;
  [[nodiscard]] Where where() const { return {*file_, value_->line(), path_}; }
  [[nodiscard]] tl::unexpected<Error> fail(Errc code, Message message) const;

 private:
  const json::Value* value_;
  const std::string* file_;
  std::string path_;
};

enum class Presence { optional, required };

/// One line of a table: how the member `name` of an object goes into a T.
template <class T>
struct Key {
  std::string_view name;
  Presence presence;
  Result<void> (*read)(const Node& node, T& out);
};

/// What a text must look like, and what to say when it does not.
struct Form {
  bool (*fits)(std::string_view text);
  Message message;
};

[[nodiscard]] Result<void> expect(const Node& node, json::Kind kind);
[[nodiscard]] Result<void> read_value(const Node& node, std::string& out);
[[nodiscard]] Result<void> read_value(const Node& node, bool& out);
[[nodiscard]] Result<void> read_value(const Node& node, LocalizedText& out);
[[nodiscard]] Result<void> read_value(const Node& node, std::vector<std::string>& out);
/// A whole number in [least, most].
[[nodiscard]] Result<std::int64_t> read_whole(const Node& node, std::int64_t least, std::int64_t most);
/// A number from 0 to 1.
[[nodiscard]] Result<double> read_share(const Node& node);
[[nodiscard]] tl::unexpected<Error> unknown_key(const Node& node, bool similar_exists);
[[nodiscard]] bool is_similar(std::string_view a, std::string_view b);

namespace detail {
template <class T, class M>
T owner_of(M T::*);
}
template <auto Member>
using Owner = decltype(detail::owner_of(Member));

/// Fills a member whose type says how it is read.
template <auto Member>
Result<void> value(const Node& node, Owner<Member>& out) {
  return read_value(node, out.*Member);
}

/// As value(), for a text of a certain form.
template <auto Member, const Form* form>
Result<void> text(const Node& node, Owner<Member>& out) {
  if (auto read = read_value(node, out.*Member); !read) return read;
  if (!form->fits(out.*Member)) return node.fail(Errc::bad_value, form->message);
  return {};
}

/// A whole number in [least, most].
template <auto Member, std::int64_t least, std::int64_t most>
Result<void> whole(const Node& node, Owner<Member>& out) {
  const auto number = read_whole(node, least, most);
  if (!number) return failure(number.error());
  out.*Member = static_cast<std::remove_reference_t<decltype(out.*Member)>>(*number);
  return {};
}

/// A share from 0 to 1.
template <auto Member>
Result<void> share(const Node& node, Owner<Member>& out) {
  const auto number = read_share(node);
  if (!number) return failure(number.error());
  out.*Member = *number;
  return {};
}

/// One of a list of names, through its parse function.
template <auto Member, auto parse>
Result<void> choice(const Node& node, Owner<Member>& out) {
  std::string name;
  if (auto read = read_value(node, name); !read) return read;
  const auto parsed = parse(name);
  if (!parsed)
    return node.fail(Errc::bad_value, {"is not one of the names that may stand here; see docs/policy.md",
                                       "不是此處可用的名稱；請見 docs/policy.md"});
  out.*Member = *parsed;
  return {};
}

template <class T>
Result<void> read_member(const Node& node, std::string_view name, std::span<const Key<T>> keys, T& out) {
  bool similar = false;
  for (const auto& key : keys) {
    if (key.name == name) return key.read(node, out);
    similar = similar || is_similar(key.name, name);
  }
  return unknown_key(node, similar);
}

/// Reads the members in the file's order; a value that is no object has none.
/// Errors: unknown_key; missing_column for a required key that is absent; what a key's function says.
template <class T>
Result<void> read_members(const Node& node, std::span<const Key<T>> keys, T& out) {
  const auto& names = node.value().keys();
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (auto read = read_member(node.member(names[i], node.value().items()[i]), names[i], keys, out); !read)
      return read;
  }
  for (const auto& key : keys) {
    if (key.presence == Presence::required && node.value().find(key.name) == nullptr) {
      return node.member(key.name, node.value())
          .fail(Errc::missing_column, {"this key is required and missing", "缺少此必要的鍵"});
    }
  }
  return {};
}

/// As read_members(). Errors: also bad_value when the value is no object.
template <class T>
Result<void> read_object(const Node& node, std::span<const Key<T>> keys, T& out) {
  if (auto object = expect(node, json::Kind::object); !object) return object;
  return read_members(node, keys, out);
}

/// A nested object that fills the same structure.
template <class T, const auto& keys>
Result<void> nested(const Node& node, T& out) {
  return read_object<T>(node, keys, out);
}

}  // namespace opendata::config
