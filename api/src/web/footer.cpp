#include "encoding.hpp"
#include "web/frame.hpp"
#include "web/landmark.hpp"

namespace opendata::api::web {
namespace {

constexpr std::string_view licence_address = "https://data.gov.tw/license";

void write_publisher(Html& html, const Frame& frame) {
  const auto& agency = frame.info.publisher.empty() ? frame.appearance.agency.in(html.language()) : frame.info.publisher;
  html.raw("<p class=\"publisher\">");
  if (!agency.empty()) html.raw("<span>").say({"Published by: ", "發布單位："}).text(agency).raw("</span> ");
  if (!frame.modified.empty())
    html.raw("<span>").say({"Last changed: ", "更新日期："}).raw("<time datetime=\"").text(frame.modified).raw("\">").text(frame.modified).raw("</time></span>");
  html.raw("</p>\n");
}

void write_part(Html& html, Message label, std::string_view text) {
  if (!text.empty()) html.raw("<li>").say(label).text(text).raw("</li>\n");
}

void write_contact(Html& html, const Appearance& site) {
  const Contact& contact = site.contact;
  const auto language = html.language();
  html.raw("<div class=\"contact\">\n");
  if (const auto& agency = site.agency.in(language); !agency.empty()) {
    html.raw("<p class=\"agency-name\">");
    site.agency_url.empty() ? html.text(agency) : html.link(site.agency_url, agency);
    html.raw("</p>\n");
  }
  html.raw("<ul>\n");
  write_part(html, {"Address: ", "地址："}, contact.address.in(language));
  if (!contact.telephone.empty())
    html.raw("<li>").say({"Telephone: ", "電話："}).raw("<a class=\"nobreak\" href=\"tel:").text(contact.telephone).raw("\">").text(contact.telephone).raw("</a></li>\n");
  if (!contact.email.empty())
    html.raw("<li>").say({"E-mail: ", "電子郵件："}).link("mailto:" + contact.email, contact.email).raw("</li>\n");
  write_part(html, {"Hours: ", "服務時間："}, contact.hours.in(language));
  html.raw("</ul></div>\n");
}

bool has_contact(const Appearance& site) {
  const Contact& contact = site.contact;
  return !(site.agency.zh_tw.empty() && contact.telephone.empty() && contact.email.empty() && contact.address.zh_tw.empty() &&
           contact.hours.zh_tw.empty());
}

void write_links(Html& html, const Frame& frame) {
  html.raw("<nav aria-label=\"").say({"About this site", "網站資訊"}).raw("\"><ul>\n");
  for (const NavigationEntry& entry : footer_navigation()) {
    html.raw("<li>");
    write_site_link(html, frame.request, entry.address, entry.label.in(html.language()));
    html.raw("</li>\n");
  }
  html.raw("<li>").link(licence_address, Message{"Open Government Data License", "政府資料開放授權條款"}.in(html.language()));
  html.raw("</li>\n</ul></nav>\n");
}

/// The page's own address as a picture, to be put on a poster or read from paper. Loaded when it is opened, or printed.
void write_qr(Html& html, const Frame& frame) {
  if (frame.origin.empty() || frame.info.indexing == Indexing::unwanted) return;
  const auto address = "/qr?path=" + percent_encode(address_in(frame.request, html.language()));
  html.raw("<details class=\"qr\"><summary>").say({"QR code of this page", "本頁 QR 碼"}).raw("</summary>\n<img src=\"");
  html.text(address).raw("\" alt=\"").say({"QR code of this page's address", "本頁網址的 QR 碼"});
  html.raw("\" width=\"160\" height=\"160\" loading=\"lazy\">\n<p class=\"screen-only\">").say({"Download: ", "下載："});
  html.raw("<a download=\"qr.svg\" href=\"").text(address).raw("\">SVG</a> · <a download=\"qr.png\" href=\"");
  html.text(address + "&format=png").raw("\">PNG</a></p></details>\n");
}

}  // namespace

void write_footer(Html& html, const Frame& frame) {
  html.raw("<footer class=\"footer\">\n<div class=\"wrap\">\n");
  write_landmark(html, landmarks::bottom);
  html.checked(frame.appearance.footer.in(html.language()));
  write_publisher(html, frame);
  html.raw("<div class=\"footer-columns\">\n");
  if (has_contact(frame.appearance)) write_contact(html, frame.appearance);
  write_links(html, frame);
  html.raw("</div>\n");
  write_qr(html, frame);
  html.raw("<p class=\"promise\">");
  html.say({"Published data is de-identified. This site sets no cookies and does not record who looks for what.",
            "本站資料均已去識別化；不使用 Cookie，不記錄誰查了什麼。"});
  html.raw("</p>\n</div></footer>\n</body>\n</html>\n");
}

}  // namespace opendata::api::web
