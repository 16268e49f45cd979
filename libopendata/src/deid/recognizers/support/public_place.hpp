#pragma once
#include <cstddef>

#include "deid/recognizers/support/scan.hpp"
#include "text/address_grammar.hpp"

namespace opendata::deid {

/// Whether the address read from `first` on is a parcel of the land register (水林段618之4地號), a place in a house where somebody stands or parks
/// (二樓3號櫃台), where everybody goes (集合地點：…), a stretch of a road (中山路1號至99號) or an organisation's (公司地址：…, 市立醫院（…）).
[[nodiscard]] bool is_public_place(const Scan& scan, const text::AddressSpans& a, std::size_t first);

}  // namespace opendata::deid
