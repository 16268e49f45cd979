#include "gzip.hpp"

#include <zlib.h>

#include <limits>

namespace opendata::api {

std::optional<std::string> gzip(std::string_view bytes) {
  constexpr int level = 1, gzip_window = 15 + 16, memory_level = 8;
  if (bytes.size() > std::numeric_limits<uInt>::max()) return std::nullopt;
  z_stream stream{};
  if (deflateInit2(&stream, level, Z_DEFLATED, gzip_window, memory_level, Z_DEFAULT_STRATEGY) != Z_OK)
    return std::nullopt;
  std::string out(bytes.size(), '\0');
  // zlib only reads from next_in; its type lacks the const without ZLIB_CONST.
  stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (!whole) return std::nullopt;
  return out;
}

}  // namespace opendata::api
