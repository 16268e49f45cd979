#include <algorithm>

#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/finding.hpp"
#include "deid/recognizers/support/hosts.hpp"

namespace opendata::deid {
namespace {

constexpr std::size_t longest_url = 2000;

// Profile pages of social networks, and URLs whose query carries an address, an id or a token.
class UrlPersonal final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "URL_PERSONAL"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    const Scan& scan = *input.scan;
    std::size_t behind = 0;
    for (const Token& token : scan.latin_tokens()) {
      if (token.first < behind || !goes_on(scan, token)) continue;
      const std::size_t start = url_start(scan, token);
      const std::size_t last = url_end(scan, start);
      if (last == 0) continue;
      const std::size_t first = host_first(scan, start, behind);
      behind = last;
      const auto url = scan.text().substr(first, last - first);
      if (!is_profile(url) && !is_in_name_of(url) && !has_personal_query(url) && !is_own_site(scan, first, url)) continue;
      static const Words pages(U"粉專 粉絲 官方 本局 本處 本所 店家 專頁 社團");
      static const Words page(U"那個粉專 的粉專 這個粉專 粉專 粉絲專頁");
      report(input, first, last, type(), has_before(scan, first, 10, pages) || has_after(scan, last, 2, page) ? score::weak : score::certain, findings);
    }
  }

 private:
  // As every scheme and host does.
  static bool goes_on(const Scan& scan, const Token& token) {
    const char32_t mark = scan.at(token.last);
    return (mark == U'.' && scan.is(token.last + 1, alphanumeric)) || (mark == U':' && scan.at(token.last + 1) == U'/');
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
    static const Words words(U"@ ~ u/ user/ users/ profile/ profiles/ member/ members/ people/ author/");
    return words;
  }

  // "douyin.com/user/…": a host, from its first label on, with a top-level label of letters, and a path that begins with somebody's name.
  static bool is_host_of_names(const Scan& scan, std::size_t first) {
    constexpr std::size_t longest_label = 63;  // RFC 1035 §2.3.4
    if (contains(U".-", scan.at(first - 1)) && scan.is(first - 2, alphanumeric)) return false;
    std::size_t label = first, i = scan.run_end(first, alphanumeric, longest_label);
    while ((scan.at(i) == U'.' || scan.at(i) == U'-') && scan.is(i + 1, alphanumeric)) {
      label = scan.at(i) == U'.' ? i + 1 : label;
      i = scan.run_end(i + 1, alphanumeric, longest_label);
    }
    return scan.at(i) == U'/' && label > first && i >= label + 2 && names().match(scan.text(), i + 1) > 0 && scan.run_end(label, letter, longest_label) == i;
  }

  // "…facebook.com/⏎siaofen.lin.7": the writer's line was too short.
  static bool is_broken(const Scan& scan, std::size_t i) {
    return scan.is(i, newline) && scan.at(i - 1) == U'/' && scan.at(i + 1) >= U'a' && scan.at(i + 1) <= U'z';
  }

  static bool ends_url(const Scan& scan, std::size_t i) {
    if (scan.is(i, alphanumeric)) return false;  // as most of its characters are
    return (scan.is(i, blank | newline) && !is_broken(scan, i)) || contains(U"〕〉》}|,;，。；、）)」』】>\"'", scan.at(i));
  }

  // "我自己的網站https://siaofen.example.tw"
  static bool is_own_site(const Scan& scan, std::size_t first, std::u32string_view url) {
    static const Words sites(U"我的網站 我的網頁 自己的網站 自己的網頁 個人網站 個人網頁 個人頁面 個人首頁 部落格 我的blog 作品集");
    if (!labelled(scan, first, sites)) return false;
    const std::size_t host = host_start(url);
    return !is_government_host(url.substr(host, std::min(url.find(U'/', host), url.size()) - host));
  }

