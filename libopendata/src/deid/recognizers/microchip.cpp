#include <algorithm>

#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/numbers/check_digits.hpp"
#include "deid/recognizers/numbers/masked_number.hpp"
#include "deid/recognizers/support/compact.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/finding.hpp"
#include "deid/recognizers/support/number_labels.hpp"

namespace opendata::deid {
namespace {

// 15 digits of ISO 11784, or the ten characters of chips before 2008 (寵物登記管理辦法 §13).
class Microchip final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "MICROCHIP"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    for (const Token& token : input.scan->number_tokens()) {
      if (token.may_be(clue::chip) && !examine(input, token, 15, findings)) examine(input, token, 10, findings);
    }
    if (!input.scan->may_be_labelled(NumberLabel::chip)) return;
    for (const Token& token : input.scan->tokens()) examine_named(input, token, findings);
  }

 private:
  // "晶片900，138，000，123，456", "晶片900138000*23456": dictated with pauses, or partly hidden, where a word says what it is.
  void examine_named(const RecognizerInput& input, const Token& token, std::vector<Finding>& findings) const {
    const Scan& scan = *input.scan;
    const char32_t next = scan.at(token.last);
    if (!scan.is(token.first, digit) || !(token.has_letter || contains(U".,、", next) || number_masks.holds(next)) || scan.is(token.first, unlabelled)) return;
    const std::size_t last = contains(U".,、", scan.at(token.last)) ? dictated_end(scan, token) : masked_end(scan, token.first);
    const bool named = last > 0 && scan.number_stands_alone(token.first, last) && label_before(scan, token).label == NumberLabel::chip;
    if (named) report(input, token.first, last, type(), score::labelled, findings);
  }

  static std::size_t dictated_end(const Scan& scan, const Token& token) {
    constexpr std::size_t size = 15;
    const Compact chip = read_compact(scan, token, size, Script::spoken);
    return chip.size == size && is_valid_microchip(chip.view()) ? chip.end(size) : 0;
  }

  static std::size_t masked_end(const Scan& scan, std::size_t first) {
    constexpr std::size_t size = 15, shown = 3, most_hidden = 8;  // 900XXXXXXXXXXXX is a pattern
    std::size_t i = first, hidden = 0;
    for (std::size_t n = 0; n < size; ++n, ++i) {
      if (scan.is(i, digit)) continue;
      if (n < shown || !number_masks.holds(scan.at(i))) return 0;
      ++hidden;
    }
    return hidden > 0 && hidden <= most_hidden ? i : 0;
  }

  bool examine(const RecognizerInput& input, const Token& token, std::size_t size, std::vector<Finding>& findings) const {
    const Scan& scan = *input.scan;
    if (scan.is_shorter(token, size)) return false;
    const Compact chip = read_compact(scan, token, size, token.chinese ? Script::chinese : Script::ascii);
    if (chip.size != size || !scan.number_stands_alone(token.first, chip.end(size))) return false;
    const double value = size == 15 ? long_score(scan, chip) : short_score(scan, token, chip);
    if (value == 0) return false;
    report(input, token.first, chip.end(size), type(), value, findings);
    return true;
  }

  static bool has_animal(const Scan& scan, std::size_t first) {
    static const Words animals(
        U"寵物 犬 貓 狗 飼主 領養 走失 收容 毛孩 植入 項圈 兔 晶片 牠 動物 柯基 米克斯 貴賓 臘腸 吉娃娃 瑪爾濟斯 馬爾濟斯 博美 哈士奇 比熊 雪納瑞 法鬥 米格魯 拉布拉多 拉不拉多 黃金獵 布偶 英短 "
        U"美短 虎斑 三花 毛小孩 浪浪 掃出 掃到 掃得 刷出 感應出 感應到 讀取器");
    constexpr std::size_t window = 80;  // a list of chips says once what they are
    return has_before_anywhere(scan, first, window, animals) || has_after(scan, first, 24, animals);
  }

  // "晶片讀不到，證書上的號碼900138000123456": a paper bears the chip's number.
  static bool is_spoken_of(const Scan& scan, std::size_t first) {
    static const Words papers(U"的編號 上編號 寫編號 證書 登記證 證明 登記證號 條碼 貼紙 手冊 證書字號");
    static const Words chips(U"晶片 芯片");
    constexpr std::size_t near = 12, far = 40;
    return has_before(scan, first, near, papers) && has_before_anywhere(scan, first, far, chips);
  }

  // Codes of manufacturers (900 to 998) and of Taiwan (158) are what chips here begin with.
  static double long_score(const Scan& scan, const Compact& chip) {
    if (!all_digits(chip.view())) return 0;
    const LabelBefore label = label_before(scan, chip.first());
    const bool named = label.label == NumberLabel::chip;
    if (!is_valid_microchip(chip.view())) return named ? score::context : 0;
    if (named) return score::labelled;
    if (label.label == NumberLabel::other && is_adjacent(scan, label.last, chip.first()) && !is_spoken_of(scan, chip.first())) return score::weak;
    const bool usual = chip.view().starts_with("9") || chip.view().starts_with("158");
    if (usual && is_in_groups(chip)) return score::labelled;  // part of it may look like a telephone number
    return usual || has_animal(scan, chip.first()) ? score::likely : score::weak;
  }

  // "941 000 024 417 930", as readers show it, "9000 5508 2681 813": three groups or more, none longer than four.
  static bool is_in_groups(const Compact& chip) {
    constexpr std::size_t longest = 4, fewest_breaks = 2;
    std::size_t breaks = 0, group = 1;
    for (std::size_t n = 1; n < chip.size && group <= longest; ++n) {
      const bool begins = chip.distance[n] > chip.distance[n - 1] + 1U;
      breaks += begins ? 1 : 0;
      group = begins ? 1 : group + 1;
    }
    return breaks >= fewest_breaks && group <= longest;
  }

  static double short_score(const Scan& scan, const Token& token, const Compact& chip) {
    const auto digits = std::count_if(chip.view().begin(), chip.view().end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits < 4) return 0;
    const NumberLabel label = label_before(scan, chip.first(), 14).label;
    if (label == NumberLabel::chip) return score::context;
    return label == NumberLabel::none && is_hexadecimal(chip) && (has_animal(scan, chip.first()) || follows_chip(scan, token)) ? score::shape : 0;
  }

  // In a list of chips, old and new.
  static bool follows_chip(const Scan& scan, const Token& token) {
    return token.index > 0 && is_valid_microchip(scan.number(scan.tokens()[token.index - 1]).view());
  }

  // "0A11586C2E": ten hexadecimal digits that begin with one, two letters or more among them.
  static bool is_hexadecimal(const Compact& chip) {
    const auto letters = std::count_if(chip.view().begin(), chip.view().end(), [](char c) { return c >= 'A' && c <= 'F'; });
    const auto others = std::count_if(chip.view().begin(), chip.view().end(), [](char c) { return c > 'F'; });
    return letters >= 2 && others == 0 && chip.chars[0] <= '9' && chip.distance[chip.size - 1] + 1U == chip.size;
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_microchip() { return std::make_unique<Microchip>(); }

}  // namespace opendata::deid
