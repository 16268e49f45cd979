#include "gzip.hpp"

#include <zlib.h>

#include <limits>
#include <memory>
#include <new>

namespace opendata::api {
namespace {

constexpr int level = 1, gzip_window = 15 + 16, memory_level = 8;

/// A compressor that is fed piece by piece.
class Deflater {
 public:
  Deflater() {
    if (deflateInit2(&stream_, level, Z_DEFLATED, gzip_window, memory_level, Z_DEFAULT_STRATEGY) != Z_OK)
      throw std::bad_alloc();
  }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;
  ~Deflater() { deflateEnd(&stream_); }

  enum class Feed { more, last };
  std::string feed(std::string_view bytes, Feed feed) {
    std::string out;
    // zlib only reads from next_in; its type lacks the const without ZLIB_CONST.
    stream_.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    do {
      const auto done = out.size();
      out.resize(done + (32U << 10U));
      stream_.next_out = reinterpret_cast<Bytef*>(out.data() + done);
      stream_.avail_out = 32U << 10U;
      deflate(&stream_, feed == Feed::last ? Z_FINISH : Z_NO_FLUSH);
      out.resize(out.size() - stream_.avail_out);
    } while (stream_.avail_out == 0);
    return out;
  }

 private:
  z_stream stream_{};
};

class GzipStream {
 public:
  explicit GzipStream(BodyGenerator inner) : inner_(std::move(inner)), deflater_(std::make_shared<Deflater>()) {}
  /// Asks for pieces until something comes out: an empty piece would end the answer.
  Result<std::string> operator()() {
    while (!ended_) {
      auto piece = inner_();
      if (!piece) return piece;
      ended_ = piece->empty();
      auto out = deflater_->feed(*piece, ended_ ? Deflater::Feed::last : Deflater::Feed::more);
      if (!out.empty()) return out;
    }
    return std::string();
  }

 private:
  BodyGenerator inner_;
  std::shared_ptr<Deflater> deflater_;
  bool ended_ = false;
};

}  // namespace

std::optional<std::string> gzip(std::string_view bytes) {
  if (bytes.size() > std::numeric_limits<uInt>::max()) return std::nullopt;
  auto out = gzip_whole(bytes);
  if (out.size() >= bytes.size()) return std::nullopt;
  return out;
}

std::string gzip_whole(std::string_view bytes) { return Deflater().feed(bytes, Deflater::Feed::last); }

BodyGenerator gzip_stream(BodyGenerator inner) { return GzipStream(std::move(inner)); }

}  // namespace opendata::api
