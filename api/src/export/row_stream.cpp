#include "export/row_stream.hpp"

namespace opendata::api {
namespace {

constexpr std::size_t piece_bytes = 60U << 10U;
constexpr std::size_t piece_room = 64U << 10U;

/// Pulls pieces of about 60 KiB out of a scan.
class RowStream {
 public:
  RowStream(ReleasePointer release, std::unique_ptr<RowScan> scan, std::unique_ptr<RowPrinter> printer,
            std::chrono::milliseconds query_time)
      : release_(std::move(release)), scan_(std::move(scan)), printer_(std::move(printer)), query_time_(query_time) {}

  /// Empty behind the end.
  Outcome<std::string> piece() {
    std::string out;
    if (ended_) return out;
    out.reserve(piece_room);
    if (!begun_) printer_->begin(out);
    begun_ = true;
    scan_->set_deadline(query_time_);
    while (out.size() < piece_bytes) {
      const auto more = scan_->next();
      if (!more) return refuse(more.error());
      if (!*more) {
        printer_->end(out);
        ended_ = true;
        break;
      }
      printer_->row(out, *scan_);
    }
    return out;
  }
  [[nodiscard]] bool ended() const { return ended_; }

 private:
  ReleasePointer release_;  // the scan reads its rows
  std::unique_ptr<RowScan> scan_;
  std::unique_ptr<RowPrinter> printer_;
  const std::chrono::milliseconds query_time_;
  bool begun_ = false, ended_ = false;
};

/// What the connection layer pulls: the piece that is there already, then those of the stream.
class Pieces {
 public:
  Pieces(std::shared_ptr<RowStream> stream, std::string first) : stream_(std::move(stream)), first_(std::move(first)) {}
  Result<std::string> operator()() {
    if (!first_.empty()) return std::exchange(first_, {});
    auto piece = stream_->piece();
    if (piece) return std::move(*piece);
    return failure(Errc::internal, {"the rows could not be read to their end", "資料列未能讀取完畢"});
  }

 private:
  std::shared_ptr<RowStream> stream_;
  std::string first_;
};

}  // namespace

Answer stream_rows(ReleasePointer release, const RowsQuery& query, std::unique_ptr<RowPrinter> printer,
                   std::chrono::milliseconds query_time, std::string_view media_type) {
  auto scan = release->rows.scan(query, query_time);
  if (!scan) return refuse(scan.error());
  auto stream = std::make_shared<RowStream>(std::move(release), std::move(*scan), std::move(printer), query_time);
  auto first = stream->piece();
  if (!first) return refuse(first.error());
  if (stream->ended()) return make_response(std::move(*first), media_type);
  auto response = make_response({}, media_type);
  response.generator = Pieces(std::move(stream), std::move(*first));
  return response;
}

}  // namespace opendata::api
