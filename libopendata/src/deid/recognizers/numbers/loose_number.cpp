#include "deid/recognizers/numbers/loose_number.hpp"

#include "deid/recognizers/numbers/written_day.hpp"
#include "deid/recognizers/support/context.hpp"
#include "text/character_set.hpp"

namespace opendata::deid {
namespace {

constexpr std::size_t shortest = 4, shortest_of_digits = 5, shortest_month = 3;
constexpr std::size_t longest_joint = 3;  // "://"
constexpr std::u32string_view joints = U"-_.@/:?=&%~#○* \r\n)年月日", marks = joints.substr(0, 14), pauses = joints.substr(14, 4), of_days = joints.substr(18);

bool may_join(char32_t c) {
  static constexpr text::CharacterSet set(joints);
  return set.holds(c);
}

// What has been read of a number so far.
class Reading {
 public:
  Reading(const Scan& scan, const Token& token) : scan_(scan), first_(token.first), last_(token.first) {
    add_part(token.chinese ? alphanumeric | numeral : alphanumeric);
    while (last_ - first_ < longest_loose_number && add_joint()) add_part(alphanumeric | numeral);
    add_tail();
  }
  [[nodiscard]] bool may_be_personal() const {
    if (is_amount(scan_, last_)) return false;
    const std::size_t least = is_day_ ? shortest_month : digits_ == size_ ? shortest_of_digits : shortest;
    return size_ >= least && (digits_ > 0 || is_linked_);
  }
  [[nodiscard]] LooseNumber range() const {
    if (is_day_) return {era_start(scan_, first_), last_};
    const bool in_brackets = closes_ && scan_.at(first_ - 1) == U'(';
    return {in_brackets ? first_ - 1 : first_, last_};
  }

 private:
  void add_part(unsigned kinds) {
    const std::size_t end = scan_.run_end(last_, kinds, first_ + longest_loose_number - last_);
    for (; last_ < end; ++last_, ++size_) digits_ += scan_.is(last_, numeral) ? 1U : 0U;
  }

  [[nodiscard]] bool add_joint() {
    std::size_t end = last_;
    while (end < last_ + longest_joint && may_join(scan_.at(end))) ++end;
    const auto joint = scan_.text().substr(last_, end - last_);
    if (joint.empty() || !joins(joint, end)) return false;
    is_linked_ |= contains(marks, joint.front()) && joint != U"-";
    is_day_ |= contains(of_days, joint.front());
    closes_ |= joint.front() == U')';
    last_ = end;
    return true;
  }

  // Pauses and what stands in days join digits only.
  [[nodiscard]] bool joins(std::u32string_view joint, std::size_t end) const {
    if (joint.find_first_not_of(marks) == joint.npos) return scan_.is(end, alphanumeric | numeral);
    if (joint.find(U'-') != joint.npos && joint.find_first_of(of_days) == joint.npos) return scan_.is(end, alphanumeric);  // "N6B-", "882"
    const bool pauses_there = joint.find_first_of(pauses) != joint.npos;
    return scan_.is(last_ - 1, numeral) && scan_.is(end, pauses_there ? digit : numeral);
  }

  // 49年7月, A12345○○○○, 07-1234567 分機 3
  void add_tail() {
    if (is_day_ && contains(U"月日號", scan_.at(last_))) ++last_;
    else if (scan_.is(last_, name_mask)) last_ = scan_.run_end(last_, name_mask, longest_joint + 1);
    else add_extension();
  }
  void add_extension() {
    static const Words words(U"轉 分機 轉分機 ext ext.");
    constexpr std::size_t longest = 6;
    const std::size_t word = scan_.skip_space(last_), size = words.match(scan_.text(), word), first = scan_.skip_space(word + size);
    const std::size_t end = scan_.run_end(first, digit, longest);
    if (size > 0 && end > first) last_ = end;
  }

  const Scan& scan_;
  std::size_t first_, last_, size_ = 0, digits_ = 0;
  bool is_linked_ = false, is_day_ = false, closes_ = false;
};

// What is too short by itself and nothing joins; a word without a digit.
bool is_plain(const Scan& scan, const Token& token) {
  const bool is_short = token.last - token.first < shortest;
  if (!is_short && !token.has_letter) return false;
  if (may_join(scan.at(token.last))) return false;
  return is_short || scan.find(token.first, digit) >= token.last;
}

}  // namespace

std::optional<LooseNumber> loose_number_at(const Scan& scan, const Token& token) {
  if (is_plain(scan, token) || (!token.has_letter && begins_recent_day(scan, token.first))) return std::nullopt;
  const Reading reading(scan, token);
  return reading.may_be_personal() ? std::optional(reading.range()) : std::nullopt;
}

}  // namespace opendata::deid
