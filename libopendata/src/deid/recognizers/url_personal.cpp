#include <algorithm>
#include <iterator>

#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/finding.hpp"
#include "deid/recognizers/support/hosts.hpp"

namespace opendata::deid {
namespace {

constexpr std::size_t longest_url = 2000;

// Profile pages of social networks and markets, sites that somebody calls the own, and URLs whose query carries an address, an id or a token.
class UrlPersonal final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "URL_PERSONAL"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    const Scan& scan = *input.scan;
    std::size_t behind = 0;
    for (const Token& token : scan.latin_tokens()) {
      if (token.first < behind || !token.may_be(clue::url)) continue;
      const std::size_t start = url_start(scan, token);
      const std::size_t last = url_end(scan, start);
      if (last == 0) continue;
      const std::size_t first = host_first(scan, start, behind);
      behind = last;
      const std::u32string_view written = scan.text().substr(first, last - first);
      const std::u32string whole = is_broken_anywhere(scan, first, last) ? joined(written) : std::u32string();
      const std::u32string_view url = whole.empty() ? written : whole;
      if (is_official_account(url)) continue;
      if (!is_profile(url) && !is_in_name_of(url) && !has_personal_query(url) && !is_own_site(scan, first, last)) continue;
      report(input, first, last, type(), is_of_many(scan, first, last) ? score::weak : score::certain, findings);
    }
  }

 private:
  static bool is_broken_anywhere(const Scan& scan, std::size_t first, std::size_t last) {
    const auto classes = scan.classes().subspan(first, last - first);
    return std::any_of(classes.begin(), classes.end(), [](std::uint32_t kinds) { return (kinds & newline) != 0; });
  }

  // Without the ends of lines that break it.
  static std::u32string joined(std::u32string_view text) {
    std::u32string url;
    std::copy_if(text.begin(), text.end(), std::back_inserter(url), [](char32_t c) { return (character_class(c) & newline) == 0; });
    return url;
  }

  // "line.me/R/ti/p/@kcganimal": LINE's ids that begin with @ are those of businesses and agencies.
  static bool is_official_account(std::u32string_view url) {
    const std::size_t host = url.find(U"line.me/");
    return host != url.npos && (url.find(U"/p/@", host) != url.npos || url.find(U"/p/%40", host) != url.npos);
  }

  // A page of fans or of an office, or one that everybody is invited to, unless a person is named right before it: "他粉專facebook.com/…".
  static bool is_of_many(const Scan& scan, std::size_t first, std::size_t last) {
    static const Words pages(U"粉專 粉絲 官方 本局 本處 本所 店家 專頁 社團");
    static const Words page(U"那個粉專 的粉專 這個粉專 粉專 粉絲專頁");
    static const Words offices(U"動保處 動物保護處 動物之家 收容所 公所 衛生所 衛生局 市府 市政府 縣政府 觀光局 環保局 社會局 教育局 警察局 里辦公處 協會 基金會 本會 本院 本館 本校 本中心");
    static const Words own(U"我 他 她 本人 個人 對方 網友 留言者 飼主 賣家 請本局 請本處 請本所 承辦您好 承辦你好 社團裡的 社團成員 官方不理");
    constexpr std::size_t near = 10, far = 14;
    static const Words invitations(U"追蹤 按讚 最新消息 更多訊息 更多資訊 更多活動 歡迎 抽獎"), gains(U"最新消息 抽獎 歡迎追蹤 按讚");
    static const Words accused(U"檢舉 舉報 請查 查處 老師 鄰居 住戶 店員 民眾");  // "請環保局查處https://…"
    constexpr std::size_t reach = 8;
    if (has_after(scan, last, 2, page)) return true;
    if (has_before(scan, first, near, own)) return false;
    if (has_before(scan, first, near, pages)) return true;
    if (has_before(scan, first, far, accused)) return false;
    if (has_before(scan, first, far, offices) || has_before(scan, first, near, invitations)) return true;
    return has_after(scan, last, reach, gains) && !has_after(scan, last, reach, own);
  }

  // "FBhttps://…", "IGinstagram.com/…": a scheme or host begins a URL also inside a run of letters.
  static std::size_t url_start(const Scan& scan, const Token& token) {
    static const Words beginnings(U"http https www facebook fb instagram line");
    for (std::size_t i = token.first; i + 2 <= token.last && i < token.first + 12; ++i) {
      if (beginnings.contains_word(scan.text().substr(i, token.last - i))) return i;
    }
    return token.first;
  }

