#include "index/boolean_query.hpp"

#include <algorithm>
#include <array>
#include <opendata/text.hpp>

#include "index/folding.hpp"

namespace opendata::search {
namespace {

enum class TokenKind { words, phrase, conjunction, disjunction, negation, open, close, end };
struct Token {
  TokenKind kind = TokenKind::end;
  std::u32string text = {};
  Field field = Field::none;
  bool apart = false;  ///< of a phrase with words: blanks or the ends of the text on both sides
  bool minus = false;  ///< of a negation: written as a minus
  bool latin = false;  ///< of an operator or a field: in Latin letters
};

constexpr Message unbalanced{"brackets or quotation marks are not balanced", "括號或引號不成對"};
constexpr Message no_operand{"an operator (AND, OR, NOT) has nothing to act on", "運算子（AND、OR、NOT）缺少查詢詞"};

TokenKind word_kind(std::u32string_view word) {
  if (word == U"AND" || word == U"且" || word == U"&&") return TokenKind::conjunction;
  if (word == U"OR" || word == U"或" || word == U"||") return TokenKind::disjunction;
  if (word == U"NOT" || word == U"非") return TokenKind::negation;
  return TokenKind::words;
}

constexpr Message no_value{"a field has no word behind it; write for example 標題:寵物", "欄位後面缺少查詢詞；寫法如「標題:寵物」"};

bool is_line_end(char32_t c) { return c == U'\n' || c == U'\r'; }
bool is_blank(char32_t c) { return c == U' ' || c == U'\t' || c == U'\u3000' || is_line_end(c); }
bool is_open(char32_t c) { return c == U'(' || c == U'（'; }
bool is_close(char32_t c) { return c == U')' || c == U'）'; }
bool is_dash(char32_t c) { return c == U'-' || c == U'－' || c == U'−'; }
bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }
bool is_latin_letter(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z'); }
bool has_word(std::u32string_view text) { return std::any_of(text.begin(), text.end(), is_word_character); }

/// The closing mark of an opening quotation mark; 0 when `c` is none.
char32_t closing_quote(char32_t c) {
  constexpr std::array<std::pair<char32_t, char32_t>, 4> pairs{
      {{U'"', U'"'}, {U'“', U'”'}, {U'「', U'」'}, {U'＂', U'＂'}}};
  for (const auto& [open, close] : pairs) {
    if (c == open) return close;
  }
  return 0;
}

class Lexer {
 public:
  explicit Lexer(std::string_view utf8) : text_(text::to_utf32(utf8)) {}

  /// Errors: bad_value (an open quotation mark).
  Result<Token> next() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
    if (at_ == text_.size()) return Token{};
    if (is_minus()) return ++at_, Token{.kind = TokenKind::negation, .minus = true};
    const auto prefix = read_field(std::u32string_view(text_).substr(at_));
    if (!prefix) return piece();
    const bool latin = is_latin_letter(text_[at_]);
    at_ += prefix->length;
    if (at_ == text_.size() || is_blank(text_[at_]) || is_close(text_[at_])) return failure(Errc::bad_value, no_value);
    auto token = piece();
    if (token) {
      token->field = prefix->field;
      token->latin = latin;
      if (token->kind != TokenKind::open && token->kind != TokenKind::phrase) token->kind = TokenKind::words;
    }
    return token;
  }

 private:
  /// As other search engines have it: 登記 -費用. One at the beginning of a line (a list), before a number (02 -123), before
  /// no word (寵物 -…) or between blanks is a dash.
  [[nodiscard]] bool is_minus() const {
    if (!is_dash(text_[at_]) || at_ == 0 || !is_blank(text_[at_ - 1]) || begins_line()) return false;
    const auto behind = std::u32string_view(text_).substr(at_ + 1);
    if (behind.empty() || is_digit(behind[0])) return false;
    return is_open(behind[0]) || is_word_character(behind[0]) || begins_with_quoted_words(behind);
  }
  [[nodiscard]] bool begins_line() const {
    std::size_t before = at_;
    while (before > 0 && is_blank(text_[before - 1]) && !is_line_end(text_[before - 1])) --before;
    return before == 0 || is_line_end(text_[before - 1]);
  }
  static bool begins_with_quoted_words(std::u32string_view text) {
    const char32_t close = closing_quote(text[0]);
    return close != 0 && has_word(text.substr(1, text.find(close, 1) - 1));
  }

  Result<Token> piece() {
    const char32_t c = text_[at_];
    if (is_open(c) || is_close(c)) {
      ++at_;
      return Token{is_open(c) ? TokenKind::open : TokenKind::close};
    }
    if (closing_quote(c) != 0) return phrase(closing_quote(c));
    return word();
  }

  Result<Token> phrase(char32_t close) {
    const std::size_t end = text_.find(close, at_ + 1);
    if (end == std::u32string::npos) return failure(Errc::bad_value, unbalanced);
    Token token{TokenKind::phrase, text_.substr(at_ + 1, end - at_ - 1)};
    token.apart = has_word(token.text) && (at_ == 0 || is_blank(text_[at_ - 1])) && (end + 1 == text_.size() || is_blank(text_[end + 1]));
    at_ = end + 1;
    return token;
  }

  Result<Token> word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && !is_blank(text_[at_]) && !is_open(text_[at_]) && !is_close(text_[at_]) &&
           closing_quote(text_[at_]) == 0)
      ++at_;
    std::u32string word = text_.substr(begin, at_ - begin);
    const TokenKind kind = word_kind(word);
    const bool latin = is_latin_letter(word.front());
    return Token{.kind = kind, .text = std::move(word), .latin = latin};
  }

  std::u32string text_;
  std::size_t at_ = 0;
};

