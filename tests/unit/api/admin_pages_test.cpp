#include <algorithm>
#include <cctype>
#include <set>

#include "admin/sessions.hpp"
#include "support/catch.hpp"
#include "support/texts.hpp"
#include "unit/api/admin_fixture.hpp"

using namespace opendata;
using namespace opendata::api;
using test::AdminFixture;
using test::form_of;
using test::header;
using test::contains;

namespace {

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++n;
  return n;
}

/// The values of an attribute, in order.
std::vector<std::string> attributes(const std::string& page, const std::string& name) {
  std::vector<std::string> out;
  const auto mark = " " + name + "=\"";
  for (auto at = page.find(mark); at != std::string::npos; at = page.find(mark, at + 1)) {
    const auto begin = at + mark.size();
    out.push_back(page.substr(begin, page.find('"', begin) - begin));
  }
  return out;
}

const std::string edit_address = "/admin/faq/edit?id=AP-008";
const std::string hostile = "</textarea><script>alert(1)</script>\"'><img src=x onerror=alert(2)>";

using Fields = std::map<std::string, std::string>;

/// What a browser sends when the form of the entry is submitted.
Fields edit_fields(AdminFixture& fixture, const std::string& cookie, std::uint64_t revision) {
  return {{"form_token", fixture.form_token(cookie)}, {"id", "AP-008"},           {"revision", std::to_string(revision)},
          {"question", "寵物遺失了怎麼辦"},             {"answer", "新的\r\n答案"}, {"agency", "動物保護處"},
          {"do", "save"}};
}

Response send(AdminFixture& fixture, const std::string& cookie, const Fields& fields, const std::string& address = "/admin/faq/edit") {
  return fixture.browse("POST", address, cookie, form_of(fields));
}

}  // namespace

TEST_CASE("A session ends when it is idle, too old, signed out, or crowded out", "[api][admin][pages]") {
  using admin::Sessions;
  Sessions sessions;
  const auto now = Sessions::Clock::now();
  const auto cookie = sessions.begin({"ada", Role::admin}, now);
  CHECK(cookie.size() == 64);
  CHECK(sessions.find(cookie, now)->holder.name == "ada");
  CHECK(sessions.find(cookie, now)->form_token.size() == 64);
  CHECK_FALSE(sessions.find("", now));
  CHECK_FALSE(sessions.find(std::string(64, '0'), now));
  CHECK(sessions.find(cookie, now + Sessions::longest_idle));
  CHECK(sessions.find(cookie, now + 2 * Sessions::longest_idle));
  CHECK_FALSE(sessions.find(cookie, now + 3 * Sessions::longest_idle + std::chrono::seconds(1)));
  CHECK_FALSE(sessions.find(cookie, now));

  const auto old = sessions.begin({"ada", Role::admin}, now);
  for (auto later = now; later < now + Sessions::longest; later += std::chrono::hours(1)) CHECK(sessions.find(old, later));
  CHECK_FALSE(sessions.find(old, now + Sessions::longest + std::chrono::minutes(1)));

  const auto ended = sessions.begin({"ada", Role::admin}, now);
  sessions.end(ended);
  CHECK_FALSE(sessions.find(ended, now));

  const auto first = sessions.begin({"eda", Role::editor}, now - std::chrono::minutes(1));
  for (std::size_t i = 0; i < Sessions::most; ++i) (void)sessions.begin({"ada", Role::admin}, now);
  CHECK_FALSE(sessions.find(first, now));
}