  // Behind a URL, or behind "host.tld/path" without a scheme; 0 when none begins here.
  static std::size_t url_end(const Scan& scan, std::size_t first) {
    static const Words starts(
        U"http:// https:// www. facebook.com/ fb.com/ m.me/ instagram.com/ twitter.com/ x.com/ line.me/ t.me/ threads.net/ threads.com/ plurk.com/ "
        U"youtube.com/ tiktok.com/ linkedin.com/ vocus.cc/ matters.town/ linktr.ee/ portaly.cc/ medium.com/ dcard.tw/ pixnet.net/ github.com/ bsky.app/ "
        U"behance.net/ ameblo.jp/ note.com/ about.me/ popdaily.com.tw/user/ flickr.com/ soundcloud.com/ pinterest.com/");
    if (starts.match(scan.text(), first) == 0 && !is_host_of_names(scan, first)) return 0;
    std::size_t i = first;
    bool latin = true;
    for (; i < scan.size() && i < first + longest_url && !ends_url(scan, i); ++i) {
      if (latin && scan.is(i, han) && scan.is(i - 1, alphanumeric)) break;  // "fb.com/some.one也別加", but "fb.com/高雄TW王小明"
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
        U"flickr.com/photos/ soundcloud.com/ pinterest.com/ orcid.org/ steamcommunity.com/id/ twitch.tv/ patreon.com/ ko-fi.com/ buymeacoffee.com/ "
        U"snapchat.com/add/ wa.me/ zalo.me/ ig.me/m/ gitlab.com/ beacons.ai/ lit.link/ vk.com/ space.bilibili.com/ kaggle.com/");
    static const Words shared(U"groups/ events/ share/ sharer watch/ hashtag/ pages/ p/ reel/ explore/ intent/ status/");
    for (std::size_t i = 0; i < url.size(); ++i) {
      const std::size_t size = i == 0 || contains(U"/.", url[i - 1]) ? networks.match(url, i) : 0;
      if (size > 0) return i + size < url.size() && shared.match(url, i + size) == 0;
    }
    return false;
  }

  // "vocus.cc/@some_one", "univ.example/~someone", "forum.example/user/someone", "someone.pixnet.net": on whatever host a name stands so.
  static bool is_in_name_of(std::u32string_view url) {
    static const Words homes(U"pixnet.net blogspot.com blogspot.tw wordpress.com tumblr.com github.io portaly.cc carrd.co weebly.com wixsite.com");
    const std::size_t host = host_start(url);
    const std::size_t path = std::min(url.find(U'/', host), url.size());
    if (is_government_host(url.substr(host, path - host))) return false;
    for (std::size_t i = path; i < url.size() && url[i] != U'?'; ++i) {
      const std::size_t size = url[i] == U'/' ? names().match(url, i + 1) : 0;
      const std::size_t name = i + 1 + size;
      const bool counted = size == 2 && name < url.size() && (character_class(url[name]) & digit) != 0;  // "docs.example.com/u/0/": who is signed in
      if (size > 0 && name < url.size() && !counted) return true;
    }
    const std::size_t dot = url.find(U'.', host);
    return dot < path && homes.contains_word(url.substr(dot + 1, path - dot - 1)) && url.substr(host, dot - host) != U"www";
  }

  static std::size_t host_start(std::u32string_view url) {
    const std::size_t scheme = url.find(U"//");
    return scheme == url.npos ? 0 : scheme + 2;
  }

  static bool has_personal_query(std::u32string_view url) {
    static const Words keys(U"email= mail= token= uid= user= userid= user_id= idno= id_no= phone= mobile= tel= name= account= pid=");
    for (std::size_t i = url.find(U'?'); i < url.size(); ++i) {
      if (contains(U"?&", url[i]) && keys.match(url, i + 1) > 0) return true;
      if (url[i] == U'@') return true;
    }
    return false;
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_url_personal() { return std::make_unique<UrlPersonal>(); }

}  // namespace opendata::deid
