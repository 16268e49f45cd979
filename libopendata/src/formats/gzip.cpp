#include "formats/gzip.hpp"

#include <zlib.h>

#include <array>
#include <memory>
#include <new>
#include <utility>

#include "formats/output_file.hpp"

namespace opendata::format {
namespace {

constexpr int level = 6;
constexpr int gzip_window = MAX_WBITS + 16;  // zlib's way to ask for gzip
constexpr std::size_t piece = std::size_t{1} << 16U;

struct EndDeflate {
  void operator()(z_stream* stream) const {
    ::deflateEnd(stream);
    delete stream;
  }
};

void push(z_stream& stream, std::string& in, int mode, OutputFile& out) {
  std::array<char, piece> buffer{};
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  do {
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = static_cast<uInt>(buffer.size());
    ::deflate(&stream, mode);
    out.append(std::string_view(buffer.data(), buffer.size() - stream.avail_out));
  } while (stream.avail_out == 0);
}

class GzipSource final : public table::ByteSource {
 public:
  GzipSource(std::unique_ptr<table::ByteSource> packed, std::string path)
      : packed_(std::move(packed)), path_(std::move(path)) {
    if (::inflateInit2(&stream_, gzip_window) != Z_OK) throw std::bad_alloc();
  }
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;
  ~GzipSource() override { ::inflateEnd(&stream_); }

  Result<bool> read(std::size_t most, std::string& out) override {
    const std::size_t before = out.size();
    out.resize(before + most);
    stream_.next_out = reinterpret_cast<Bytef*>(out.data() + before);
    stream_.avail_out = static_cast<uInt>(most);
    while (outcome_ == Z_OK && stream_.avail_out > 0) {
      if (auto fed = feed(); !fed) return failure(std::move(fed.error()));
      outcome_ = ::inflate(&stream_, Z_NO_FLUSH);
    }
    out.resize(before + most - stream_.avail_out);
    if (out.size() > before) return true;
    if (outcome_ == Z_STREAM_END && stream_.avail_in == 0) return false;
    return failure(Errc::corrupt,
                   {"is not a whole gzip file; publish the dataset again", "不是完整的 gzip 檔；請重新發布資料集"},
                   {path_, 0, {}});
  }

 private:
  Result<void> feed() {
    if (stream_.avail_in > 0) return {};
    input_.clear();
    if (auto more = packed_->read(piece, input_); !more) return failure(std::move(more.error()));
    stream_.next_in = reinterpret_cast<Bytef*>(input_.data());
    stream_.avail_in = static_cast<uInt>(input_.size());
    return {};
  }
  std::unique_ptr<table::ByteSource> packed_;
  std::string path_;
  std::string input_;
  z_stream stream_{};
  int outcome_ = Z_OK;
};

}  // namespace

Result<void> write_gzip(const std::filesystem::path& from, const std::filesystem::path& to) {
  auto in = table::open_file_source(from.string());
  if (!in) return failure(std::move(in.error()));
  auto out = OutputFile::create(to);
  if (!out) return failure(std::move(out.error()));
  std::unique_ptr<z_stream, EndDeflate> stream(new z_stream{});
  if (::deflateInit2(stream.get(), level, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::bad_alloc();
  std::string bytes;
  for (;;) {
    bytes.clear();
    const auto more = (*in)->read(piece, bytes);
    if (!more) return failure(more.error());
    push(*stream, bytes, *more ? Z_NO_FLUSH : Z_FINISH, *out);
    if (!*more) return out->finish();
  }
}

Result<std::unique_ptr<table::ByteSource>> open_gzip(const std::filesystem::path& path) {
  auto packed = table::open_file_source(path.string());
  if (!packed) return failure(std::move(packed.error()));
  return std::make_unique<GzipSource>(std::move(*packed), path.string());
}

}  // namespace opendata::format