TEST_CASE("Signing in gives a cookie that scripts and other sites cannot use", "[api][admin][pages]") {
  auto [base_url, name, secure] = GENERATE(table<std::string, std::string, bool>({{"", "opendata-session", false},
                                                                                 {"http://127.0.0.1:9091", "opendata-session", false},
                                                                                 {"https://admin.example.gov.tw", "__Host-opendata-session", true}}));
  CAPTURE(base_url);
  AdminFixture fixture(admin::Publishing::by_any_reviewer, base_url);
  const std::string proof_name = secure ? "__Host-opendata-sign-in" : "opendata-sign-in";
  const auto proof = test::cookie_in(fixture.browse("GET", "/admin/sign-in"), proof_name);
  REQUIRE(proof.size() == 64);
  const auto answer = fixture.browse("POST", "/admin/sign-in", proof_name + "=" + proof, form_of({{"form_token", proof}, {"token", fixture.token("eda")}, {"next", "/admin/faq/decay"}}));
  CHECK(answer.status == 303);
  CHECK(header(answer, "Location") == "/admin/faq/decay");
  std::string field;
  for (const auto& [key, value] : answer.headers)
    if (key == "Set-Cookie" && value.starts_with(name + "=")) field = value;
  CHECK(contains(field, "; HttpOnly"));
  CHECK(contains(field, "; SameSite=Strict"));
  CHECK(contains(field, "; Path=/"));
  CHECK(contains(field, "; Secure") == secure);
  CHECK_FALSE(contains(field, "Max-Age"));
  const auto cookie = name + "=" + test::cookie_in(answer, name);
  CHECK(fixture.browse("GET", "/admin/faq", "other=1; " + cookie).status == 200);
  CHECK(fixture.browse("GET", "/admin/faq", "x" + cookie).status == 303);
}

TEST_CASE("Of two windows that ask to sign in either may be used, and no cookie gets into the page but one that was given", "[api][admin][pages]") {
  AdminFixture fixture;
  const auto proof = test::cookie_in(fixture.browse("GET", "/admin/sign-in"), "opendata-sign-in");
  const auto second = fixture.browse("GET", "/admin/sign-in", "opendata-sign-in=" + proof);
  CHECK(test::cookie_in(second, "opendata-sign-in") == proof);
  CHECK(contains(second.body, "value=\"" + proof + "\""));
  for (const auto& foreign : {proof.substr(1), proof + "0", std::string(64, '<')}) {
    const auto page = fixture.browse("GET", "/admin/sign-in", "opendata-sign-in=" + foreign);
    CHECK(test::cookie_in(page, "opendata-sign-in") != foreign);
    CHECK_FALSE(contains(page.body, "value=\"" + foreign + "\""));
  }
}

TEST_CASE("Whoever signs in again has one session, and it is a new one", "[api][admin][pages]") {
  AdminFixture fixture;
  const auto before = fixture.sign_in("eda");
  const auto proof = test::cookie_in(fixture.browse("GET", "/admin/sign-in", before), "opendata-sign-in");
  const auto answer = fixture.browse("POST", "/admin/sign-in", "opendata-sign-in=" + proof + "; " + before, form_of({{"form_token", proof}, {"token", fixture.token("rita")}}));
  const auto after = "opendata-session=" + test::cookie_in(answer, "opendata-session");
  CHECK(after != before);
  CHECK(fixture.browse("GET", "/admin/faq", before).status == 303);
  CHECK(contains(fixture.browse("GET", "/admin/faq", after).body, "rita (reviewer)"));
}

TEST_CASE("Without the right token nobody is signed in, and ten wrong ones are enough", "[api][admin][pages]") {
  AdminFixture fixture;
  const auto proof = test::cookie_in(fixture.browse("GET", "/admin/sign-in"), "opendata-sign-in");
  const auto attempt = [&](const std::string& cookie, const std::string& form_token, const std::string& token) {
    return fixture.browse("POST", "/admin/sign-in", cookie, form_of({{"form_token", form_token}, {"token", token}}));
  };
  CHECK(attempt("", proof, fixture.token("eda")).status == 403);
  CHECK(attempt("opendata-sign-in=" + proof, "", fixture.token("eda")).status == 403);
  CHECK(attempt("opendata-sign-in=", "", fixture.token("eda")).status == 403);
  const auto wrong = attempt("opendata-sign-in=" + proof, proof, "oda_nonsense");
  CHECK(wrong.status == 401);
  CHECK(contains(wrong.body, "href=\"#token\""));
  CHECK_FALSE(contains(wrong.body, "oda_nonsense"));
  CHECK(test::cookie_in(wrong, "opendata-session").empty());
  for (int i = 0; i < 9; ++i) (void)attempt("opendata-sign-in=" + proof, proof, "wrong");
  const auto limited = attempt("opendata-sign-in=" + proof, proof, "wrong");
  CHECK(limited.status == 429);
  CHECK_FALSE(header(limited, "Retry-After").empty());
  CHECK(verify_audit_log(fixture.audit_file()).value() == 10);
}

