#include "formats/text_sink.hpp"

namespace opendata::format {

void TextSink::flush() {
  drain({buffer_.get(), size_});
  size_ = 0;
}

void TextSink::append_large(std::string_view text) {
  flush();
  if (text.size() > capacity) return drain(text);
  append(text);
}

}  // namespace opendata::format
