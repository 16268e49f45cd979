#pragma once
#include <opendata/result.hpp>
#include <string>

namespace opendata::push {

/// The key that a platform gave to the agency. Read from a file of its own or from an environment variable, never from
/// the command line, where every user of the machine could see it.
class Token {
 public:
  static constexpr std::size_t longest = 4096;  ///< characters

  /// Errors: not_found, io_failure; refused when others than the owner may use the file; bad_value when it does not
  /// hold one line of visible ASCII characters.
  [[nodiscard]] static Result<Token> from_file(const std::string& path);
  /// Errors: not_found, bad_value.
  [[nodiscard]] static Result<Token> from_environment(const std::string& variable);
  Token(Token&& other) noexcept;
  Token& operator=(Token&& other) noexcept;
  ~Token();
  /// For the one place that puts it into a header.
  [[nodiscard]] const std::string& reveal() const { return text_; }

 private:
  Token() = default;
  [[nodiscard]] static Result<Token> from_text(std::string text, Where where);
  std::string text_;
};

}  // namespace opendata::push