TEST_CASE("Signing in leads to these pages only", "[api][admin][pages]") {
  AdminFixture fixture;
  auto [next, location] = GENERATE(table<std::string, std::string>({{"/admin/faq/review", "/admin/faq/review"},
                                                                   {"/admin/faq/edit?id=a%2Fb", "/admin/faq/edit?id=a%2Fb"},
                                                                   {"https://evil.example/", "/admin/faq"},
                                                                   {"//evil.example/", "/admin/faq"},
                                                                   {"/\\evil.example", "/admin/faq"},
                                                                   {"/admin/\\evil", "/admin/faq"},
                                                                   {"", "/admin/faq"}}));
  CAPTURE(next);
  const auto proof = test::cookie_in(fixture.browse("GET", "/admin/sign-in"), "opendata-sign-in");
  const auto answer = fixture.browse("POST", "/admin/sign-in", "opendata-sign-in=" + proof, form_of({{"form_token", proof}, {"token", fixture.token("eda")}, {"next", next}}));
  CHECK(header(answer, "Location") == location);
}

TEST_CASE("Whoever is not signed in is sent to sign in, and back", "[api][admin][pages]") {
  AdminFixture fixture;
  const auto answer = fixture.browse("GET", "/admin/faq/edit?id=AP-008");
  CHECK(answer.status == 303);
  CHECK(header(answer, "Location") == "/admin/sign-in?next=%2Fadmin%2Ffaq%2Fedit%3Fid%3DAP-008");
  CHECK(header(fixture.browse("GET", "/"), "Location") == "/admin/faq");
  CHECK(fixture.browse("GET", "/admin/none").status == 404);
  CHECK(fixture.browse("GET", "/admin/faq/move").status == 405);
  CHECK(contains(header(fixture.browse("GET", "/admin/none"), "Content-Type"), "text/html"));
  const auto cookie = fixture.sign_in("eda");
  auto fields = edit_fields(fixture, cookie, 1);
  CHECK(send(fixture, "", fields).status == 401);
  CHECK(fixture.stored("AP-008").revision == 1);
  CHECK(fixture.browse("POST", "/admin/sign-out", cookie, form_of({{"form_token", fixture.form_token(cookie)}})).status == 303);
  CHECK(fixture.browse("GET", "/admin/faq", cookie).status == 303);
  CHECK(send(fixture, cookie, fields).status == 401);
}

TEST_CASE("A form without its session's token does nothing", "[api][admin][pages]") {
  AdminFixture fixture;
  const auto cookie = fixture.sign_in("ada");
  const auto foreign = fixture.form_token(fixture.sign_in("eda"));
  auto fields = edit_fields(fixture, cookie, 1);
  auto* token = GENERATE("", "0", "foreign");
  CAPTURE(token);
  fields["form_token"] = std::string(token) == "foreign" ? foreign : token;
  CHECK(send(fixture, cookie, fields).status == 403);
  fields.erase("form_token");
  CHECK(send(fixture, cookie, fields).status == 403);
  CHECK(fixture.browse("POST", "/admin/faq/move", cookie, "id=AP-008&revision=1&to=retired").status == 403);
  CHECK(fixture.browse("POST", "/admin/faq/backup", cookie, "").status == 403);
  CHECK(fixture.browse("POST", "/admin/sign-out", cookie, "").status == 403);
  CHECK(fixture.stored("AP-008").revision == 1);
  CHECK(fixture.browse("GET", "/admin/faq", cookie).status == 200);
}

