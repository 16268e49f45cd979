#include <rapidjson/reader.h>

#include <fstream>

#include "core/json_builder.hpp"

namespace opendata::json {
namespace {

constexpr Message no_array{"does not hold the expected JSON array", "未包含預期的 JSON 陣列"};

/// A file as a RapidJSON stream that counts lines, with a fixed buffer. It ends early when more bytes are taken than it
/// was allowed: RapidJSON gathers a string or a number whole before it tells anybody how long it is.
class FileStream {
 public:
  using Ch = char;
  FileStream(const std::string& path, std::size_t allowance)
      : in_(path, std::ios::binary), allowance_(allowance), told_most_(allowance) {
    fill();
    skip_bom();
  }
  [[nodiscard]] bool is_open() const { return in_.is_open(); }
  [[nodiscard]] std::size_t line() const { return line_; }
  /// Allows as many bytes again from here.
  void renew_allowance() { told_most_ = told_ + allowance_; }
  [[nodiscard]] bool overdrawn() const { return told_ >= told_most_; }
  [[nodiscard]] Ch Peek() const { return position_ < size_ && !overdrawn() ? buffer_[position_] : '\0'; }
  [[nodiscard]] bool at_end() const { return position_ >= size_; }
  Ch Take() {
    const Ch c = Peek();
    if (c == '\n') ++line_;
    if (at_end() || overdrawn()) return c;
    ++told_;
    if (++position_ == size_) fill();
    return c;
  }
  [[nodiscard]] std::size_t Tell() const { return told_; }
  Ch* PutBegin() { return nullptr; }
  void Put(Ch) {}
  void Flush() {}
  std::size_t PutEnd(Ch*) { return 0; }

 private:
  void fill() {
    in_.read(buffer_, sizeof buffer_);
    size_ = static_cast<std::size_t>(in_.gcount());
    position_ = 0;
  }
  void skip_bom() {
    if (size_ >= 3 && std::string_view(buffer_, 3) == "\xEF\xBB\xBF") position_ = 3;
  }
  std::ifstream in_;
  char buffer_[1U << 16U] = {};
  std::size_t allowance_, told_most_;
  std::size_t size_ = 0, position_ = 0, told_ = 0, line_ = 1;
};

/// Passes the events below the wanted array to a Builder and hands out each finished element.
class ElementHandler {
 public:
  ElementHandler(FileStream& in, std::string_view array_key, ElementVisitor& visitor, Limits limits)
      : in_(in), array_key_(array_key), visitor_(visitor), limits_(limits), inner_(builder_, LineOf{&in}, limits) {}
  bool Null() {
    return event([&] { return inner_.Null(); });
  }
  bool Bool(bool b) {
    return event([&] { return inner_.Bool(b); });
  }
  bool RawNumber(const char* t, rapidjson::SizeType n, bool c) {
    return event([&] { return inner_.RawNumber(t, n, c); });
  }
  bool String(const char* t, rapidjson::SizeType n, bool c) {
    return event([&] { return inner_.String(t, n, c); });
  }
  bool Key(const char* t, rapidjson::SizeType n, bool c) {
    if (inside_) return inner_.Key(t, n, c);
    wanted_ = depth_ == 1 && std::string_view(t, n) == array_key_;
    return pass();
  }
  bool StartObject() {
    return inside_ ? event([&] { return inner_.StartObject(); }) : enter(false);
  }
  bool StartArray() {
    return inside_ ? event([&] { return inner_.StartArray(); }) : enter(true);
  }
  bool EndObject(rapidjson::SizeType n) {
    return inside_ ? event([&] { return inner_.EndObject(n); }) : leave();
  }
  bool EndArray(rapidjson::SizeType n) {
    if (!inside_) return leave();
    if (builder_.depth() != 0) return event([&] { return inner_.EndArray(n); });
    inside_ = false;
    return pass();
  }
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(std::int64_t) { return false; }
  bool Uint64(std::uint64_t) { return false; }
  bool Double(double) { return false; }
  [[nodiscard]] bool found() const { return found_; }
  [[nodiscard]] Stop stop() const {
    if (stop_ != Stop::none) return stop_;
    return in_.overdrawn() ? Stop::bytes : inner_.stop();
  }
  Result<void>& visited() { return visited_; }

 private:
  struct LineOf {
    FileStream* in;
    std::size_t operator()() const { return in->line(); }
  };
  /// What stands outside the array is not kept, so it may be as long as it likes; a single token may not.
  template <class Event>
  bool event(Event forward) {
    if (!inside_) return pass();
    if (!forward()) return false;
    return !builder_.done() || hand_out();
  }
  bool pass() {
    in_.renew_allowance();
    return true;
  }
  bool hand_out() {
    in_.renew_allowance();
    visited_ = visitor_.visit(builder_.take());
    return visited_.has_value() || halt(Stop::visitor);
  }
  bool enter(bool array) {
    in_.renew_allowance();
    if (array && ((array_key_.empty() && depth_ == 0) || wanted_)) {
      inside_ = found_ = true;
      wanted_ = false;
      return true;
    }
    ++depth_;
    wanted_ = false;
    return depth_ <= limits_.depth || halt(Stop::depth);
  }
  bool leave() {
    --depth_;
    return pass();
  }
  bool halt(Stop stop) {
    stop_ = stop;
    return false;
  }
  FileStream& in_;
  std::string_view array_key_;
  ElementVisitor& visitor_;
  Limits limits_;
  Builder builder_;
  Handler<LineOf> inner_;
  std::size_t depth_ = 0;
  bool inside_ = false, wanted_ = false, found_ = false;
  Stop stop_ = Stop::none;
  Result<void> visited_;
};

}  // namespace

Result<void> for_each_element(const std::string& file, std::string_view array_key, ElementVisitor& visitor,
                              Limits element_limits) {
  FileStream in(file, element_limits.bytes);
  if (!in.is_open()) return failure(Errc::not_found, {"cannot be opened for reading", "無法開啟檔案"}, {file, 0, {}});
  ElementHandler handler(in, array_key, visitor, element_limits);
  rapidjson::Reader reader;
  const auto outcome = reader.Parse<strict_flags>(in, handler);
  if (handler.stop() == Stop::visitor) return handler.visited();
  const bool whole = !outcome.IsError() && in.at_end();
  if (!whole) return failure(parse_error(handler.stop(), outcome.Code(), {file, in.line(), {}}));
  if (!handler.found()) return failure(Errc::bad_structure, no_array, {file, 0, {}});
  return {};
}

}  // namespace opendata::json
