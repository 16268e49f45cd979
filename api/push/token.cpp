#include "push/token.hpp"

#include <fcntl.h>
#include <openssl/crypto.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace opendata::push {
namespace {

void wipe(std::string& text) {
  if (!text.empty()) OPENSSL_cleanse(text.data(), text.size());
  text.clear();
}

Result<void> check_private(int descriptor, const Where& where) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
    return failure(Errc::refused,
                   {"is no regular file; a token comes from a file of its own", "不是一般檔案；權杖必須存放於專屬檔案"},
                   where);
  }
  if ((status.st_mode & 077U) == 0) return {};
  return failure(Errc::refused,
                 {"others than its owner may use this token file; set its mode to 0600 (chmod 600)",
                  "權杖檔可被擁有者以外的人使用；請將權限設為 0600（chmod 600）"},
                 where);
}

}  // namespace

Result<Token> Token::from_file(const std::string& path) {
  const Where where{path, 0, {}};
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) {
    return failure(errno == ENOENT ? Errc::not_found : Errc::io_failure,
                   {"the token file cannot be opened", "無法開啟權杖檔"}, where);
  }
  const auto is_private = check_private(descriptor, where);
  std::string text(longest + 2, '\0');
  const ssize_t size = is_private ? ::read(descriptor, text.data(), text.size()) : 0;
  ::close(descriptor);
  if (!is_private) return failure(is_private.error());
  text.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
  return from_text(std::move(text), where);
}

Result<Token> Token::from_environment(const std::string& variable) {
  const Where where{{}, 0, variable};
  const char* text = std::getenv(variable.c_str());
  if (text == nullptr)
    return failure(Errc::not_found, {"this environment variable is not set", "未設定此環境變數"}, where);
  return from_text(text, where);
}

Result<Token> Token::from_text(std::string text, Where where) {
  Token token;
  token.text_ = std::move(text);
  while (token.text_.ends_with('\n') || token.text_.ends_with('\r')) token.text_.pop_back();
  const bool visible =
      std::all_of(token.text_.begin(), token.text_.end(), [](char c) { return c > ' ' && c < '\x7f'; });
  if (visible && !token.text_.empty() && token.text_.size() <= longest) return token;
  return failure(Errc::bad_value,
                 {"does not hold a token: one line of at most 4,096 visible ASCII characters",
                  "內容不是權杖：應為一行、至多 4,096 個可見 ASCII 字元"},
                 std::move(where));
}

Token::Token(Token&& other) noexcept : text_(other.text_) { wipe(other.text_); }
Token& Token::operator=(Token&& other) noexcept {
  if (this == &other) return *this;
  wipe(text_);
  text_ = other.text_;
  wipe(other.text_);
  return *this;
}
Token::~Token() { wipe(text_); }

}  // namespace opendata::push