TEST_CASE("A form of thousands of fields is refused before it costs time", "[api][admin][pages]") {
  AdminFixture fixture;
  const auto cookie = fixture.sign_in("eda");
  auto fields = edit_fields(fixture, cookie, 1);
  for (int i = 0; i < 1000; ++i) fields["question:" + std::to_string(1000 + i)] = "x";
  const auto page = send(fixture, cookie, fields);
  CHECK(page.status == 400);
  CHECK(contains(page.body, "1,000"));
  CHECK(fixture.stored("AP-008").revision == 1);
}

TEST_CASE("What was typed into a form that cannot be taken is shown to be copied, unless another site sent it", "[api][admin][pages]") {
  AdminFixture fixture;
  const auto cookie = fixture.sign_in("eda");
  auto fields = edit_fields(fixture, cookie, 1);
  fields["answer"] = "一小時的工作" + hostile;
  fields["answer:vi"] = "Báo cáo";
  fields["language"] = "th";
  const auto [origin, signed_in, shown] = GENERATE(table<std::string, bool, bool>({{"http://admin.example", false, true},
                                                                                  {"https://admin.example", false, true},
                                                                                  {"https://admin.example", true, true},
                                                                                  {"https://evil.example", false, false},
                                                                                  {"null", false, false},
                                                                                  {"", false, false}}));
  CAPTURE(origin, signed_in);
  fields["form_token"] = "of an earlier session";
  Request request;
  request.method = "POST";
  request.path = "/admin/faq/edit";
  request.body = form_of(fields);
  request.headers = {{"host", "admin.example"}, {"origin", origin}, {"cookie", signed_in ? cookie : "opendata-session=0"}, {"content-type", "application/x-www-form-urlencoded"}};
  const auto page = fixture.admin().handle(request);
  CHECK(page.status == (signed_in ? 403 : 401));
  CHECK(contains(page.body, "一小時的工作&lt;/textarea&gt;") == shown);
  CHECK(contains(page.body, "Báo cáo") == shown);
  CHECK(contains(page.body, "<pre class=\"diff\">th</pre>") == shown);
  CHECK(contains(page.body, "<pre class=\"diff\">AP-008</pre>") == shown);
  CHECK_FALSE(contains(page.body, "of an earlier session"));
  CHECK_FALSE(contains(page.body, "<script"));
  CHECK(fixture.stored("AP-008").revision == 1);
}

TEST_CASE("A form saves a draft, and the program's door takes no cookie", "[api][admin][pages]") {
  AdminFixture fixture;
  const auto cookie = fixture.sign_in("eda");
  auto fields = edit_fields(fixture, cookie, 1);
  fields["why"] = "更新";
  fields["variants"] = "狗不見了\r\n貓不見了\r\n\r\n";
  fields["question:en"] = "What if my pet is lost?";
  fields["answer:en"] = "Report it.";
  fields["language"] = "vi";
  fields["question:+"] = "Thú cưng bị lạc?";
  fields["answer:+"] = "Báo cáo.";
  fields["reviewed_today"] = "yes";
  const auto answer = send(fixture, cookie, fields);
  CHECK(answer.status == 303);
  CHECK(header(answer, "Location") == "/admin/faq/edit?id=AP-008&done=saved");
  const auto stored = fixture.stored("AP-008");
  CHECK(stored.revision == 2);
  CHECK(stored.entry.answer == "新的\n答案");
  CHECK(stored.entry.variants == std::vector<std::string>{"狗不見了", "貓不見了"});
  CHECK(stored.entry.translations.size() == 2);
  CHECK(stored.entry.reviewed.size() == 10);
  CHECK(stored.entry.modified == stored.entry.reviewed);
  CHECK(stored.entry.review_due == "2026-01-31");
  fields["revision"] = "2";
  fields["question:en"] = fields["answer:en"] = fields["language"] = fields["question:+"] = fields["answer:+"] = "";
  CHECK(send(fixture, cookie, fields).status == 303);
  CHECK(fixture.stored("AP-008").entry.translations.size() == 1);
  CHECK(fixture.browse("GET", "/admin/api/v1/faq", cookie).status == 401);
}