  // "zh-tw.facebook.com/…": parts of the host stand before the token, but behind the URL before.
  static std::size_t host_first(const Scan& scan, std::size_t start, std::size_t behind) {
    constexpr std::size_t longest_host = 253;  // RFC 1035 §2.3.4, without the length octets
    const std::size_t limit = std::max<std::size_t>(behind, start > longest_host ? start - longest_host : 0);
    std::size_t first = start;
    while (first > limit + 1 && (scan.at(first - 1) == U'-' || scan.at(first - 1) == U'.') && scan.is(first - 2, alphanumeric)) {
      for (--first; first > limit && scan.is(first - 1, alphanumeric);) --first;
    }
    return first;
  }

  // What stands before a name in a path.
  static const Words& names() {
    static const Words words(
        U"@ ~ u/ user/ users/ userinfo/ profile/ profiles/ member/ members/ people/ author/ authors/ seller/ sellers/ booth/ contrib/ artist/ artists/ creator/ "
        U"creators/ blogger/ resume/ resumes/ profile? profile.php? userinfo? userinfo.php? user? user.php? member? member.php? seller? space.php?");
    return words;
  }

  // "example.com/member/login": a page where anybody comes in; "/user/home.lin" is somebody's.
  static bool is_entrance(std::u32string_view url, std::size_t name) {
    static const Words pages(U"login signin signup register registration join index home edit forgot password forgotpassword logout default");
    static const Words files(U".php .htm .html .asp .aspx .jsp .do");
    const std::size_t size = pages.match(url, name);
    return size > 0 && (name + size == url.size() || contains(U"/?#&=", url[name + size]) || files.match(url, name + size) > 0);
  }

  // "douyin.com/": a host without a scheme, from its first label on, with a top-level label of letters and a path.
  static bool is_host(const Scan& scan, std::size_t first) {
    constexpr std::size_t longest_label = 63, longest_host = 253;  // RFC 1035 §2.3.4
    if (scan.at(first - 1) == U'.' && scan.is(first - 2, alphanumeric)) return false;
    std::size_t label = first, i = scan.run_end(first, alphanumeric, longest_label);
    while (i < first + longest_host && (scan.at(i) == U'.' || scan.at(i) == U'-') && scan.is(i + 1, alphanumeric)) {
      label = scan.at(i) == U'.' ? i + 1 : label;
      i = scan.run_end(i + 1, alphanumeric, longest_label);
    }
    return scan.at(i) == U'/' && label > first && i >= label + 2 && scan.run_end(label, letter, longest_label) == i;
  }

  // "…facebook.com/⏎siaofen.lin.7", "…profile.php?⏎id=100…", "…facebook⏎.com/…": the writer's line was too short.
  static bool is_broken(const Scan& scan, std::size_t i) {
    if (!scan.is(i, newline)) return false;
    const char32_t before = scan.at(i - 1), behind = scan.at(i + 1);
    if (contains(U"/.", before)) return behind >= U'a' && behind <= U'z';
    return (contains(U"?&=_-%", before) && scan.is(i + 1, alphanumeric)) || (contains(U"./?&=", behind) && scan.is(i - 1, alphanumeric) && scan.is(i + 2, alphanumeric));
  }

  static bool ends_url(const Scan& scan, std::size_t i) {
    return (scan.is(i, blank | newline) && !is_broken(scan, i)) || contains(U"〕〉》}|,;，。；、）)」』】>\"'", scan.at(i));
  }

  // "我自己的網站https://siaofen.example.tw", "賣家頁面market.example/some_one": on whatever host, but an agency's.
  static bool is_own_site(const Scan& scan, std::size_t first, std::size_t last) {
    static const Words sites(U"部落格 作品集 履歷 履歷連結 履歷網址 電子名片 賣場 賣場網址 賣場連結 賣場在 作品集在 網拍");
    constexpr std::size_t near = 8;
    if (!labelled(scan, first, sites) && !is_own_network(scan, first) && !has_before(scan, first, near, own_pages()) && !has_after(scan, last, near, own_pages())) return false;
    return !is_governmental(scan.text().substr(first, last - first));
  }

