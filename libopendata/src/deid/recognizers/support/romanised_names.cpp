#include "deid/recognizers/support/romanised_names.hpp"

#include <algorithm>

#include "deid/recognizers/support/context.hpp"

namespace opendata::deid {
namespace {

const Words& given_names() {
  static const Words list(
      U"aaron abby abigail adam adrian agnes aileen alan albert alex alexander alexandra alfred alice alicia allen alvin amanda amber amelia amy andrea andrew andy angel "
      U"angela angelica angelina angie anita ann anna anne annie anthony antonio april arnel arthur ashley audrey barbara belinda bella benjamin bernard beth betty beverly bill "
      U"billy bob bobby brandon brenda brian bruce bryan calvin carl carlo carlos carmen carol caroline catherine cathy cecilia charles charlene charlie charlotte chloe chris christian "
      U"christina christine christopher cindy claire clara claudia connie crystal cynthia daisy daniel danny darren dave david dawn dean debbie deborah denise dennis derek diana "
      U"diane diego dominic donald donna doris dorothy doug douglas eddie edgar edward edwin eileen elaine elena elizabeth ella ellen elsa emily emma eric erica erin ernest esther "
      U"ethan eugene eva evelyn fernando fiona flora florence frances francis francisco frank fred gabriel gary george gerald gina gloria gordon grace greg gregory hannah harold harry "
      U"heather helen henry howard hugo ian irene iris isaac isabel isabella ivan ivy jack jackie jacky jacob jaime james jamie jane janet janice jasmine jason jay jean jeff "
      U"jeffrey jenny jennifer jeremy jerome jerry jesse jessica jill jimmy joan joanna joanne joe joel johanna john johnny johnson jonathan jose joseph joshua joy joyce juan judith judy "
      U"julia julian julie juliet justin karen karl kate katherine kathleen kathy katie keith kelly ken kenneth kenny kevin kim kimberly kyle larry laura lauren lawrence leo leon "
      U"leonard leslie lillian lily linda lisa lois lorna louis louise lucas lucia lucy luis luke lydia lynn maggie manuel marco margaret maria marian maribel maricel marie marilyn mario "
      U"marites marjorie mark martha martin marvin mary matt matthew maureen max megan melanie melissa melody mercy mia michael michelle miguel mike mildred millie mindy miranda "
      U"miriam molly monica morris nancy naomi natalie natasha nathan neil nelson nicholas nick nicole nina noah nora norma norman oliver olivia oscar owen pamela patricia patrick patty "
      U"paul paula pauline pedro peggy penny peter philip phillip phoebe rachel ralph ramon raymond rebecca regina rex ricardo richard rita robert roberto robin rodel roger roland "
      U"romeo ronald rosa rosalie rosario rose roselyn rosemarie roy ruby rudy russell ruth ryan sabrina sally samantha samuel sandra sandy sarah scott sean serena sharon sheila "
      U"shirley sidney simon sonia sophia sophie stacy stanley stella stephanie stephen steve steven sunny susan susanna sylvia tammy tanya ted teresa teressa terry thelma theresa "
      U"thomas tiffany tim timothy tina todd tom tommy tony tracy travis vanessa vera vernon veronica vicky victor victoria vincent violet virginia vivian walter wanda wayne wendy wilfred "
      U"william willie wilson winnie yolanda yvonne zachary zoe "
      U"agus ahmad andi arif asih ayu bambang budi cahya dedi desi dewi dian dwi eka eko endang eni erni fatimah fitri hadi hasan hendra heri ika indah intan irma iwan joko kartika kurnia "
      U"lestari lina maryati maya mega muhammad mulyani murni ningsih wati putri rina pratama yuliani yuliana ratna erlinda aisyah mutiara sulastri trang novi nur nurul nurhayati putra rahayu retno rini ririn rizki rohmah santi setiawan setyowati "
      U"siti sri sugeng suharti sumarni sunarti supriyanto suryani susanti susilowati sutrisno suyanti tini titin tuti umi utami wahyu wahyuni widodo wulandari yanti "
      U"yuli yuni anong apinya arthit chai kanya kittisak malee nattaya niran nok pim ploy pornthip prasert prem ratana sakda siriporn somchai somsak somying sombat suda suchart suwan "
      U"wichai");
  return list;
}

const Words& family_names() {
  static const Words list(
      U"nguyen tran pham huynh hoang phan vu vo dang bui ngo duong ly thi linh huong lan hoa thuy trang hien nhung phuong thao van anh duc minh quang tuan "
      U"lin chen huang chang lee wang wu liu tsai yang hsu cheng hsieh kuo hung chiu tseng liao lai chou yeh su chuang lu chiang ho hsiao lo kao chien chu chung peng yu chan hu shih shen "
      U"liang chao yen ko weng wei sun tai fan fang sung teng tu fu hou tsao hsueh ting chuo juan tung wen tang chi yao feng ou tien pai tsou wong cheung leung lam ng tam kwok kwan mok "
      U"tsang yip yeung lau kwong chow szeto choi lei zhang zhao zhou zhu xu xie xiao guo qiu jiang cai zeng ye gao luo jian zhong shi qian dai hong he cao deng "
      U"tan lim goh teo ong koh chua santos reyes cruz bautista ocampo garcia mendoza torres aquino castro flores ramos gonzales gonzalez lopez hernandez rodriguez perez fernandez delacruz "
      U"villanueva villegas mercado salazar santiago navarro rivera dizon domingo pascual manalo tolentino valdez soriano smith jones brown taylor miller davis wilson anderson moore jackson white "
      U"harris thompson robinson walker hall wright green baker adams campbell mitchell roberts carter phillips evans turner parker edwards collins stewart morris rogers reed cook morgan "
      U"murphy bailey cooper richardson cox ward peterson watson brooks bennett gray kelly sanders price wood ross foster sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi "
      U"kato yoshida yamada sasaki yamaguchi matsumoto inoue kimura hayashi shimizu saito park kang jung yoon kumar singh sharma patel khan ali hussain mohamed ibrahim");
  return list;
}

// Words of firms, places, brands, programs and documents.
const Words& things() {
  static const Words list(
      U"app apple android asus bank bar beauty beer big blue book bus cafe california card care cat center centre chicken city class clinic cloud club co coach coffee cola college com company "
      U"computer corp costco covid day department design dog drive east english express facebook family fashion fast festival fire first food free fun game garden gmail gogoro golden good google gps "
      U"group hall happy hello high hill home honda hospital hotel house i id inc instagram international internet iphone ipad island kaohsiung kitty lab lake line love ltd mall market mart "
      U"max mazda messenger microsoft mini mobile model mrt music national new news night nissan no north note office oh ok one online outlook papa park party pay pet phone pizza plan plaza plus "
      U"power premium pro project radio red restaurant road royal samsung school security seven shop show sim smart software solution south spa sports star starbucks station store street "
      U"studio super support sweet system taipei taiwan tainan taichung taoyuan tea team tech thank the tire tower town toyota travel tree tv university usb version video view vip visa web "
      U"welcome west wifi windows world yahoo yamaha year youtube your zoo zoom");
  return list;
}

}  // namespace

std::size_t romanised_name_size(std::u32string_view words) {
  bool has_given = false, has_family = false;
  std::size_t count = 0, names = 0, last = 0;
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = std::min(words.find_first_of(U" \t\u3000\u00A0,", begin), words.size());
    const auto word = words.substr(begin, end - begin);
    begin = end + 1;
    if (word.empty()) continue;
    const bool is_given = given_names().contains_word(word), is_family = family_names().contains_word(word);
    const bool is_thing = things().contains_word(word);
    if (is_thing && !is_given && !is_family) return names >= 2 && has_given && has_family ? last : 0;
    has_given = has_given || (is_given && !is_thing);
    has_family = has_family || (is_family && !is_thing);
    names += (is_given || is_family) && !is_thing ? 1 : 0;
    ++count;
    last = end;
  }
  return names > 0 && count >= 2 ? last : 0;
}

bool is_romanised_given_name(std::u32string_view word) { return given_names().contains_word(word) && !things().contains_word(word); }

}  // namespace opendata::deid