TEST_CASE("The form takes citations in words and says which ones no law of the server has", "[api][admin][pages]") {
  AdminFixture fixture;
  const auto cookie = fixture.sign_in("eda");
  auto fields = edit_fields(fixture, cookie, 1);
  fields["citations"] = "動物保護法第12條\r\n某法第一條";
  CHECK(send(fixture, cookie, fields).status == 303);
  CHECK(fixture.stored("AP-008").entry.citations == std::vector<std::string>{"M0060027/12", "某法第一條"});
  const auto page = fixture.browse("GET", edit_address, cookie).body;
  CHECK(contains(page, "Not among the laws that this server has: </strong>某法第一條</span>"));
  CHECK(contains(page, "f-citations-missing \""));
}

TEST_CASE("A preview shows the answer and saves nothing", "[api][admin][pages]") {
  AdminFixture fixture;
  const auto cookie = fixture.sign_in("eda");
  auto fields = edit_fields(fixture, cookie, 1);
  fields["do"] = "preview";
  fields["citations"] = "動物保護法第12條\r\n某法第一條";
  fields["answer"] = "**粗**\n\n" + hostile;
  const auto page = send(fixture, cookie, fields);
  CHECK(page.status == 200);
  CHECK(contains(page.body, "<strong>粗</strong>"));
  CHECK(contains(page.body, "Not among the laws that this server has: </strong>某法第一條</span>"));
  CHECK(contains(page.body, "&lt;img src=x onerror"));
  CHECK_FALSE(contains(page.body, "<script"));
  CHECK_FALSE(contains(page.body, "<img"));
  CHECK(fixture.stored("AP-008").revision == 1);
}

TEST_CASE("What is wrong is told above the form, beside its field, with the text as it was typed", "[api][admin][pages]") {
  AdminFixture fixture;
  const auto cookie = fixture.sign_in("eda");
  auto [field, typed, id] = GENERATE(table<std::string, std::string, std::string>({{"question", " ", "f-question"},
                                                                                  {"review_due", "soon", "f-review_due"},
                                                                                  {"links", "惡意 javascript:alert(1)", "f-links"},
                                                                                  {"valid_until", "1999-01-01", "f-valid_until"},
                                                                                  {"why", std::string(1501, 'x'), "f-why"},
                                                                                  {"answer:+", "x", "f-language"}}));
  CAPTURE(field);
  auto fields = edit_fields(fixture, cookie, 1);
  if (field == "valid_until") fields["valid_from"] = "2000-01-01";
  fields[field] = typed;
  const auto page = send(fixture, cookie, fields);
  CHECK(page.status == 400);
  CHECK(contains(page.body, "role=\"alert\""));
  CHECK(contains(page.body, "href=\"#" + id + "\""));
  CHECK(contains(page.body, "id=\"" + id + "\""));
  CHECK(contains(page.body, "id=\"" + id + "-error\""));
  CHECK(contains(page.body, "aria-invalid=\"true\""));
  CHECK(contains(page.body, "新的\r\n答案"));
  if (typed != " ") CHECK(contains(page.body, typed));
  CHECK(fixture.stored("AP-008").revision == 1);
}

TEST_CASE("A translation without a question, or of no language, is told beside the languages", "[api][admin][pages]") {
  AdminFixture fixture;
  const auto cookie = fixture.sign_in("eda");
  const auto* field = GENERATE("answer:en", "answer:\"><b>");
  auto fields = edit_fields(fixture, cookie, 1);
  fields[field] = "x";
  const auto page = send(fixture, cookie, fields);
  CHECK(page.status == 400);
  CHECK(contains(page.body, "href=\"#f-translations\">Other languages: "));
  CHECK(contains(page.body, "id=\"f-translations-error\""));
  CHECK_FALSE(contains(page.body, "<b>"));
  CHECK(fixture.stored("AP-008").revision == 1);
}

