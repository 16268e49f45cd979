#include "encoding.hpp"
#include "web/assets.hpp"
#include "web/pages.hpp"
#include "web/qr.hpp"

namespace opendata::api::web {
namespace {

/// A path of this site: begins with one '/', so that nothing in it can name another host.
bool is_own_path(std::string_view path) {
  return path.starts_with('/') && !path.starts_with("//") && path.find('\\') == std::string_view::npos;
}

/// As it stands in an address: everything that is no character of a URL is percent-encoded.
std::string encoded(std::string_view path) {
  constexpr std::string_view kept = "/?=&%";
  std::string out;
  for (const char c : path) out += kept.find(c) != std::string_view::npos ? std::string(1, c) : percent_encode(std::string(1, c));
  return out;
}

}  // namespace

/// The code of one of this site's own addresses, for posters and letters.
Answer qr_code(const Call& call) {
  const auto& path = call.arguments.text("path");
  if (!is_own_path(path))
    return refuse({ProblemKind::invalid_parameter, {"must be a path of this site, such as /faq/AP-008", "須為本站路徑，例如 /faq/AP-008"}, "path"});
  if (call.origin.empty())
    return refuse({ProblemKind::not_available, {"this server does not know its public address", "本服務未設定公開網址"}});
  const bool pixels = call.arguments.text("format") == "png";
  auto picture = (pixels ? qr_png : qr_svg)(call.origin + encoded(path));
  if (!picture) return refuse(picture.error());
  return make_response(std::move(*picture), media_type_of(pixels ? ".png" : ".svg"));
}

}  // namespace opendata::api::web
