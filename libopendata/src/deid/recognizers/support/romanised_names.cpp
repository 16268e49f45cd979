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
      U"wichai "
      U"makoto takeshi hiroshi kenji yuki yuko keiko akiko haruto sakura yui aoi naoki daisuke shota kazuki kenta taro ichiro jiro akihiro tomoko noriko yoko mika haruka ayaka miyuki yumi misaki satoshi kaori "
      U"aung kyaw htet zaw hla khin maung nyein myint soe tun thein phyo naing lwin thiri nwe wai zin htun thida "
      U"suparat kanokwan nattapong wipawan jintana orawan narong pranee wanida darunee anucha lisna sutarmi kasmi wulan nurma yulia sumiati rohani tarsih kasni dela maricris jocelyn rowena lorelyn arlene joselito");
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
      U"welcome west wifi windows world yahoo yamaha year youtube your zoo zoom "
      U"access account action active add address adobe advance air airlines airport alarm alert all alpha amazon american and annual answer anti any apartment apply arena art asia asian auto award baby back "
      U"bad bag ball band base basic bath battery beach bear beats bed best beta better bike bio bird bistro black blade board boat body bold bone bonus boss bottle box boy brand bread breakfast bridge bright brother "
      U"browser build building burger business but buy by cable cake call camera camp campus can canon cap capital cash casio castle cell certificate chain champion change channel charge chat check child children china chip "
      U"choice christmas chrome church cinema circle citizen classic clean click climate clock close clothes coca code cold collection color colour comfort comic common community complete concert connect control cook cool "
      U"copy core corner corolla cotton country county course court cover craft cream create creative credit crown cup custom customer daily dance dark data date deep delivery dell deluxe desk diamond digital dinner direct "
      U"disco disney do doctor dog dollar door double down download dragon dream dress drink dry duty dyson eagle earth easy eat eco edge edition education egg electric electronics elite email emergency empire end "
      U"energy engine enterprise entry environment epson error event ever exchange exit expo extra eye face fair fall farm farmer fax feature fee field file film final finance find finger fit fitness five flash flat flight "
      U"floor flower fly focus for force ford forest form forum four fox frame france free fresh friday friend friends from front fruit fuel full fund fuji future galaxy gallery game games gas gate general gift girl glass global "
      U"go goods grand green ground guard guardian guest guide gym hair hand handy hard hat have head health heart heat heaven help her hero his hit holiday holy hot hour how hub human husky ice icon idea ideas image in indoor info "
      U"information innovation inside insurance inter invoice iron is it japan jeep job joint journal juice jump junior just keep key kid kids kids king kitchen know korea palawan labor lady land language laser last law league learn "
      U"leather left legend lego leisure lenovo less level lexus library license life light like lion list live living local lock logo london long look lost lot low lucky lunch luxury machine made magic mail main make man "
      U"manager map mark market mask mass master match mate material matrix may mazda mc meal media medical meeting member memory men menu message metal metro micro middle milk mind mint mirror mix mode modern moment monday "
      U"money monitor monster month moon more morning motor mountain mouse movie mr ms mrs museum my name nano nation nature navigation net netflix network next nike nine nintendo nokia nation normal nurse ocean of off "
      U"office official oil old olympic on only open optima option orange order organic original other our out outdoor over own pacific pack package page paint palace panda panel paper paradise parking part partner pass password "
      U"patrol pattern paul payment peace peak pen people pepsi perfect pharmacy photo piano pick picture pink planet plastic play player please pocket point police pool pop port portal post poster pot power prada precious "
      U"press price pride prime print printer prius private pro process product profile program prosecco proud public pull punch pure purple push quality queen question quick race rainbow range rate raw read reader ready real "
      U"receipt record recycle red reebok refund register relax remote rent repair report request rescue reset resort rest return review rice rich right ring river roof room rose round route royal rugby rule run running safe "
      U"safety sale salon sanyo sauce save science screen sea search season seat second secret secure sell send senior serial series serve server service set sharp she shell shield ship shoe shoes shopping short shot side "
      U"sign silver single site six size skin sky sleep slim slow small smile snack snow social soft solar sold sony soul sound soup space spark special speed spirit sport spring square stage stamp stand standard start state "
      U"static status steam steel step stop storage store storm story stream strong student studio style subaru subway success sugar suite summer sun sunday super supply surface suzuki swift switch table tablet tag take talk tank "
      U"tape target task tax taxi team technology tee telecom tesla test text theater theatre therapy they this three tiger time tiny tip title to today token tools top total touch toy track trade traffic trail train training "
      U"transit trash treasure trend triumph truck trust turbo two type ultra under union unit united universe up update upload upper urban us use user vacuum valley value van vehicle venue verify vespa video villa village "
      U"vinyl vip virus vision visit vita voice volume volvo vote wall wallet warm warning wash waste water wave way we wear weather web week weekend wellness what wheel when white who why wide wild will win wind window wine "
      U"winter wise with women wood word work workshop world wrap write xbox yes yoga you young youth zara zero zone bmw audi benz ktv atm pvc led usb cpr aed pcr covid dna gps ems");
  return list;
}

// LED, WIFI, iPhone: capitals alone, or behind a small letter.
bool is_abbreviation(std::u32string_view word) {
  constexpr std::size_t longest = 4;
  const auto capitals = static_cast<std::size_t>(std::count_if(word.begin(), word.end(), is_capital));
  return (capitals == word.size() && word.size() <= longest) || (capitals > 1 && capitals < word.size() && word.find(U'-') == word.npos);
}

// Endings of Indonesian and Thai names that hardly any English word has: Lisnawati, Wongsawat.
bool ends_like_name(std::u32string_view word) {
  constexpr std::u32string_view endings[] = {U"wati", U"ningsih", U"yanto", U"yani", U"armi", U"inah", U"setya", U"awan", U"sawat", U"porn", U"chai", U"wong", U"suk", U"siri"};
  constexpr std::size_t shortest = 6;
  if (word.size() < shortest) return false;
  std::u32string small;
  for (const char32_t c : word) small += Words::lower(c);
  return std::any_of(std::begin(endings), std::end(endings), [&](auto ending) { return small.ends_with(ending); });
}

}  // namespace

std::size_t romanised_name_size(std::u32string_view words) {
  bool has_given = false, has_family = false, spelled = true;
  std::size_t count = 0, names = 0, last = 0;
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = std::min(words.find_first_of(U" \t\u3000\u00A0,", begin), words.size());
    const auto word = words.substr(begin, end - begin);
    begin = end + 1;
    if (word.empty()) continue;
    const bool is_given = given_names().contains_word(word), is_family = family_names().contains_word(word);
    const bool thing = things().contains_word(word);
    if (thing && !is_given && !is_family) return names >= 2 && has_given && has_family ? last : 0;
    has_given = has_given || (is_given && !thing);
    has_family = has_family || (is_family && !thing);
    names += (is_given || is_family) && !thing ? 1 : 0;
    spelled = spelled && !thing && !is_abbreviation(word);
    ++count;
    last = end;
  }
  return (names > 0 || spelled) && count >= 2 ? last : 0;
}

bool is_romanised_given_name(std::u32string_view word) {
  return (given_names().contains_word(word) || ends_like_name(word)) && !is_thing(word);
}

bool is_thing(std::u32string_view word) { return is_abbreviation(word) || things().contains_word(word); }

}  // namespace opendata::deid