TEST_CASE("The second of two editors sees both versions and loses nothing", "[api][admin][pages]") {
  AdminFixture fixture;
  const auto first = fixture.sign_in("eda"), second = fixture.sign_in("rita");
  auto hers = edit_fields(fixture, first, 1), his = edit_fields(fixture, second, 1);
  hers["answer"] = "她的答案";
  hers["why"] = "她的理由";
  his["answer"] = "他的答案";
  his["unit"] = "他的單位";
  CHECK(send(fixture, first, hers).status == 303);
  const auto page = send(fixture, second, his);
  CHECK(page.status == 409);
  for (const auto* part : {"她的答案", "她的理由", "他的答案", "他的單位", "name=\"revision\" value=\"2\""}) CHECK(contains(page.body, part));
  CHECK(fixture.stored("AP-008").entry.answer == "她的答案");
  his["revision"] = "2";
  his["answer"] = "她的答案，他的答案";
  CHECK(send(fixture, second, his).status == 303);
  CHECK(fixture.stored("AP-008").revision == 3);
  CHECK(fixture.stored("AP-008").entry.unit == "他的單位");
  CHECK(fixture.browse("POST", "/admin/faq/move", second, form_of({{"form_token", his["form_token"]}, {"id", "AP-008"}, {"revision", "2"}, {"to", "in-review"}})).status == 412);
}

TEST_CASE("A new entry is made once, with the evidence that its draft brought", "[api][admin][pages]") {
  AdminFixture fixture;
  const auto cookie = fixture.sign_in("eda");
  Fields fields{{"form_token", fixture.form_token(cookie)}, {"id", "N/1 新"}, {"revision", "0"}, {"question", "問"}, {"answer", "答"}, {"extra:evidence_cases", "12"}};
  const auto answer = send(fixture, cookie, fields);
  CHECK(header(answer, "Location") == "/admin/faq/edit?id=N%2F1%20%E6%96%B0&done=saved");
  CHECK(fixture.stored("N/1 新").entry.extra.at("evidence_cases") == "12");
  CHECK(fixture.browse("GET", header(answer, "Location"), cookie).status == 200);
  const auto again = send(fixture, cookie, fields);
  CHECK(again.status == 400);
  CHECK(contains(again.body, "href=\"#f-id\""));
  CHECK(contains(again.body, "name=\"extra:evidence_cases\" value=\"12\""));
}

TEST_CASE("Pages offer and allow what the role may do", "[api][admin][pages]") {
  AdminFixture fixture;
  auto [holder, writes, publishes] = GENERATE(table<std::string, bool, bool>({{"vera", false, false}, {"eda", true, false}, {"rita", true, true}}));
  CAPTURE(holder);
  const auto cookie = fixture.sign_in(holder);
  const auto form_token = fixture.form_token(cookie);
  const auto page = fixture.browse("GET", edit_address, cookie).body;
  CHECK(contains(page, "action=\"/admin/faq/edit\"") == writes);
  CHECK(contains(page, "value=\"in-review\"") == writes);
  CHECK(contains(page, "value=\"retired\"") == publishes);
  CHECK(contains(page, "<strong>二</strong>") == !writes);
  const auto move = [&](const char* to) {
    return fixture.browse("POST", "/admin/faq/move", cookie,
                          form_of({{"form_token", form_token}, {"id", "AP-008"}, {"revision", std::to_string(fixture.stored("AP-008").revision)}, {"to", to}, {"back", "/admin/faq/review"}}));
  };
  const auto submitted = move("in-review");
  CHECK(submitted.status == (writes ? 303 : 403));
  if (writes) CHECK(header(submitted, "Location") == "/admin/faq/review?done=moved");
  CHECK(move("published").status == (publishes ? 303 : 403));
  CHECK((fixture.stored("AP-008").published != 0) == publishes);
  CHECK(fixture.browse("GET", "/admin/faq/candidates", cookie).status == (writes ? 200 : 403));
  CHECK(fixture.browse("POST", "/admin/faq/backup", cookie, form_of({{"form_token", form_token}})).status == 403);
}

