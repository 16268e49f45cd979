#include <fcntl.h>
#include <openssl/crypto.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <opendata/pipeline.hpp>

#include "deid/hmac.hpp"

namespace opendata::deid {
namespace {

/// Text of a key while it is read; wiped when it goes.
struct Secret {
  char text[256] = {};
  std::size_t size = 0;
  Secret() = default;
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;
  ~Secret() { OPENSSL_cleanse(text, sizeof text); }
};

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

bool parse_hex(std::string_view text, unsigned char (&bytes)[32]) {
  if (text.size() != 64) return false;
  for (std::size_t i = 0; i < 32; ++i) {
    const int high = hex_value(text[2 * i]);
    const int low = hex_value(text[2 * i + 1]);
    if (high < 0 || low < 0) return false;
    bytes[i] = static_cast<unsigned char>(high * 16 + low);
  }
  return true;
}

constexpr Message not_a_key{"does not hold a key of 64 hex digits; make one with: openssl rand -hex 32",
                            "不是 64 位十六進位的金鑰；可用 openssl rand -hex 32 產生"};

/// Judges the opened file itself, so that it cannot be exchanged between check and use.
Result<void> check_private(int descriptor, const Where& where) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return failure(Errc::io_failure, {"cannot be read", "無法讀取"}, where);
  if (!S_ISREG(status.st_mode))
    return failure(Errc::refused,
                   {"is no regular file; a key comes from a file of its own", "不是一般檔案；金鑰必須存放於專屬檔案"},
                   where);
  if ((status.st_mode & 077U) == 0) return {};
  return failure(Errc::refused,
                 {"others than its owner may use this key file; set its mode to 0600 (chmod 600)",
                  "金鑰檔可被擁有者以外的人使用；請將權限設為 0600（chmod 600）"},
                 where);
}

Result<void> read_private(int descriptor, Secret& secret, const Where& where) {
  if (auto is_private = check_private(descriptor, where); !is_private) return is_private;
  while (secret.size < sizeof secret.text) {
    const ssize_t n = ::read(descriptor, secret.text + secret.size, sizeof secret.text - secret.size);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return failure(Errc::io_failure, {"cannot be read", "無法讀取"}, where);
    if (n == 0) return {};
    secret.size += static_cast<std::size_t>(n);
  }
  return failure(Errc::bad_value, not_a_key, where);
}

}  // namespace

Result<PseudonymKey> PseudonymKey::from_file(const std::string& path) {
  const Where where{path, 0, {}};
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) {
    return failure(errno == ENOENT ? Errc::not_found : Errc::io_failure,
                   {"the key file cannot be opened", "無法開啟金鑰檔"}, where);
  }
  Secret secret;
  auto read = read_private(descriptor, secret, where);
  ::close(descriptor);
  if (!read) return failure(std::move(read.error()));
  PseudonymKey key;
  if (!parse_hex(trimmed({secret.text, secret.size}), key.bytes_)) return failure(Errc::bad_value, not_a_key, where);
  return key;
}

Result<PseudonymKey> PseudonymKey::from_environment(const char* variable) {
  const Where where{{}, 0, variable};
  const char* text = std::getenv(variable);
  if (text == nullptr)
    return failure(Errc::not_found, {"this environment variable is not set", "未設定此環境變數"}, where);
  PseudonymKey key;
  if (!parse_hex(trimmed(text), key.bytes_)) return failure(Errc::bad_value, not_a_key, where);
  return key;
}

PseudonymKey::PseudonymKey(PseudonymKey&& other) noexcept {
  std::memcpy(bytes_, other.bytes_, sizeof bytes_);
  OPENSSL_cleanse(other.bytes_, sizeof other.bytes_);
}

PseudonymKey& PseudonymKey::operator=(PseudonymKey&& other) noexcept {
  if (this == &other) return *this;
  std::memcpy(bytes_, other.bytes_, sizeof bytes_);
  OPENSSL_cleanse(other.bytes_, sizeof other.bytes_);
  return *this;
}

PseudonymKey::~PseudonymKey() { OPENSSL_cleanse(bytes_, sizeof bytes_); }

std::string PseudonymKey::pseudonym(std::string_view type, std::string_view dataset, std::string_view domain,
                                    std::string_view value) const {
  std::string message;
  for (const auto part : {type, dataset, domain}) message.append(part).push_back('\0');
  message.append(value);
  std::string token = base32_token(hmac_sha256(bytes_, message));
  OPENSSL_cleanse(message.data(), message.size());
  return token;
}

}  // namespace opendata::deid
