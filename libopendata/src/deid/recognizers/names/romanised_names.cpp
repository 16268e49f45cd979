#include "deid/recognizers/names/romanised_names.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "deid/recognizers/support/context.hpp"

namespace opendata::deid {
namespace {

constexpr std::u32string_view given_names =
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
    U"suparat kanokwan nattapong wipawan jintana orawan narong pranee wanida darunee anucha lisna sutarmi kasmi wulan nurma yulia sumiati rohani tarsih kasni dela maricris jocelyn rowena lorelyn arlene joselito "
    U"aiden aidan alina alma alyssa amelie anastasia andre andreas antonia ariana arianna astrid bastian bea beatrice beatriz ben bernice bertha bianca "
    U"boris brad bradley brett bridget brigitte brooke bryant byron camilla camille candice carla carrie casey cassandra cedric celeste celia chad chantal "
    U"chelsea cheryl claude clement colin colleen cora courtney craig curtis damian damien dana daphne darlene darryl delia derrick desmond devin dexter "
    U"dolores dora duncan dustin dylan earl eddy edith edmund edna eleanor elias elijah elise eliza elliot elliott elmer elsie emilia emilio emmanuel "
    U"enrique erik erika ernesto estelle estella evan fabian faye felicia felix ferdinand finn flavia freddie frederick gareth gavin gemma genevieve "
    U"geoffrey georgina geraldine gilbert giovanni giulia glen glenn greta guillermo gwen hans harriet harrison harvey hazel hector heidi helena henrik "
    U"herbert herman hilda hubert ida igor ilse imelda ines ingrid irina irving isabelle isaiah janelle jared javier jayden jenna jeremiah joachim joaquin "
    U"jodie johan johannes jonas jorge josephine josie juergen julius kai karin karina katarina katharina katrina kayla kirsten klaus kristen kristin "
    U"kristina kristine kurt lana lance landon laurence lea leah lena leonie leroy lester levi liam lidia lola lorenzo loretta luca luciano ludmila luigi "
    U"luka luther mabel madeline madison magdalena malcolm marcel marcella marcia marcus mariana marianne marina marisa marissa markus marlene marta mateo "
    U"matilda matteo matthias maurice maxwell meredith mikhail mila milton mohammed moira moses muriel myra nadia natalia ned nelly nestor nicolas nigel "
    U"nikita nikolai noel noelle norbert odette olga oleg omar oskar otto pablo paige paloma pascal patrice paulina pavel penelope percy perry petra "
    U"phyllis pierre pietro preston priscilla prisca quentin quinn rafael ramona randall randy raphael raul reginald rene renee rhonda roberta rodney "
    U"rodrigo romy ronnie rosalind rosemary roxanne rudolf rupert sadie salvador sasha sebastian selena sergei sergio seth shane shannon shaun shawn "
    U"sheldon sherry silvia simone sofia sofie solomon spencer stefan stefanie stuart suzanne svetlana sven tabitha tamara tara tatiana tess theodore theo "
    U"tobias tracey trevor trisha troy ulrich ursula valentina valerie valeria vince vivienne vladimir wallace wesley wilhelm wilma winston xavier yasmin "
    U"yuri yvette zelda yanto paulus yohanes yosef agung aminah anisa arief asep astuti atik aulia bayu budiman citra darmawan desy diah endah erna fajar "
    U"farida febri feri fitria fitriani hartati hartini hesti irfan ismail jamilah juliana junaidi khoiriyah kusuma lilik lilis maimunah mariam marlina "
    U"marsinah misnah muhamad nining novita nuraini nurhasanah parwati puji purwanti rani riska rohayati romlah rusmini saiful septi sinta slamet sofyan "
    U"sopiah sugiarti suhartini sukarti sulis sumarti sumiyati supri supriyati surti suryati susi sutini suwarti suyati tarmi tati triyani tuminah turini "
    U"warsini wiwik yati yayuk yuniarti yuyun zainab zulaikha sari sukma aldrin alejandro analyn annalyn bernadette edgardo editha emelyn evangeline "
    U"florencia gerardo gilda glenda jayson jenalyn jerwin jessa jomar jonalyn jovelyn lani leonora liezl liza loida lourdes luzviminda maribeth maricar "
    U"maridel marilou marivic marlon maylene melinda melvin merlinda myrna nelia nenita nerissa ofelia orlando perla raquel renato reynaldo rizalina roel "
    U"rogelio rolando romel ronaldo rosalina rosalinda roselle rosita rowel ruel rufina sheryl teresita vilma virgilio wilfredo danilo rommel arnold "
    U"chanthy sokha sokhom sreymom sreyneang sophea sopheap bopha dara kosal ratha phally channary chenda kunthea leakhena phalla pisey rachana rithy "
    U"samnang sarath sokun sothea sovann vanna veasna visal vuthy napat kaewta piyada preecha prasit ratree saengthong somporn sompong sunee supaporn "
    U"surasak thanakorn thawatchai wilai yupin boonmee boonsri chaiwat duangjai jiraporn kanchana lamai malai manee naree nittaya orathai pranom rungnapa "
    U"saowalak somjai suchada sukanya supatra wanpen wassana thandar sandar wutt hnin shwe phyu pyae htwe htoo hlaing hana hina sora riku yuto minato akari "
    U"mio saki eri emi megumi rie chie ayumi asami mami yukari junko kyoko yoshiko kazuko sachiko michiko masako takako emiko fumiko hiroko keiji shinji "
    U"kenichi koji ryota takuya tatsuya tetsuya yusuke shinichi masahiro masato hideo osamu minji jiwoo seoyeon seojun minjun jihoon jiyeon eunji hyejin "
    U"soojin sunhee youngsoo";

constexpr std::u32string_view family_names =
    U"nguyen tran pham huynh hoang phan vu vo dang bui ngo duong ly thi linh huong lan hoa thuy trang hien nhung phuong thao van anh duc minh quang tuan "
    U"lin chen huang chang lee wang wu liu tsai yang hsu cheng hsieh kuo hung chiu tseng liao lai chou yeh su chuang lu chiang ho hsiao lo kao chien chu chung peng yu chan hu shih shen "
    U"liang chao yen ko weng wei sun tai fan fang sung teng tu fu hou tsao hsueh ting chuo juan tung wen tang chi yao feng ou tien pai tsou wong cheung leung lam ng tam kwok kwan mok "
    U"tsang yip yeung lau kwong chow szeto choi lei zhang zhao zhou zhu xu xie xiao guo qiu jiang cai zeng ye gao luo jian zhong shi qian dai hong he cao deng "
    U"tan lim goh teo ong koh chua santos reyes cruz bautista ocampo garcia mendoza torres aquino castro flores ramos gonzales gonzalez lopez hernandez rodriguez perez fernandez delacruz "
    U"villanueva villegas mercado salazar santiago navarro rivera dizon domingo pascual manalo tolentino valdez soriano smith jones brown taylor miller davis wilson anderson moore jackson white "
    U"harris thompson robinson walker hall wright green baker adams campbell mitchell roberts carter phillips evans turner parker edwards collins stewart morris rogers reed cook morgan "
    U"murphy bailey cooper richardson cox ward peterson watson brooks bennett gray kelly sanders price wood ross foster sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi "
    U"kato yoshida yamada sasaki yamaguchi matsumoto inoue kimura hayashi shimizu saito park kang jung yoon kumar singh sharma patel khan ali hussain mohamed ibrahim "
    U"luan jen hua hsiang hsing hsiung hsuan hsun keng ku kuan kuang kung lang leng li lien lung lou lun mao mei meng miao mu ni nieh niu ouyang pao pei pi "
    U"pien po pu ruan shao she sheng shu ssu sui szu tao tou tsen tso tsui tsung yin ying yuan yueh yun liau gu ke khoo ooi quek seah teoh yap tay sim soh "
    U"wee xiong xue yan you zou zhan zhuang zhuo kiang chiou chyi jhang jhou jhong shieh lyu bich binh bao cam chau cong cuc cuong dao dat diem diep dieu "
    U"dinh doan dung duyen giang gia ha hai hanh hao hau hieu hoai hoan hue huy huyen khanh khoa kien kieu le loan loc luc luong mai my nam nga ngan nghia "
    U"ngoc nguyet nhan nhat nhi nhu oanh phat phuc phung phuoc quoc quyen quy quynh suong thach thai thanh thien thinh tho thom thu thuan thuong tinh toan "
    U"trinh trong truc trung truong tuyen tuyet uyen vi viet vinh vy xuan xuyen zar mon ei moe aye san win kyi myo min nay yee thant pwint ohn nilar nanda "
    U"myat mya hein chit thaw naw may oo ogawa okada hasegawa ishikawa ishii maeda fujita kondo murakami endo aoki sakamoto fukuda nishimura fujii okamoto "
    U"miura nakano harada matsuda takeuchi ono nakagawa wada nakajima ishida morita ueda hara shibata sakai kudo yokoyama miyazaki miyamoto uchida takagi "
    U"ando taniguchi ohno maruyama imai takada fujimoto takeda murata ueno sugiyama masuda sugawara hirano kojima otsuka kubo matsui iwasaki sakurai "
    U"kinoshita noguchi matsuo nomura kikuchi sano onishi sugimoto arai mori abe ikeda hashimoto yamashita yamazaki nakayama jeong jang seo shin kwon hwang "
    U"ahn ryu jeon moon bae baek heo noh schmidt muller schneider fischer weber meyer wagner becker hoffmann schulz koch bauer richter klein neumann "
    U"schwarz zimmermann braun kruger dubois durand moreau laurent lefebvre rossi russo esposito bianchi romano colombo ricci marino greco gallo conti "
    U"giordano mancini kowalski kowalczyk nowak wisniewski ivanov petrov smirnov popov novak horvat nielsen jensen hansen larsen olsen johansen andersson "
    U"johansson karlsson nilsson eriksson svensson fitzgerald kennedy sullivan gallagher gomez diaz silva pereira oliveira chhay heng keo meas ouk prak sok "
    U"som touch yim dela";

// Words of firms, places, brands, programs, documents, laws, offices and illnesses. Whoever is called by one is found only beside a label:
// Bond, Grant and Loan are not here.
constexpr std::u32string_view things =
    U"abuse academy access account acid action active add address administration adobe advance aed affairs agency agenda agreement agriculture aid air airlines airport alarm alert "
    U"algorithm all alliance allowance alpha amazon amendment american analysis and android animal annex annual answer anti antibiotic antibody antigen any apartment app appeal "
    U"appendix apple applicant application apply architecture archive arena art asia asian assembly assessment asset assets association asthma asus atm atomic attachment attribute "
    U"attributes audi authority authorization auto avenue award baby back bacteria bad bag ball band bank bankruptcy bar barrier base basic bath battery beach bear beats beauty bed "
    U"beer benefit benefits benz best beta better bicycle big bike bio biology biometric biometrics bird bistro black blade blood blue bluetooth bmw board boat body bold bone bonus "
    U"book boss bottle boulevard box boy brand bread breakfast bridge bright broadband bronchitis brother browser budget build building bulldog bulletin bureau burger bus business "
    U"but buy by cabinet cable cafe cake calendar california call camera camp campus can cancer canon cap capacity capital capsule capsules carbon card cardiac care cargo cash casio "
    U"castle cat catalog catalogue cell census center centre certificate chain champion change channel charge chat check chemical chemicals chemistry chicken child childhood "
    U"children china chip choice christmas chrome church cinema circle citizen city civil claim class classic clause clean click climate clinic clinical clock close clothes cloud "
    U"club co coach coca code coffee cola cold collection college color colour com comfort comic commission committee commodity common commons communicable community company "
    U"compensation competition complete compliance computer computing concert conduct conference connect consent conservation constitution consular consumer contact content contract "
    U"control controls convention cook cool copy copyright core corner corolla corp corporate correction corruption costco cotton council country county course court covenant cover "
    U"covid cpr craft cream create creative creature credit crime criminal crown cultural culture cup currency custom customer customs cyber cycle daily dance dark data database "
    U"dataset date day decree deep defense deficit degree delivery dell deluxe dementia democracy dengue dental department depression design desk development device diabetes "
    U"diagnosis diamond diarrhea diesel diet digital dinner diphtheria diplomatic direct directive directorate disability disaster disclosure disco discrimination disease diseases "
    U"disney disorder district dna do doctor dog dollar domestic donor door double down download dragon dream dress drink drive drought drug drugs dry duty dyson eagle earth east "
    U"easy eat eats ebola eco ecology economic economics economy ecosystem edge edition education egg elderly election electoral electric electrical electronics elite email "
    U"emergency emission emissions empire employee employer employment ems end endangered energy enforcement engine engineering english enterprise entry environment epson equality "
    U"equity error ether ethics ethnic evaluation event ever evidence examination exchange executive exhibition exit expo export express extra extract eye face facebook facilities "
    U"facility factory fair fall family farm farmer fashion fast fax feature federal federation fee festival fever field file film final finance financial find finger fire firmware "
    U"first fisheries fishery fit fitness five flash flat flight floor flower fly focus food footprint for force ford foreign forest forestry form format formula forum found "
    U"foundation four fox frame framework france fraud free freight frequently fresh friday friend friends from front fruit fuel fuji full fun fund fungus future galaxy gallery game "
    U"games garden gas gate gateway gender general genetic geographic geography gift girl glass global gmail go gogoro golden good goods google gorge governance government gps grade "
    U"graduate grand green ground group guard guardian guest guide gym habitat hair hall hand handbook handy happy harbor harbour hard hardware hat have hazard hazardous head health "
    U"heart heat heaven hello help hepatitis her heritage hero high highway hill his history hit holiday holy home honda hospital hot hotel hour house household housing how hub "
    U"human humanitarian husky hygiene hypertension i ice icon id idea ideas identity image immigration immunity immunodeficiency impact import in inc income index indicator "
    U"indigenous indoor industrial industry infant infection infectious influenza info information infrastructure inhaler initiative injection injury innovation inquiry insect "
    U"inside inspection instagram institute institution insulin insurance intellectual intelligence inter interest interface interior internal international internet investment "
    U"invoice ipad iphone iron irrigation is island it japan jeep job joint journal judicial judiciary juice jump junior jurisdiction just juvenile kaohsiung keep key kid kids king "
    U"kitchen kitty know korea ktv lab labor laboratory labour lady lake land landscape language laser last laundering law league learn leather led left legal legend legislation "
    U"legislative lego leisure lenovo less level lexus liability library licence license life light like line lion list literature live livestock living local lock logistics logo "
    U"london long look lost lot lottery love low ltd lucky lunch luxury machine madam made magic mail main make malaria mall malware man management manager manual manufacturing map "
    U"maritime mark market marriage mart mask mass master match mate material mathematics matrix max may mazda mc meal measles measure measures mechanical media medical medicine "
    U"meeting member memory men mental menu message messenger metal metro micro microsoft middle migrant migration military milk mind mineral mini minister ministry minority mint "
    U"mirror mix mobile mobility mode model modern molecular moment monday money monitor monster month moon more morning mortgage motor mountain mouse movie mr mrs mrt ms multiple "
    U"municipal museum music mutual my name nano nation national nationality nationwide natural nature navigation navy negotiation net netflix network neural new news next night "
    U"nike nine nintendo nissan no nokia normal north note nuclear number nurse nursing nutrition obligation occupational ocean of off offender office official oh oil ok old olympic "
    U"ombudsman on one online only open operating operation optima option orange order organic organization original other our out outdoor outlook over own ownership oxygen pacific "
    U"pack package page paint palace palawan panda pandemic panel papa paper paradise parental park parking parliament part partner partnership party pass passport password patent "
    U"patient patrol pattern paul pay payment payroll pcr peace peak pen penal penalty pension people pepsi perfect permit personal personality personnel pesticide pet petition "
    U"petroleum pharmaceutical pharmacy philosophy phone photo physical physics piano pick picture pink pizza plague plan planet plants plastic play player plaza please plus "
    U"pneumonia pocket point poison police policy polio political pollution pool pop population port portal post poster pot poverty power practice prada precious pregnancy premium "
    U"press prevention price pride prime principal principle print printer prius privacy private pro procedure procedures process procurement product profile program project "
    U"property prosecco prosecution prosecutor protection protein protocol proud provider provision psychology public pull punch pure purple push pvc qualification quality "
    U"quarantine queen question questions quick rabies race radiation radio radiology railway rainbow range rate raw read reader ready real receipt reception record recovery recycle "
    U"red reebok reference referendum refugee refund region regional register registration registry regulation regulations rehabilitation relations relax religion religious remedy "
    U"remote renewable rent repair report representative republic request rescue research reserve reset residence resident resort resource resources responsibility rest restaurant "
    U"retention retirement retriever return revenue review rice rich right rights ring risk river road roof room rose round route royal rugby rule run running rural safe safety sale "
    U"salon samsung sanction sanctions sanitation sanyo satellite sauce save schedule scholarship school science scope screen sea search season seat second secret secretariat "
    U"secretary secure security sell seminar send senior serial series serve server service set seven sewage sexual sharp she sheet shell shield ship shoe shoes shop shopping short "
    U"shot show side sign signature silver sim sincerely single sir site six size skin sky sleep slim slow small smart smile snack snow social societies society socket soft software "
    U"soil solar sold solution sony soul sound soup source south spa space spaniel spark special species specification spectrum speed spirit sport sports spring square stability "
    U"stage stamp stand standard standards star starbucks start state static station statistical statistics status statute steam steel step stop storage store storm story strategy "
    U"stream street strong structure student studio style subaru subscriber subsidy subway success sugar suite summer sun sunday super supervision supplement supply support surface "
    U"surgery surveillance survey sustainability sustainable suzuki sweet swift switch symposium syndrome system table tablet tablets tag taichung tainan taipei taiwan take talk "
    U"tank taoyuan tape target tariff task tax taxation taxi tea team tech technical technology tee telecom telecommunication telecommunications template tenancy terms terrier "
    U"territory tesla test text thank the theater theatre therapy they this three tiger time tiny tip tire title to tobacco today token tools top total touch tower town toxic toxin "
    U"toy toyota track trade trademark traffic trail train training transaction transcript transfer transit transplant transport transportation trash travel treasure treatment "
    U"treaty tree trend tribunal triumph tropical truck trust tuberculosis tumor turbo tv two type typhoid typhoon ultra under unemployment union unit united universal universe "
    U"university up update upload upper urban us usb use user utility vaccination vaccine vacuum valley value van variable vegetable vehicle venue verify version vespa vessel "
    U"veteran veterinary victim video view villa village vinyl violence vip virtual virus visa vision visit visitor vita vitamin voice volume volunteer volvo vote voter voucher wage "
    U"wall wallet warehouse warm warning warranty wash waste water wave way we wear weather web week weekend welcome welfare wellness west what wheel when white who why wide wifi "
    U"wild wildlife will win wind window windows wine winter wireless wise with women wood word work workers workshop world wrap write writer xbox yahoo yamaha year yes yoga you "
    U"young your yours youth youtube zara zero zone zoo zoom dear officer officers everyone "
    U"uber foodpanda shopee agoda klook booking excel threads panasonic marketing grab lalamove ubereats airbnb spotify paypal pchome telegram tiktok twitter wechat whatsapp kkday kkbox expedia trivago rakuten carousell hitachi toshiba philips xiaomi huawei oppo dropbox linkedin discord github powerpoint teams skype notion openai chatgpt adidas uniqlo ikea ebay aliexpress taobao temu shein gojek sales";

// LED, WIFI, iPhone: capitals alone, or behind a small letter; not O'Connor.
bool is_abbreviation(std::u32string_view word) {
  constexpr std::size_t longest = 4;
  const auto capitals = static_cast<std::size_t>(std::count_if(word.begin(), word.end(), is_capital));
  return (capitals == word.size() && word.size() <= longest) || (capitals > 1 && capitals < word.size() && word.find_first_of(U"-'’") == word.npos);
}

bool ends_with_one(std::u32string_view word, std::size_t shortest, std::span<const std::u32string_view> endings) {
  const auto ends = [&](std::u32string_view ending) { return Words::stands_at(word, word.size() - ending.size(), ending); };
  return word.size() >= shortest && std::any_of(endings.begin(), endings.end(), [&](auto ending) { return ending.size() <= word.size() && ends(ending); });
}

// Endings of Indonesian and Thai names that hardly any English word has: Lisnawati, Wongsawat.
bool ends_like_name(std::u32string_view word) {
  static constexpr std::u32string_view endings[] = {U"wati", U"ningsih", U"yanto", U"yani", U"armi", U"inah", U"setya", U"awan", U"sawat", U"porn", U"chai", U"wong", U"suk", U"siri"};
  return ends_with_one(word, 6, endings);
}

// Endings of nouns of law and office and of substances that hardly any name has: Regulation, Metformin Hydrochloride.
bool ends_like_thing(std::u32string_view word) {
  static constexpr std::u32string_view endings[] = {U"tion",   U"sion",    U"ology",     U"graphy",  U"ical",   U"ality", U"bility",   U"chloride", U"oxide",
                                                    U"sulfate", U"acetate", U"phosphate", U"cillin", U"mycin", U"floxacin", U"prazole", U"statin",  U"virus"};
  return ends_with_one(word, 7, endings);
}

// What a word may be; several bits may be set.
enum Kind : unsigned { given_name = 1, family_name = 2, thing = 4 };

// The words of the three lists with what each is, found at once for all of them.
class KnownWords {
 public:
  KnownWords() {
    add(given_names, given_name);
    add(family_names, family_name);
    add(things, thing);
  }
  // 0 of a word that is in no list; compared without case.
  [[nodiscard]] unsigned kinds_of(std::u32string_view word) const { return words_[places_[place_of(word)]].kinds; }