TEST_CASE("Every page is well made, in both languages, and hostile text stays text", "[api][admin][pages]") {
  AdminFixture fixture;
  const auto cookie = fixture.sign_in("ada");
  {
    auto store = search::faq::Store::open(fixture.store_file()).value();
    search::faq::Entry entry{.id = "H-<1>\"'", .question = hostile, .answer = hostile};
    entry.agency = entry.unit = entry.owner = entry.theme = hostile;
    entry.variants = {hostile};
    entry.extra["<b>"] = hostile;
    entry.translations = {{"en", hostile, hostile}};
    entry.review_due = "2020-01-01";
    for (const char* id : {"H-<1>\"'", "H-2"}) {
      entry.id = id;
      REQUIRE(store.put(entry, search::faq::State::published, {hostile, hostile, 0}));
      entry.answer += "\n" + hostile;
      REQUIRE(store.put(entry, search::faq::State::in_review, {hostile, hostile, 0}));
    }
  }
  const auto* language = GENERATE("zh-TW", "en");
  const auto* address = GENERATE("/admin/faq", "/admin/faq?q=script", "/admin/faq/new", "/admin/faq/edit?id=H-2", "/admin/faq/edit?id=H-%3C1%3E%22'", "/admin/faq/history?id=H-2",
                                 "/admin/faq/review", "/admin/faq/candidates", "/admin/faq/candidates?dataset=animal-cases", "/admin/faq/duplicates", "/admin/faq/decay",
                                 "/admin/sign-in?next=%22%3E%3Cscript%3E");
  CAPTURE(language, address);
  const std::string target = std::string(address) + (contains(address, "?") ? "&lang=" : "?lang=") + language;
  const auto response = fixture.browse("GET", target, cookie);
  CHECK(response.status == 200);
  CHECK(header(response, "Cache-Control") == "no-store");
  CHECK(contains(header(response, "Content-Security-Policy"), "default-src 'none'"));
  CHECK(contains(header(response, "Content-Security-Policy"), "frame-ancestors 'none'"));
  const auto& page = response.body;
  for (const auto* bad : {"<script", "<img", " onerror=\"", "style=\"", "http://", "javascript:"}) CHECK_FALSE(contains(page, bad));
  CHECK(contains(page, std::string(language) == "en" ? "<html lang=\"en\">" : "<html lang=\"zh-Hant-TW\">"));
  CHECK(count(page, "<h1") == 1);
  CHECK(count(page, "<main") == 1);
  const auto ids = attributes(page, "id");
  const std::set<std::string> known(ids.begin(), ids.end());
  CHECK(known.size() == ids.size());
  for (const auto& target_id : attributes(page, "for")) CHECK(known.contains(target_id));
  for (const auto& id : ids) CHECK(std::all_of(id.begin(), id.end(), [](unsigned char c) { return std::isalnum(c) != 0 || c == '-' || c == '_'; }));
  CHECK(count(page, "method=\"post\"") == count(page, "name=\"form_token\""));
  for (const auto& list : attributes(page, "aria-describedby"))
    for (std::size_t begin = 0; begin < list.size();) {
      const auto end = std::min(list.find(' ', begin), list.size());
      CHECK(known.contains(list.substr(begin, end - begin)));
      begin = end + 1;
    }
}

TEST_CASE("The chosen language stays for the session", "[api][admin][pages]") {
  AdminFixture fixture;
  const auto cookie = fixture.sign_in("eda");
  CHECK(contains(fixture.browse("GET", "/admin/faq?lang=zh-TW", cookie).body, "問答清單"));
  CHECK(contains(fixture.browse("GET", "/admin/faq", cookie).body, "問答清單"));
  CHECK(contains(fixture.browse("GET", "/admin/faq?lang=en", cookie).body, "All entries"));
}
