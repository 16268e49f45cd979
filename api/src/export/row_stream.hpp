#pragma once
#include <chrono>
#include <functional>
#include <string>

#include "call.hpp"
#include "export/row_printers.hpp"

/// Rows on their way to a client: whole when they are few, in pieces when they are many.
namespace opendata::api {

/// An answer with what `printer` writes of the rows that `query` finds, none left out. What fits into one piece has a
/// length; more is streamed with memory for one piece, at the reader's pace. `query_time` is the time for each piece.
/// Problems: query_deadline and internal before the first piece; later ones cut the connection.
[[nodiscard]] Answer stream_rows(ReleasePointer release, const RowsQuery& query, std::unique_ptr<RowPrinter> printer,
                                 std::chrono::milliseconds query_time, std::string_view media_type);

}  // namespace opendata::api
