#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <cstdlib>

#include "deid/canonical_value.hpp"
#include "deid/hmac.hpp"
#include "support/policies.hpp"

using namespace opendata;
using namespace opendata::deid;

namespace {

std::string hex(const std::array<unsigned char, 32>& bytes) {
  std::string out;
  for (const unsigned char byte : bytes) {
    out += "0123456789abcdef"[byte >> 4U];
    out += "0123456789abcdef"[byte & 15U];
  }
  return out;
}

std::string hmac_of(const std::string& key, const std::string& data) {
  return hex(hmac_sha256({reinterpret_cast<const unsigned char*>(key.data()), key.size()}, data));
}

}  // namespace

TEST_CASE("HMAC-SHA-256 gives the vectors of RFC 4231", "[deid][pseudonym]") {
  CHECK(hmac_of(std::string(20, '\x0b'), "Hi There") == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  CHECK(hmac_of("Jefe", "what do ya want for nothing?") == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  CHECK(hmac_of(std::string(20, '\xaa'), std::string(50, '\xdd')) == "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
  CHECK(hmac_of(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First") ==
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST_CASE("HMAC-SHA-256 is OpenSSL's own for keys and data of any length", "[deid][pseudonym]") {
  for (std::size_t size = 0; size <= 200; ++size) {
    CAPTURE(size);
    const std::string key(1 + size % 130, static_cast<char>(size)), data(size, 'x');
    std::array<unsigned char, 32> expected{};
    unsigned length = 0;
    HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(data.data()), data.size(), expected.data(), &length);
    CHECK(hmac_of(key, data) == hex(expected));
  }
}

TEST_CASE("A token is the first 130 bits in base 32 without look-alikes", "[deid][pseudonym]") {
  std::array<unsigned char, 32> digest{};
  CHECK(base32_token(digest) == std::string(26, '0'));
  digest.fill(0xFF);
  CHECK(base32_token(digest) == std::string(26, 'z'));
  digest.fill(0);
  digest[0] = 0x08;   // 00001 000..
  digest[16] = 0x40;  // bit 129, the last one used
  CHECK(base32_token(digest) == "1" + std::string(24, '0') + "1");
}

TEST_CASE("Type, dataset, domain and key separate tokens; the same four join them", "[deid][pseudonym]") {
  const auto key = test::key();
  const auto token = key.pseudonym("id", "d", "2024", "A123456789");
  CHECK(token.size() == 26);
  CHECK(token == key.pseudonym("id", "d", "2024", "A123456789"));
  CHECK(token != key.pseudonym("name", "d", "2024", "A123456789"));
  CHECK(token != key.pseudonym("id", "e", "2024", "A123456789"));
  CHECK(token != key.pseudonym("id", "d", "2025", "A123456789"));
  CHECK(token != test::key('2').pseudonym("id", "d", "2024", "A123456789"));
  CHECK(key.pseudonym("ab", "c", "r", "v") != key.pseudonym("a", "bc", "r", "v"));
}

TEST_CASE("A key file must be the owner's alone and hold 64 hex digits", "[deid][pseudonym]") {
  using std::filesystem::perms;
  test::TemporaryDirectory dir;
  const std::string good(64, 'a');
  auto [content, mode, code] = GENERATE_COPY(table<std::string, int, Errc>({
      {good, 0640, Errc::refused},
      {good, 0604, Errc::refused},
      {good, 0620, Errc::refused},
      {good.substr(1), 0600, Errc::bad_value},
      {good + "a", 0600, Errc::bad_value},
      {good.substr(1) + "g", 0600, Errc::bad_value},
      {"", 0600, Errc::bad_value},
      {std::string(5000, 'a'), 0600, Errc::bad_value},
  }));
  const auto path = dir.write("key", content);
  std::filesystem::permissions(path, static_cast<perms>(mode));
  const auto key = PseudonymKey::from_file(path);
  REQUIRE_FALSE(key);
  CHECK(name(key.error().code()) == name(code));
  CHECK(format_error(key.error(), Language::en).find("aaaa") == std::string::npos);
}

TEST_CASE("Blanks around a key and capital digits are accepted", "[deid][pseudonym]") {
  test::TemporaryDirectory dir;
  const auto path = dir.write("key", "  " + std::string(64, 'A') + "\r\n");
  std::filesystem::permissions(path, static_cast<std::filesystem::perms>(0400));
  const auto key = PseudonymKey::from_file(path);
  REQUIRE(key);
  CHECK(key->pseudonym("a", "b", "c", "d") == test::key('a').pseudonym("a", "b", "c", "d"));
}

TEST_CASE("What is no regular file is no key file", "[deid][pseudonym]") {
  test::TemporaryDirectory dir;
  CHECK(PseudonymKey::from_file(dir.path().string()).error().code() == Errc::refused);
  CHECK(PseudonymKey::from_file((dir.path() / "none").string()).error().code() == Errc::not_found);
}

TEST_CASE("A key may come from an environment variable", "[deid][pseudonym]") {
  ::setenv("OPENDATA_TEST_KEY", std::string(64, 'a').c_str(), 1);
  REQUIRE(PseudonymKey::from_environment("OPENDATA_TEST_KEY"));
  ::setenv("OPENDATA_TEST_KEY", "short", 1);
  CHECK(PseudonymKey::from_environment("OPENDATA_TEST_KEY").error().code() == Errc::bad_value);
  ::unsetenv("OPENDATA_TEST_KEY");
  CHECK(PseudonymKey::from_environment("OPENDATA_TEST_KEY").error().code() == Errc::not_found);
}

TEST_CASE("A moved key leaves nothing behind", "[deid][pseudonym]") {
  auto first = test::key('1');
  const auto second = std::move(first);
  CHECK(second.pseudonym("a", "b", "c", "d") == test::key('1').pseudonym("a", "b", "c", "d"));
  CHECK(first.pseudonym("a", "b", "c", "d") == test::key('0').pseudonym("a", "b", "c", "d"));  // NOLINT: the point of the test
}

TEST_CASE("One person has one spelling, two people have two", "[deid][pseudonym]") {
  auto [a, b, same] = GENERATE(table<std::string, std::string, bool>({
      {"a123456789", "A123456789", true},
      {"Ａ１２３４５６７８９", "A123456789", true},
      {"A12345-6789", "A123456789", true},
      {" 王小明 ", "王小明", true},
      {"王　小明", "王小明", true},
      {"瓦歷斯‧諾幹", "瓦歷斯·諾幹", true},
      {"0912-345-678", "0912.345.678", true},
      {"(02) 2720-8889", "0227208889", true},
      {"113/05/06", "1130506", true},
      {"a.b@example.com", "ab@example.com", false},
      {"1.0", "10", false},
      {"王小明", "王小民", false},
      {"+886912345678", "886912345678", false},
      {"+886 912-345-678", "0912345678", true},
      {"+886(0)912345678", "0912345678", true},
      {"+84912345678", "0912345678", false},
      {"零九一二三四五六七八", "0912345678", true},
      {"A一二三-四五六-七八九", "A123456789", true},
      {"王一二", "王12", false},
      {"一二三", "123", false},
      {"091234○○○○", "0912340000", false},
      {"A12345○○○○", "A123450000", false},
  }));
  CAPTURE(a, b);
  CHECK((canonical_value(a) == canonical_value(b)) == same);
}

TEST_CASE("A value of nothing but blanks stands for nobody", "[deid][pseudonym]") {
  CHECK(canonical_value(" 　-").empty());
  CHECK(canonical_value("").empty());
}
