#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/names/name_dictionary.hpp"
#include "deid/recognizers/names/surnames.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/finding.hpp"

namespace opendata::deid {
namespace {

// A given name alone: where a clause begins, 佩蓉媽媽, or who writes a messenger's line, 曉恩：; behind a word for a relative, 女兒筱蓉說.
class GivenName final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "PERSON"; }
  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    const Scan& scan = *input.scan;
    const auto add = [&](std::size_t i, std::size_t size) { report(input, i, i + size, type(), score::shape, findings); };
    for (const std::size_t i : scan.words()) {
      if (!scan.is(i, han) || scan.is(i - 1, han)) continue;
      if (const std::size_t size = transcribed().match(scan.text(), i); size > 0 && says(scan, i + size)) add(i, size);
      if (!is_given_name(scan, i)) continue;
      if (names_child(scan, i + 2) || (begins_line(scan, i) && contains(U":：", scan.at(i + 2)))) add(i, 2);
    }
    for (std::size_t i = scan.find(1, told_end) + 1; i + 1 < scan.size(); i = scan.find(i, told_end) + 1)
      if (const std::size_t size = size_behind_relative(scan, i); size > 0) add(i, size);
  }

 private:
  // Behind one of `told_end`: 女兒【麗娜】不在, 女兒【筱蓉】說; 0 when no given name stands there.
  static std::size_t size_behind_relative(const Scan& scan, std::size_t i) {
    const std::size_t size = transcribed().match(scan.text(), i);
    if (size > 0 && scan.is(i - 1, han) && is_told_of_relative(scan, i)) return size;
    return is_relatives(scan, i) ? 2 : 0;
  }
  static bool is_told_of_relative(const Scan& scan, std::size_t i) { return labelled(scan, i, relatives()) && !is_animals(scan, i); }

  static const Words& relatives() {
    static const Words list(U"女兒 兒子 孫女 孫子 大女兒 小女兒 大兒子 小兒子 媳婦 女婿 妹妹 弟弟 姊姊 姐姐 哥哥 我妹 我弟 我姐 我姊 我哥 室友 叫做 名叫 位叫 她叫 他叫 副駕");
    return list;
  }

  // 我家貓咪名叫露西: an animal before 名叫, 叫做.
  static bool is_animals(const Scan& scan, std::size_t i) {
    static const Words calls(U"名叫 叫做 位叫");
    return labelled(scan, i, calls) && contains(U"犬狗貓咪鼠兔鳥鵡龜魚豬羊馬牛雞鴨鵝", scan.at(i - 3));
  }

  // Given names of other languages, spelled by their sound, that no thing is called by.
  static const Words& transcribed() {
    static const Words list(
        U"約翰 安娜 瑪麗 瑪莉 瑪莉亞 瑪麗亞 大衛 彼得 保羅 湯姆 湯瑪斯 傑克 傑森 傑瑞 麥可 麥克 凱文 凱莉 凱薩琳 艾瑪 艾咪 艾倫 艾莉絲 愛麗絲 珍妮 珍妮佛 麗莎 莉莎 露西 蘇珊 蘇菲 蘇菲亞 索菲亞 潔西卡 丹尼爾 琳達 安妮 安琪拉 亞當 "
        U"喬治 喬瑟夫 威廉 查理 查爾斯 理查 羅伯特 史蒂芬 史蒂夫 尼可拉斯 妮可 伊莎貝拉 娜塔莎 瑪格麗特 海倫 伊莉莎白 克里斯 克莉絲汀 漢娜 茱莉亞 黛安娜 卡洛斯 荷西 穆罕默德 西蒂 瓦蒂 蘇蒂 阿妮 麗娜 莉娜 蒂娜 迪娜 瑪雅 黛薇 尤妮 努爾 法蒂瑪");
    return list;
  }

  // What somebody called 安娜 does, or is told of the name.
  static bool says(const Scan& scan, std::size_t i) {
    static const Words deeds(U"說 表示 稱 想 要求 告訴 來電 陳情 是本名 是我 聽不懂 看不懂");
    return deeds.match(scan.text(), i) > 0;
  }

  // Behind one of `told_end`: two characters of given names, no word with what stands beside them, between a relative and what is told of them.
  static bool is_relatives(const Scan& scan, std::size_t i) {
    if (given_name_weight(scan.at(i)) + given_name_weight(scan.at(i + 1)) < 3) return false;
    const bool ends = !scan.is(i + 2, han) || contains(U"說也在就有是的跟和把被去來要會不已只", scan.at(i + 2));
    return ends && name_dictionary::level(scan.at(i), scan.at(i + 1)) == name_dictionary::none &&
           name_dictionary::level(scan.at(i - 1), scan.at(i)) == name_dictionary::none && is_told_of_relative(scan, i);
  }

  // Two characters that are typical of given names and together no word.
  static bool is_given_name(const Scan& scan, std::size_t i) {
    return given_name_weight(scan.at(i)) == 2 && given_name_weight(scan.at(i + 1)) == 2 &&
           name_dictionary::level(scan.at(i), scan.at(i + 1)) == name_dictionary::none;
  }
  static bool names_child(const Scan& scan, std::size_t i) {
    static const Words parents(U"媽 爸 把拔 馬麻 阿嬤 阿公 奶奶 爺爺 家長");
    return parents.match(scan.text(), i) > 0;
  }
  static bool begins_line(const Scan& scan, std::size_t i) { return i == 0 || scan.is(i - 1, newline); }
};

}  // namespace

std::unique_ptr<Recognizer> make_person_given() { return std::make_unique<GivenName>(); }

}  // namespace opendata::deid
