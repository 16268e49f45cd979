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
      U"access account action active add address adobe advance aed air airlines airport alarm alert all alpha amazon american and android annual answer anti any apartment app apple "
      U"apply arena art asia asian asus atm audi auto award baby back bad bag ball band bank bar base basic bath battery beach bear beats beauty bed beer benz best beta better big "
      U"bike bio bird bistro black blade blue bmw board boat body bold bone bonus book boss bottle box boy brand bread breakfast bridge bright brother browser build building burger "
      U"bus business but buy by cable cafe cake california call camera camp campus can canon cap capital card care cash casio castle cat cell center centre certificate chain champion "
      U"change channel charge chat check chicken child children china chip choice christmas chrome church cinema circle citizen city class classic clean click climate clinic clock "
      U"close clothes cloud club co coach coca code coffee cola cold collection college color colour com comfort comic common community company complete computer concert connect "
      U"control cook cool copy core corner corolla corp costco cotton country county course court cover covid cpr craft cream create creative credit crown cup custom customer daily "
      U"dance dark data date day deep delivery dell deluxe department design desk diamond digital dinner direct disco disney dna do doctor dog dollar door double down download dragon "
      U"dream dress drink drive dry duty dyson eagle earth east easy eat eco edge edition education egg electric electronics elite email emergency empire ems end energy engine english "
      U"enterprise entry environment epson error event ever exchange exit expo express extra eye face facebook fair fall family farm farmer fashion fast fax feature fee festival field "
      U"file film final finance find finger fire first fit fitness five flash flat flight floor flower fly focus food for force ford forest form forum four fox frame france free fresh "
      U"friday friend friends from front fruit fuel fuji full fun fund future galaxy gallery game games garden gas gate general gift girl glass global gmail go gogoro golden good "
      U"goods google gps grand green ground group guard guardian guest guide gym hair hall hand handy happy hard hat have head health heart heat heaven hello help her hero high hill "
      U"his hit holiday holy home honda hospital hot hotel hour house how hub human husky i ice icon id idea ideas image in inc indoor info information innovation inside instagram "
      U"insurance inter international internet invoice ipad iphone iron is island it japan jeep job joint journal juice jump junior just kaohsiung keep key kid kids king kitchen kitty "
      U"know korea ktv lab labor lady lake land language laser last law league learn leather led left legend lego leisure lenovo less level lexus library license life light like line "
      U"lion list live living local lock logo london long look lost lot love low ltd lucky lunch luxury machine made magic mail main make mall man manager map mark market mart mask "
      U"mass master match mate material matrix max may mazda mc meal media medical meeting member memory men menu message messenger metal metro micro microsoft middle milk mind mini "
      U"mint mirror mix mobile mode model modern moment monday money monitor monster month moon more morning motor mountain mouse movie mr mrs mrt ms museum music my name nano nation "
      U"national nature navigation net netflix network new news next night nike nine nintendo nissan no nokia normal north note nurse ocean of off office official oh oil ok old "
      U"olympic on one online only open optima option orange order organic original other our out outdoor outlook over own pacific pack package page paint palace palawan panda panel "
      U"papa paper paradise park parking part partner party pass password patrol pattern paul pay payment pcr peace peak pen people pepsi perfect pet pharmacy phone photo piano pick "
      U"picture pink pizza plan planet plastic play player plaza please plus pocket point police pool pop port portal post poster pot power prada precious premium press price pride "
      U"prime print printer prius private pro process product profile program project prosecco proud public pull punch pure purple push pvc quality queen question quick race radio "
      U"rainbow range rate raw read reader ready real receipt record recycle red reebok refund register relax remote rent repair report request rescue reset resort rest restaurant "
      U"return review rice rich right ring river road roof room rose round route royal rugby rule run running safe safety sale salon samsung sanyo sauce save school science screen sea "
      U"search season seat second secret secure security sell send senior serial series serve server service set seven sharp she shell shield ship shoe shoes shop shopping short shot "
      U"show side sign silver sim single site six size skin sky sleep slim slow small smart smile snack snow social soft software solar sold solution sony soul sound soup south spa "
      U"space spark special speed spirit sport sports spring square stage stamp stand standard star starbucks start state static station status steam steel step stop storage store "
      U"storm story stream street strong student studio style subaru subway success sugar suite summer sun sunday super supply support surface suzuki sweet swift switch system table "
      U"tablet tag taichung tainan taipei taiwan take talk tank taoyuan tape target task tax taxi tea team tech technology tee telecom tesla test text thank the theater theatre "
      U"therapy they this three tiger time tiny tip tire title to today token tools top total touch tower town toy toyota track trade traffic trail train training transit trash travel "
      U"treasure tree trend triumph truck trust turbo tv two type ultra under union unit united universe university up update upload upper urban us usb use user vacuum valley value "
      U"van vehicle venue verify version vespa video view villa village vinyl vip virus visa vision visit vita voice volume volvo vote wall wallet warm warning wash waste water wave "
      U"way we wear weather web week weekend welcome wellness west what wheel when white who why wide wifi wild will win wind window windows wine winter wise with women wood word work "
      U"workshop world wrap write xbox yahoo yamaha year yes yoga you young your youth youtube zara zero zone zoo zoom");
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
