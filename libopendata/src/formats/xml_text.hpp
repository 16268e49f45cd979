#pragma once
#include <string_view>

/// The fixed texts of our XML, shared by the writer and the reader that checks it.
namespace opendata::format::xml {

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr std::string_view namespaces =
    " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\n";
constexpr std::string_view missing = " xsi:nil=\"true\"/>";
constexpr std::string_view base64 = " xsi:type=\"xs:base64Binary\">";

}  // namespace opendata::format::xml
