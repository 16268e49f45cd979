#pragma once
#include <cstdint>
#include <map>
#include <opendata/result.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// One entry of the FAQ knowledge base, as its editors see it.
namespace opendata::search::faq {

/// Where an entry stands. draft → in_review → published → retired; an edit makes it a draft again.
enum class State { draft, in_review, published, retired };
/// "draft", "in-review", "published", "retired".
[[nodiscard]] std::string_view name(State state);
[[nodiscard]] std::optional<State> parse_state(std::string_view name);

struct Link {
  std::string title;
  std::string url;  ///< http, https, mailto or tel
  bool operator==(const Link&) const = default;
};

/// The entry in another language.
struct Translation {
  std::string language;  ///< BCP 47: "en", "vi", "id", "th"
  std::string question;
  std::string answer;
  bool operator==(const Translation&) const = default;
};

/// What editors write. Days are "2026-05-06" or empty. Texts are UTF-8.
struct Entry {
  std::string id;        ///< unique, at most 200 bytes, no control characters; stands in addresses, so that "categories",
                         ///< "…/feedback", backslashes and empty parts between slashes are none
  std::string question;  ///< Traditional Chinese, at most 1,000 characters
  std::vector<std::string> variants = {};  ///< other wordings of the same question
  std::string answer;                      ///< Markdown subset of render_answer(), at most 256 KiB
  std::string agency = {};
  std::string unit = {};
  std::string theme = {};           ///< 主題分類; levels of all three separated by '/', coarse first
  std::string administration = {};  ///< 施政分類
  std::string service = {};         ///< 服務分類
  std::string audience = {};
  std::vector<std::string> citations = {};  ///< ids of articles or laws in the index: "M0060027/12-1", "M0060027"
  std::vector<std::string> related = {};    ///< ids of other entries
  std::vector<Link> links = {};
  std::string valid_from = {};
  std::string valid_until = {};
  std::string review_due = {};
  std::string reviewed = {};  ///< when somebody last said that the answer holds
  std::string modified = {};  ///< when question or answer last changed, as the agency states it
  std::string owner = {};
  std::string url = {};
  std::vector<Translation> translations = {};
  std::map<std::string, std::string> extra = {};  ///< further columns of an imported file, kept as they are
  bool operator==(const Entry&) const = default;
};

/// Whether a text has the form of a language's code (BCP 47: "en", "zh-Hans"): it stands in names of columns and boxes.
[[nodiscard]] bool is_language(std::string_view text);

/// Whether the entry may be stored.
/// Errors, each with the field's name as column: bad_value (id or question or answer empty, a control character, not a
/// day, valid_until before valid_from, a link of another scheme, a translation without the code of a language, an extra of
/// a field's name), limit_exceeded (id 200 bytes, question 1,000 and every short text 500 characters, answer 256 KiB, 100
/// items a list).
[[nodiscard]] Result<void> validate(const Entry& entry);

/// One JSON object on one line, empty fields left out, keys in a fixed order: equal entries give equal bytes.
[[nodiscard]] std::string format_entry(const Entry& entry);
/// The way back. Errors: bad_structure, unknown_key, bad_value, limit_exceeded; each names the key.
[[nodiscard]] Result<Entry> parse_entry(std::string_view json);

/// The answer as HTML that is safe to put into a page: every character of the text is escaped, and only these become
/// markup: blank lines part paragraphs, a line break is kept; lines that begin with "- " or "* " or "1. " are lists,
/// with "## " and "### " headings; **strong**, *emphasis*, `code`; [text](address) and bare http(s) addresses are links
/// when their scheme is http, https, mailto or tel.
/// Guarantees: linear time; never fails: what is no markup stays text. Example: `[x](javascript:alert(1))` stays text.
[[nodiscard]] std::string render_answer(std::string_view markdown);

}  // namespace opendata::search::faq
