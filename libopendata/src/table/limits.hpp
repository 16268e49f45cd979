#pragma once
#include <cstddef>
#include <cstdint>
#include <opendata/error.hpp>

/// The limits that table.hpp promises, with their messages.
namespace opendata::table {

constexpr std::size_t max_cell_bytes = 16U << 20U;
constexpr std::size_t max_record_bytes = 64U << 20U;
constexpr std::size_t max_columns = 4096;
constexpr std::uint64_t max_unpacked_bytes = std::uint64_t{1} << 30U;  ///< of an archive
constexpr std::size_t max_parser_bytes = std::size_t{8} << 20U;        ///< that an XML parser keeps

constexpr Message cell_too_large{"a cell is larger than 16 MiB; a closing quote may be missing",
                                 "儲存格超過 16 MiB；可能缺少結尾引號"};
constexpr Message record_too_large{"a record is larger than 64 MiB; a closing quote or bracket may be missing",
                                   "單筆紀錄超過 64 MiB；可能缺少結尾引號或括號"};
constexpr Message too_many_columns{"there are more than 4,096 columns; check the delimiter",
                                   "欄位超過 4,096 個；請檢查分隔符號"};

}  // namespace opendata::table