  // "他小紅書 https://xhslink.com/…": a short link names nobody itself.
  static bool is_own_network(const Scan& scan, std::size_t first) {
    static const Words networks(U"臉書 fb ig instagram facebook 小紅書 抖音 蝦皮 微博 推特 twitter threads tiktok 頻道 主頁 個人檔案");
    static const Words owners(U"我 他 她 本人 對方 網友 賣家 飼主 自己");
    constexpr std::size_t near = 8;
    return labelled(scan, first, networks) && has_before(scan, first, near, owners);
  }

  static const Words& own_pages() {
    static const Words words(
        U"我的網站 我的網頁 我的頁面 我的主頁 我的臉書 我臉書 我的fb 我fb 我的ig 我ig 我的blog 我的賣場 我賣場 我的頻道 我的履歷 自己的網站 自己的網頁 自己的賣場 他的臉書 他臉書 "
        U"他的fb 他的ig 她的臉書 她臉書 她的fb 她的ig 對方臉書 對方fb 對方ig 本人臉書 個人臉書 個人fb 個人ig 個人網站 個人網頁 個人頁面 個人首頁 個人主頁 個人檔案 個人賣場 "
        U"賣家頁面 賣家頁 賣家網址 賣家賣場 賣家連結 帳號連結");
    return words;
  }

  // "someone.blogspot.com": without a scheme or a path.
  static bool is_home(const Scan& scan, std::size_t first) {
    constexpr std::size_t longest_label = 63;  // RFC 1035 §2.3.4
    const std::size_t dot = scan.run_end(first, alphanumeric, longest_label);
    const std::size_t size = scan.at(dot) == U'.' ? homes().match(scan.text(), dot + 1) : 0;
    const std::size_t last = dot + 1 + size;
    return size > 0 && !scan.is(last, alphanumeric) && scan.at(last) != U'@' && scan.at(first - 1) != U'@';
  }

  // Whether "/" at `i` closes a name in the path: "instagram.com/some.one/請勿追蹤"; not what stands before a name: "people/王小明".
  static bool closes_name(const Scan& scan, std::size_t first, std::size_t i) {
    std::size_t part = i;
    while (part > first && scan.at(part - 1) != U'/') --part;
    const std::size_t host = part > first + 1 ? part - 1 : first;
    return scan.at(i) == U'/' && host > first && part < i && scan.at(host - 1) != U'/' && names().match(scan.text(), part) == 0;
  }

  // Behind a URL, or behind "host.tld/path" without a scheme; 0 when none begins here.
  static std::size_t url_end(const Scan& scan, std::size_t first) {
    static const Words schemes(U"http:// https:// www.");
    if (schemes.match(scan.text(), first) == 0 && !is_host(scan, first) && !is_home(scan, first)) return 0;
    const std::size_t end = std::min(scan.size(), first + longest_url);
    std::size_t i = first;
    bool latin = true;
    for (;; ++i) {
      i = scan.run_end(i, alphanumeric, end - i);  // as most of its characters are
      if (i == end || ends_url(scan, i)) break;
      if (latin && scan.is(i, han) && (scan.is(i - 1, alphanumeric) || closes_name(scan, first, i - 1))) break;  // "fb.com/some.one也別加", but "fb.com/高雄TW王小明"
      latin = latin && !scan.is(i, han);
    }
    while (i > first && contains(U".,;:!?", scan.at(i - 1))) --i;
    return i;
  }

