#include "risk/class_chart.hpp"

#include <algorithm>

namespace opendata::privacy {
namespace {

constexpr unsigned line_height = 26, label_width = 120, bar_width = 420, value_width = 160;

/// 5 → 10 → 20 → 50 → 100 → 200 …; one by one below 5.
std::uint64_t next_start(std::uint64_t from) {
  if (from < 5) return from + 1;
  std::uint64_t leading = from;
  while (leading >= 10) leading /= 10;
  return leading == 2 ? from / 2 * 5 : from * 2;
}

double share(std::uint64_t part, std::uint64_t all) {
  return all == 0 ? 0 : static_cast<double>(part) / static_cast<double>(all);
}

std::string attribute(std::string_view name, std::uint64_t value) {
  return " " + std::string(name) + "=\"" + std::to_string(value) + "\"";
}

void write_bar(Page& out, const SizeBand& band, std::uint64_t y, std::uint64_t rows, double longest, bool below_k) {
  const double part = share(band.rows, rows);
  const auto width = static_cast<std::uint64_t>(longest > 0 ? part / longest * bar_width : 0);
  const std::string middle = attribute("y", y + 18);
  out.raw("<text" + attribute("x", label_width - 10) + middle + " text-anchor=\"end\">")
      .text(band.label())
      .raw("</text>");
  out.raw("<rect" + attribute("x", label_width) + attribute("y", y + 4));
  out.raw(attribute("width", band.rows == 0 ? 0 : std::max<std::uint64_t>(width, 1)) +
          attribute("height", line_height - 8));
  out.raw(below_k ? " class=\"low\"/>" : "/>");
  out.raw("<text" + attribute("x", label_width + width + 8) + middle + ">").text(percent(part)).raw("</text>\n");
}

}  // namespace

std::string SizeBand::label() const { return from == to ? grouped(from) : grouped(from) + "–" + grouped(to); }

std::vector<SizeBand> size_bands(const ClassSizes& classes) {
  std::vector<SizeBand> out;
  for (std::uint64_t from = 1; from <= classes.largest(); from = next_start(from))
    out.push_back({from, next_start(from) - 1, 0, 0});
  std::size_t at = 0;
  for (const auto& [size, count] : classes.histogram()) {
    while (size > out[at].to) ++at;
    out[at].classes += count;
    out[at].rows += size * count;
  }
  return out;
}

void write_class_chart(Page& out, const std::vector<SizeBand>& bands, std::uint64_t rows, std::uint64_t k) {
  double longest = 0;
  for (const SizeBand& band : bands) longest = std::max(longest, share(band.rows, rows));
  const std::string width = std::to_string(label_width + bar_width + value_width);
  const std::string height = std::to_string(bands.size() * line_height);
  const std::string id = out.language() == Language::en ? "chart-en" : "chart-zh";
  out.raw("<div class=\"scroll\" tabindex=\"0\">\n<svg viewBox=\"0 0 " + width + " " + height + "\" role=\"img\" aria-labelledby=\"" +
          id + "\">\n");
  out.raw("<title id=\"" + id + "\">");
  out.say({"Share of records by the size of their class; the table below has the same figures",
           "各等價類大小所占的紀錄比例；下表載有相同數字"});
  out.raw("</title>\n");
  std::uint64_t y = 0;
  for (const SizeBand& band : bands) {
    write_bar(out, band, y, rows, longest, band.from < k);
    y += line_height;
  }
  out.raw("</svg>\n</div>\n");
}

void write_class_table(Page& out, const std::vector<SizeBand>& bands, std::uint64_t rows) {
  out.begin_table(
      {"Classes by size", "等價類大小分布"},
      {{"Records in a class", "每類筆數"}, {"Classes", "類數"}, {"Records", "筆數"}, {"Share of records", "紀錄占比"}});
  for (const SizeBand& band : bands) {
    out.raw("<tr><th scope=\"row\">").text(band.label()).raw("</th>");
    out.number(grouped(band.classes)).number(grouped(band.rows)).number(percent(share(band.rows, rows))).raw("</tr>\n");
  }
  out.end_table();
}

}  // namespace opendata::privacy
