#include "usage/counting.hpp"
#include "web/code_names.hpp"
#include "web/dataset/parts.hpp"
#include "web/terms.hpp"
#include "web/texts.hpp"

namespace opendata::api::web {
namespace {

void write_licence(Html& html, const std::string& spdx) {
  const auto name = licence_name(spdx, html.language());
  const auto address = licence_address(spdx);
  html.raw("<dt>").say({"Licence", "授權方式"}).raw("</dt><dd>");
  address.empty() ? html.text(name)
                  : html.raw("<a rel=\"license\" href=\"").text(address).raw("\">").text(name).raw("</a>");
  html.raw("</dd>");
}

std::string joined(const std::vector<std::string>& texts, std::string_view separator) {
  std::string out;
  for (const auto& text : texts) out.append(out.empty() ? "" : separator).append(text);
  return out;
}

void write_disclosure(Html& html, const DatasetMetadata& metadata) {
  if (metadata.disclosure.empty()) return;
  html.raw("<dt>").say({"Disclosed as (§7)", "主動公開類別（§7）"}).raw("</dt><dd>");
  for (const auto& code : metadata.disclosure)
    html.raw("<div>").text(disclosure_name(code, html.language())).raw("</div>");
  html.raw("</dd>");
}

/// Nothing below the threshold, or where this server does not count.
void write_times_opened(Html& html, const DatasetView& view) {
  const auto times = usage::times_opened(view.call, search::usage::Counted::dataset_opened, view.dataset.id);
  if (times > 0) write_term(html, {"Opened", "瀏覽次數"}, grouped(times));
}

}  // namespace

void write_particulars(Html& html, const DatasetView& view) {
  const DatasetMetadata& metadata = view.release().metadata;
  const auto& keywords = html.english() && !metadata.keywords_en.empty() ? metadata.keywords_en : metadata.keywords;
  html.raw("<dl class=\"particulars\">");
  write_term(html, {"Published by", "提供機關"}, publisher_name(metadata, html.language()));
  write_licence(html, metadata.license);
  write_term(html, {"Update frequency", "更新頻率"}, frequency_name(metadata, html.language()));
  write_term(html, {"Changed", "更新時間"}, view.release().manifest.modified.substr(0, 10));
  write_times_opened(html, view);
  html.raw("<dt>").say({"Rows", "資料筆數"}).raw("</dt><dd>").number(view.release().manifest.rows).raw("</dd>");
  write_term(html, {"Period", "資料期間"},
             metadata.temporal_from.empty() ? "" : metadata.temporal_from + " – " + metadata.temporal_to);
  write_term(html, {"Area", "空間範圍"}, metadata.spatial);
  write_term(
      html, {"Service category", "服務分類"},
      metadata.category_service.empty() ? "" : service_category_name(metadata.category_service, html.language()));
  write_disclosure(html, metadata);
  write_term(html, {"Keywords", "關鍵字"}, joined(keywords, html.english() ? ", " : "、"));
  write_term(html, {"Contact", "聯絡窗口"}, metadata.contact_name);
  write_term(html, {"Telephone", "電話"}, metadata.contact_phone);
  write_term(html, {"E-mail", "電子郵件"}, metadata.contact_email);
  write_term(html, {"Notes", "備註"}, metadata.notes);
  html.raw("</dl>\n");
}

}  // namespace opendata::api::web