  static bool is_profile(std::u32string_view url) {
    static const Words networks(
        U"facebook.com/ fb.com/ m.me/ instagram.com/ twitter.com/ x.com/ line.me/ti/p/ t.me/ threads.net/@ threads.com/@ tiktok.com/@ linkedin.com/in/ "
        U"youtube.com/@ plurk.com/ dcard.tw/@ medium.com/@ linktr.ee/ portaly.cc/ bio.site/ about.me/ github.com/ bsky.app/profile/ home.gamer.com.tw/ "
        U"shopee.tw/ weibo.com/ pixnet.net/blog/ xuite.net/ spotify.com/user/ strava.com/athletes/ behance.net/ ameblo.jp/ note.com/ flickr.com/people/ "
        U"fb.me/ shopee.com/ ruten.com.tw/store/ pinkoi.com/store/ etsy.com/shop/ cake.me/ cakeresume.com/ youtube.com/channel/ youtube.com/c/ paypal.me/ "
        U"user.qzone.qq.com/ mewe.com/i/ 500px.com/p/ leetcode.com/ calendly.com/ ask.fm/ deviantart.com/ artstation.com/ dribbble.com/ codepen.io/ "
        U"letterboxd.com/ onlyfans.com/ line.naver.jp/ti/p/ qr.kakao.com/talk/ signal.me/ "
        U"flickr.com/photos/ soundcloud.com/ pinterest.com/ orcid.org/ steamcommunity.com/id/ twitch.tv/ patreon.com/ ko-fi.com/ buymeacoffee.com/ "
        U"snapchat.com/add/ wa.me/ zalo.me/ ig.me/m/ gitlab.com/ beacons.ai/ lit.link/ vk.com/ space.bilibili.com/ kaggle.com/");
    static const Words shared(U"groups/ events/ share/ sharer watch/ hashtag/ pages/ p/ reel/ explore/ intent/ status/ product/ search joinchat/");
    for (std::size_t i = 0; i < url.size(); ++i) {
      const std::size_t size = i == 0 || contains(U"/.", url[i - 1]) ? networks.match(url, i) : 0;
      if (size > 0) return i + size < url.size() && shared.match(url, i + size) == 0;
    }
    return false;
  }

  // "vocus.cc/@some_one", "univ.example/~someone", "forum.example/user/someone", "someone.pixnet.net": on whatever host a name stands so.
  static const Words& homes() {
    static const Words words(
        U"pixnet.net blogspot.com blogspot.tw wordpress.com tumblr.com github.io gitlab.io portaly.cc carrd.co weebly.com wixsite.com substack.com "
        U"medium.com notion.site strikingly.com webnode.tw neocities.org bandcamp.com itch.io booth.pm livejournal.com myportfolio.com");
    return words;
  }

  static bool is_in_name_of(std::u32string_view url) {
    const std::size_t host = host_start(url);
    const std::size_t path = std::min(url.find(U'/', host), url.size());
    if (is_governmental(url)) return false;
    for (std::size_t i = path; i < url.size() && url[i] != U'?'; ++i) {
      const std::size_t size = url[i] == U'/' ? names().match(url, i + 1) : 0;
      const std::size_t name = i + 1 + size;
      const bool counted = size == 2 && name < url.size() && (character_class(url[name]) & digit) != 0;  // "docs.example.com/u/0/": who is signed in
      const bool place = size == 1 && url.substr(0, i).ends_with(U"/maps");  // "google.com/maps/@22.6,120.3"
      if (size > 0 && name < url.size() && !counted && !place && !is_entrance(url, name)) return true;
    }
    const std::size_t dot = url.find(U'.', host);
    return dot < path && homes().contains_word(url.substr(dot + 1, path - dot - 1)) && url.substr(host, dot - host) != U"www";
  }

  static bool is_governmental(std::u32string_view url) {
    const std::size_t host = host_start(url);
    return is_government_host(url.substr(host, std::min(url.find(U'/', host), url.size()) - host));
  }

  static std::size_t host_start(std::u32string_view url) {
    const std::size_t scheme = url.find(U"//");
    return scheme == url.npos ? 0 : scheme + 2;
  }

  // An agency's link may count its readers or visitors: "epaper.kcg.gov.tw/unsub?uid=…".
  static bool has_personal_query(std::u32string_view url) {
    static const Words keys(U"email= mail= token= idno= id_no= phone= mobile= tel= name=");
    static const Words accounts(U"uid= user= userid= user_id= username= uname= nickname= member= memberid= member_id= owner= author= seller= sellerid= account= pid=");
    const bool governmental = is_governmental(url);
    for (std::size_t i = url.find_first_of(U"?#"); i < url.size(); ++i) {
      if (contains(U"?&#", url[i]) && (keys.match(url, i + 1) > 0 || (!governmental && accounts.match(url, i + 1) > 0))) return true;
      if (url[i] == U'@') return true;
    }
    return false;
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_url_personal() { return std::make_unique<UrlPersonal>(); }

}  // namespace opendata::deid
