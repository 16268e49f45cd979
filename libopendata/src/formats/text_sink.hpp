#pragma once
#include <array>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace opendata::format {

/// Takes text through a buffer of 64 KiB on its way to a file, or through a compressor.
class TextSink {
 public:
  TextSink() : buffer_(std::make_unique<char[]>(capacity)) {}
  TextSink(TextSink&& other) noexcept : buffer_(std::move(other.buffer_)), size_(std::exchange(other.size_, 0)) {}
  TextSink& operator=(TextSink&&) = delete;
  virtual ~TextSink() = default;

  void append(std::string_view text) {
    if (text.size() > capacity - size_) return append_large(text);
    std::memcpy(buffer_.get() + size_, text.data(), text.size());
    size_ += text.size();
  }
  void append(char c) {
    if (size_ == capacity) flush();
    buffer_[size_++] = c;
  }

 protected:
  /// Hands the buffer on.
  void flush();
  [[nodiscard]] std::size_t buffered() const { return size_; }

 private:
  static constexpr std::size_t capacity = std::size_t{1} << 16U;
  virtual void drain(std::string_view text) = 0;
  void append_large(std::string_view text);
  std::unique_ptr<char[]> buffer_;
  std::size_t size_ = 0;
};

/// For each byte what to write instead of it, or nothing for the byte itself.
class ReplacementTable {
 public:
  constexpr void set(char c, std::string_view instead) {
    const auto index = static_cast<unsigned char>(c);
    texts_[index] = instead;
    special_[index] = true;
  }
  [[nodiscard]] constexpr bool is_special(char c) const { return special_[static_cast<unsigned char>(c)]; }
  [[nodiscard]] constexpr std::string_view operator[](char c) const { return texts_[static_cast<unsigned char>(c)]; }
  /// Where the first byte stands that is replaced; the size of the text when there is none.
  [[nodiscard]] std::size_t find_special(std::string_view text, std::size_t from = 0) const {
    while (from < text.size() && !is_special(text[from])) ++from;
    return from;
  }

 private:
  std::array<std::string_view, 256> texts_{};
  std::array<bool, 256> special_{};
};

/// Appends `text` with bytes replaced; runs between them are copied at once.
inline void append_replaced(TextSink& out, std::string_view text, const ReplacementTable& replacements) {
  for (std::size_t copied = 0;;) {
    const std::size_t special = replacements.find_special(text, copied);
    out.append(text.substr(copied, special - copied));
    if (special == text.size()) return;
    out.append(replacements[text[special]]);
    copied = special + 1;
  }
}

}  // namespace opendata::format