/// Recursive descent, never deeper than maximum_nesting brackets.
class Parser {
 public:
  explicit Parser(std::string_view text) : lexer_(text) {}

  Result<BooleanNode> parse() {
    if (auto moved = advance(); !moved) return failure(std::move(moved.error()));
    auto node = any();
    if (node && token_.kind != TokenKind::end) return failure(Errc::bad_value, unbalanced);
    return node;
  }

 private:
  using Node = BooleanNode;

  Result<void> advance() {
    auto token = lexer_.next();
    if (!token) return failure(std::move(token.error()));
    token_ = std::move(*token);
    return {};
  }

  Result<Node> any() {
    Node node{Node::Kind::any};
    for (;;) {
      auto part = all();
      if (!part) return part;
      node.parts.push_back(std::move(*part));
      if (token_.kind != TokenKind::disjunction) break;
      if (auto moved = advance(); !moved) return failure(std::move(moved.error()));
    }
    return node.parts.size() == 1 ? std::move(node.parts[0]) : std::move(node);
  }

  Result<Node> all() {
    Node node{Node::Kind::all};
    for (;;) {
      auto part = operand();
      if (!part) return part;
      node.parts.push_back(std::move(*part));
      if (token_.kind == TokenKind::conjunction) {
        if (auto moved = advance(); !moved) return failure(std::move(moved.error()));
      } else if (token_.kind == TokenKind::disjunction || token_.kind == TokenKind::close ||
                 token_.kind == TokenKind::end) {
        break;
      }
    }
    return node.parts.size() == 1 ? std::move(node.parts[0]) : std::move(node);
  }

  Result<Node> operand() {
    bool negated = false;
    while (token_.kind == TokenKind::negation) {
      negated = !negated;
      if (auto moved = advance(); !moved) return failure(std::move(moved.error()));
    }
    auto node = token_.kind == TokenKind::open ? bracket() : leaf();
    if (!node || !negated) return node;
    Node negation{Node::Kind::negation};
    negation.parts.push_back(std::move(*node));
    return negation;
  }

  Result<Node> bracket() {
    if (++depth_ > maximum_nesting) {
      return failure(Errc::limit_exceeded, {"brackets are nested deeper than 32 levels", "括號超過 32 層"});
    }
    const Field outer = field_;
    if (token_.field != Field::none) field_ = token_.field;
    if (auto moved = advance(); !moved) return failure(std::move(moved.error()));
    auto node = any();
    if (!node) return node;
    if (token_.kind != TokenKind::close) return failure(Errc::bad_value, unbalanced);
    --depth_;
    field_ = outer;
    if (auto moved = advance(); !moved) return failure(std::move(moved.error()));
    return node;
  }

  Result<Node> leaf() {
    if (token_.kind == TokenKind::close) return failure(Errc::bad_value, unbalanced);
    if (token_.kind != TokenKind::words && token_.kind != TokenKind::phrase)
      return failure(Errc::bad_value, no_operand);
    Node node{token_.kind == TokenKind::words ? Node::Kind::words : Node::Kind::phrase, text::to_utf8(token_.text)};
    node.field = token_.field == Field::none ? field_ : token_.field;
    if (auto moved = advance(); !moved) return failure(std::move(moved.error()));
    return node;
  }

  Lexer lexer_;
  Token token_;
  std::size_t depth_ = 0;
  Field field_ = Field::none;  ///< of the bracket around
};

/// Whether the token says that a Boolean query is meant.
bool is_operator(const Token& token) {
  return token.field != Field::none || token.apart || token.kind == TokenKind::conjunction ||
         token.kind == TokenKind::disjunction || token.kind == TokenKind::negation;
}

/// Whether a token before the end, or before the first fault, is so.
template <class Property>
bool any_token(std::string_view text, Property is_so) {
  Lexer lexer(text);
  for (auto token = lexer.next(); token && token->kind != TokenKind::end; token = lexer.next())
    if (is_so(*token)) return true;
  return false;
}

}  // namespace

bool has_boolean_operator(std::string_view text) { return any_token(text, is_operator); }

bool has_minus_alone(std::string_view text) {
  return has_boolean_operator(text) && !any_token(text, [](const Token& t) { return is_operator(t) && !t.minus; });
}

bool has_latin_operator(std::string_view text) {
  return any_token(text, [](const Token& token) { return is_operator(token) && token.latin; });
}

Result<BooleanNode> parse_boolean(std::string_view text) { return Parser(text).parse(); }

std::string format_boolean(const BooleanNode& node) {
  static constexpr std::array names{"", "phrase ", "and", "or", "not"};
  const std::string where = node.field == Field::none ? std::string() : std::string(name(node.field)) + ":";
  if (node.kind == BooleanNode::Kind::words) return where + '"' + node.text + '"';
  std::string out = where + "(" + std::string(names[static_cast<std::size_t>(node.kind)]);
  if (node.kind == BooleanNode::Kind::phrase) out += '"' + node.text + '"';
  for (const BooleanNode& part : node.parts) out += " " + format_boolean(part);
  return out + ")";
}

}  // namespace opendata::search