 private:
  struct Word {
    std::u32string_view text;
    unsigned kinds;
  };
  void add(std::u32string_view list, Kind kind) {
    for_each_listed(list, [&](std::u32string_view text) {
      std::uint16_t& place = places_[place_of(text)];
      if (place == 0) {
        place = static_cast<std::uint16_t>(words_.size());
        words_.push_back({text, 0});
      }
      words_[place].kinds |= kind;
    });
  }
  // Where the word stands, or would stand.
  [[nodiscard]] std::size_t place_of(std::u32string_view word) const {
    std::uint32_t hash = 0;
    for (const char32_t c : word) hash = (hash ^ Words::lower(c)) * 0x01000193U;
    std::size_t at = (hash * 0x9E3779B1U) >> (32U - bits);
    while (places_[at] != 0 && !is_same(words_[places_[at]].text, word)) at = (at + 1) % places_.size();
    return at;
  }
  static bool is_same(std::u32string_view known, std::u32string_view word) { return known.size() == word.size() && Words::stands_at(word, 0, known); }

  static constexpr unsigned bits = 14;  // several times as many places as there are words
  std::array<std::uint16_t, std::size_t{1} << bits> places_{};
  std::vector<Word> words_{{}};  // the first stands for none
};

unsigned kinds_of(std::u32string_view word) {
  static const KnownWords words;
  return words.kinds_of(word);
}

bool is_thing_word(std::u32string_view word, unsigned kinds) { return (kinds & thing) != 0 || ends_like_thing(word); }

// SUPARTI BT KASMIN: a daughter of, as Indonesian and Malay names have it.
bool is_daughter_of(std::u32string_view word) {
  static const Words list(U"bt bt. binti binte bte");
  return list.contains_word(word);
}

bool is_thing(std::u32string_view word, unsigned kinds) { return is_abbreviation(word) || is_thing_word(word, kinds); }

}  // namespace

std::size_t romanised_name_size(std::u32string_view words) {
  bool has_given = false, has_family = false, spelled = true;
  std::size_t count = 0, names = 0, last = 0;
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = std::min(words.find_first_of(U" \t\u3000\u00A0,", begin), words.size());
    const auto word = words.substr(begin, end - begin);
    begin = end + 1;
    if (word.empty()) continue;
    if (count > 0 && spelled && end < words.size() && is_daughter_of(word)) {
      ++names;
      continue;
    }
    const unsigned kinds = kinds_of(word);
    const bool is_given = (kinds & given_name) != 0, is_family = (kinds & family_name) != 0;
    const bool is_thing = is_thing_word(word, kinds);
    if (is_thing && !is_given && !is_family) return names >= 2 && has_given && has_family ? last : 0;
    has_given = has_given || (is_given && !is_thing);
    has_family = has_family || (is_family && !is_thing);
    names += (is_given || is_family) && !is_thing ? 1 : 0;
    spelled = spelled && !is_thing && !is_abbreviation(word);
    ++count;
    last = end;
  }
  return (names > 0 || spelled) && count >= 2 ? last : 0;
}

bool is_romanised_given_name(std::u32string_view word) {
  const unsigned kinds = kinds_of(word);
  return ((kinds & given_name) != 0 || ends_like_name(word)) && !is_thing(word, kinds);
}

bool is_romanised_family_name(std::u32string_view word) {
  const unsigned kinds = kinds_of(word);
  return (kinds & family_name) != 0 && !is_thing(word, kinds);
}

bool is_thing(std::u32string_view word) { return is_thing(word, kinds_of(word)); }

}  // namespace opendata::deid
