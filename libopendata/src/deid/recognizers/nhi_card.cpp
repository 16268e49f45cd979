#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/numbers/labelled_number.hpp"
#include "deid/recognizers/support/compact.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/finding.hpp"

namespace opendata::deid {
namespace {

// The twelve digits printed on a health insurance card; a serial number without check digit. All cards' begin with four zeros, as hardly anything
// else of twelve digits does.
class NhiCard final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "NHI_CARD"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    find_labelled_numbers(
        input, {.type = type(), .label = NumberLabel::insurance_card, .shortest = size, .longest = size, .letters = 0, .window = 20}, findings);
    find_unlabelled(input, findings);
  }

 private:
  static constexpr std::size_t size = 12;

  void find_unlabelled(const RecognizerInput& input, std::vector<Finding>& findings) const {
    const Scan& scan = *input.scan;
    for (const Token& token : scan.number_tokens()) {
      if (!token.may_be(clue::insurance_card)) continue;
      const Compact& number = scan.number(token);
      const bool whole = number.size == size || token.last - token.first == size;  // "000050522259 3次"
      if (!whole || !is_serial(number.view().substr(0, size)) || !scan.number_stands_alone(token.first, number.end(size))) continue;
      const LabelBefore before = label_before(scan, token);
      const NumberLabel label = is_spoken_of(scan, before, token.first) ? NumberLabel::none : before.label;
      const bool held = follows_card(scan, token.first);
      if (number.view()[4] == '0' && label != NumberLabel::card && !held) continue;  // as padded numbers of tables have
      const bool unnamed = held || label == NumberLabel::none || label == NumberLabel::unspecified || label == NumberLabel::card;
      if (unnamed) report(input, token.first, number.end(size), type(), score::shape, findings);
    }
  }

  // "持卡0000…", "卡：0000…"
  static bool follows_card(const Scan& scan, std::size_t first) {
    static const Words cards(U"卡 持卡 卡片 卡面 卡上 卡的 卡號 卡碼 卡片號碼");
    return labelled(scan, first, cards);
  }

  // "健保卡遺失，太太找到舊收據，唸0000…": the card is spoken of, and the other thing's word does not stand beside the number.
  static bool is_spoken_of(const Scan& scan, const LabelBefore& label, std::size_t first) {
    static const Words cards(U"健保");
    constexpr std::size_t reach = 60;
    return label.label == NumberLabel::other && !is_adjacent(scan, label.last, first) && has_before_anywhere(scan, first, reach, cards);
  }

  static bool is_serial(std::string_view number) { return number.size() == size && number.starts_with("0000") && all_digits(number); }
};

}  // namespace

std::unique_ptr<Recognizer> make_nhi_card() { return std::make_unique<NhiCard>(); }

}  // namespace opendata::deid
