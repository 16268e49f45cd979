#include "push/links/finding.hpp"

#include <algorithm>
#include <array>

namespace opendata::push::links {
namespace {

struct Row {
  Finding finding;
  std::string_view name;
  Standing standing;
  Message message;
};

using enum Standing;

// One line a finding, in the order of the enumerators.
constexpr std::array rows{
    Row{Finding::ok, "ok", good, {"leads where it should", "正常"}},
    Row{Finding::moved, "moved", notice, {"has moved for good: use the new address", "已永久搬移，請改用新網址"}},
    Row{Finding::certificate_ends, "certificate-ends", notice,
        {"the site's certificate ends soon: tell its keeper", "網站憑證即將到期，請通知管理者"}},
    Row{Finding::leads_home, "leads-home", notice,
        {"leads to the site's home page: look whether that is meant", "轉至網站首頁，請確認是否為原意"}},
    Row{Finding::restricted, "restricted", unchecked,
        {"asks for a login or answers no programs: look with a browser", "需登入或拒絕程式連線，請以瀏覽器確認"}},
    Row{Finding::busy, "busy", unchecked, {"the site asks to come back later", "網站要求稍後再試"}},
    Row{Finding::forbidden_by_robots, "robots", unchecked,
        {"robots.txt forbids to check it: look with a browser", "robots.txt 不允許檢查，請以瀏覽器確認"}},
    Row{Finding::robots_unknown, "robots-unknown", unchecked,
        {"robots.txt cannot be read, so nothing may be asked for", "無法讀取 robots.txt，依規定不檢查"}},
    Row{Finding::by_script, "by-script", unchecked,
        {"the page is made by scripts: look with a browser", "頁面由程式碼產生，請以瀏覽器確認"}},
    Row{Finding::private_address, "private-address", unchecked,
        {"the name leads to an internal address; allow it with --allow-address if it is yours",
         "網域指向內部位址；若為貴機關主機，請以 --allow-address 允許"}},
    Row{Finding::other_port, "other-port", unchecked,
        {"is on a port that is not checked; allow it with --allow-port", "使用未允許的連接埠；請以 --allow-port 允許"}},
    Row{Finding::other_scheme, "other-scheme", unchecked,
        {"is neither a web address nor mail nor telephone", "不是網頁、電子郵件或電話"}},
    Row{Finding::not_reached, "not-reached", unchecked,
        {"a bound of this run came first; the next run begins with it", "本次達上限而未檢查，下次優先檢查"}},
    Row{Finding::bad_address, "bad-address", wrong, {"is no whole address: correct it", "網址格式錯誤，請更正"}},
    Row{Finding::credentials, "credentials", wrong,
        {"holds a user name or password: remove it and change the password", "網址含帳號或密碼，請移除並變更密碼"}},
    Row{Finding::private_literal, "private-literal", wrong,
        {"names an internal machine that citizens cannot reach", "網址為內部主機，民眾無法連線"}},
    Row{Finding::bad_mailto, "bad-mailto", wrong, {"is no mail address: correct it", "電子郵件格式錯誤，請更正"}},
    Row{Finding::bad_tel, "bad-tel", wrong,
        {"is no telephone address: digits and hyphens, an extension as ;ext=12", "電話連結格式錯誤：只用數字與連字號，分機寫成 ;ext=12"}},
    Row{Finding::no_anchor, "no-anchor", wrong,
        {"the page has no such place (#…): correct what stands behind #", "頁面中沒有該錨點（#…），請更正"}},
    Row{Finding::no_host, "no-host", failing, {"the name of the site is not known", "查無此網域"}},
    Row{Finding::no_connection, "no-connection", failing, {"the site cannot be reached", "無法連線"}},
    Row{Finding::timed_out, "timed-out", failing, {"the site does not answer in time", "連線逾時"}},
    Row{Finding::broken_answer, "broken-answer", failing, {"the answer is cut or none", "回應不完整"}},
    Row{Finding::certificate_expired, "certificate-expired", failing,
        {"the site's certificate has expired: browsers warn", "網站憑證已過期，瀏覽器會警告"}},
    Row{Finding::certificate_untrusted, "certificate-untrusted", failing,
        {"the site's certificate is not trusted: browsers warn", "網站憑證不受信任，瀏覽器會警告"}},
    Row{Finding::not_found, "not-found", failing, {"does not exist (404)", "頁面不存在（404）"}},
    Row{Finding::gone, "gone", failing, {"was removed for good (410)", "頁面已移除（410）"}},
    Row{Finding::refused, "refused", failing, {"the site refuses the address (4xx)", "網站拒絕此網址（4xx）"}},
    Row{Finding::server_error, "server-error", failing, {"the site reports an error of its own (5xx)", "網站發生錯誤（5xx）"}},
    Row{Finding::bad_redirect, "bad-redirect", failing,
        {"is sent on in a circle, too often or to no web address", "轉址循環、過多或目標無效"}},
    Row{Finding::soft_404, "soft-404", failing,
        {"answers as any unknown address of the site does: the page is gone", "內容與不存在的網址相同，頁面應已移除"}},
    Row{Finding::sent_home, "sent-home", failing,
        {"is sent to the home page as any unknown address is: the page is gone", "與不存在的網址同樣轉至首頁，頁面應已移除"}},
};

struct StandingRow {
  std::string_view name;
  Message title;
};
constexpr std::array standings{
    StandingRow{"good", {"Good", "正常"}},
    StandingRow{"notice", {"Good, to be noted", "正常，請留意"}},
    StandingRow{"unchecked", {"Could not be checked", "無法檢查"}},
    StandingRow{"failing", {"Failing, checked again", "目前失敗，將再檢查"}},
    StandingRow{"wrong", {"To be corrected", "須更正"}},
    StandingRow{"dead", {"Dead", "已失效"}},
};

constexpr bool in_order() {
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].finding != static_cast<Finding>(i)) return false;
  return rows.size() == static_cast<std::size_t>(Finding::sent_home) + 1;
}
static_assert(in_order());

const Row& row_of(Finding finding) { return rows.at(static_cast<std::size_t>(finding)); }

}  // namespace

std::string_view name(Finding finding) { return row_of(finding).name; }
Message explain(Finding finding) { return row_of(finding).message; }
Standing standing_of(Finding finding) { return row_of(finding).standing; }

std::optional<Finding> parse_finding(std::string_view text) {
  const auto* found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.name == text; });
  return found == rows.end() ? std::nullopt : std::optional(found->finding);
}

std::string_view name(Standing standing) { return standings.at(static_cast<std::size_t>(standing)).name; }
Message title(Standing standing) { return standings.at(static_cast<std::size_t>(standing)).title; }

}  // namespace opendata::push::links
