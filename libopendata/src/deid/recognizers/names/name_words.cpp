#include "deid/recognizers/names/name_words.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
#include <vector>

#include "deid/recognizers/names/surnames.hpp"

namespace opendata::deid::name_words {
namespace {

// The words of four lists by their last two characters, so that two looks tell which of the lists have a word that ends at a place.
class CueWords {
 public:
  CueWords() {
    add(labels(), label);
    add(weak_labels(), weak_label);
    add(offices(), office);
    add(animals(), animal);
  }
  // Of a text of one character or more.
  [[nodiscard]] unsigned ending(std::u32string_view text) const {
    const std::size_t size = text.size();
    const std::uint32_t of_last = hash_of_last(text[size - 1]);
    const std::size_t alone = place_of(of_last, U'\0'), two = size > 1 ? place_of(of_last, text[size - 2]) : alone;
    unsigned cues = held_.test(alone) ? cues_in(alone, text) : 0U;
    if (two != alone && held_.test(two)) cues |= cues_in(two, text);
    return cues;
  }

 private:
  struct Entry {
    std::u32string_view word;
    Cue cue;
  };
  void add(const Words& words, Cue cue) {
    for (const auto& [key, word] : words.entries()) {
      const char32_t second_last = word.size() < 2 ? U'\0' : word[word.size() - 2];
      const std::size_t place = place_of(hash_of_last(word.back()), second_last);
      held_.set(place);
      buckets_[place % buckets_.size()].push_back({word, cue});
    }
  }
  static std::uint32_t hash_of_last(char32_t last) { return Words::lower(last) * 0x9E3779B1U; }
  static std::size_t place_of(std::uint32_t hash_of_last, char32_t second_last) { return ((Words::lower(second_last) * 0x85EBCA6BU) ^ hash_of_last) >> 18U; }
  [[nodiscard]] unsigned cues_in(std::size_t place, std::u32string_view text) const {
    unsigned cues = 0;
    for (const Entry& entry : buckets_[place % buckets_.size()]) {
      if (ends_with(text, entry.word)) cues |= entry.cue;
    }
    return cues;
  }
  static bool ends_with(std::u32string_view text, std::u32string_view word) {
    return text.size() >= word.size() && Words::stands_at(text, text.size() - word.size(), word);
  }
  std::array<std::vector<Entry>, 1024> buckets_;
  std::bitset<16384> held_;  // places of two characters that some word ends with
};

}  // namespace

const Words& titles() {
  static const Words list(
      U"先生 小姐 女士 太太 夫人 媽媽 爸爸 阿姨 伯伯 阿伯 叔叔 奶奶 爺爺 阿嬤 阿公 老師 醫師 醫生 律師 老闆 老闆娘 船長 教授 護理師 護理長 師傅 師父 同學 弟弟 妹妹 小弟 小妹 "
      U"小朋友 大哥 大姐 大姊 姐姐 哥哥 婆婆 媳婦 伯母 桑 院長 委員長 總經理 副總經理 副總 協理 襄理 經理 店長 教練 獸醫師 獸醫 藥師 會計師 代書 房東 班長 董事長 "
      U"男士 小妹妹 小弟弟 阿婆 老太太 老先生 老伯 舅舅 舅媽 姑姑 叔公 伯公 嬸婆 姑婆 姨婆 大嬸 大叔 師姐 師兄 師母 牧師 神父 修女 法師 排長 連長 士官長 管理員 保全 總幹事 顧問 工程師 設計師 嬸嬸 教官 村民 媽咪");
  return list;
}

const Words& short_titles() {
  static const Words list(U"君 嫌 男 女 員 師 姓 氏 生 童 婦 翁 嬤 父 母 妻 夫 哥 姐 姊 伯 叔 嬸 媽 爸 董 總 導 醫 爺 婆 嫂");
  return list;
}

bool may_begin_title(char32_t c) { return titles().may_begin_with(c) || short_titles().may_begin_with(c); }

const Words& labels() {
  static const Words list(
      U"買家 賣家 姓名 族名 登記人 承購人 買受人 台端 臺端 敝姓 保人 保證人 病歷 收養人 送養人 受訪者 主委 副主委 財委 監委 理事 監事 班長 會長 陳情人 申請人 聯絡人 連絡人 飼主 飼主姓名 認養人 領養人 收養人 送養人 當事人 報案人 檢舉人 通報人 來電者 來電人 被害人 受害人 證人 收件人 收件者 寄件人 收信人 戶名 車主 案主 個案 "
      U"投保人 被保險人 承租人 出租人 得標人 投標人 代理人 受託人 委託人 被處分人 受處分人 受裁處人 行為人 持有人 違規人 債務人 債權人 義務人 負責人 受款人 病患 患者 病人 承辦人 照顧者 "
      U"屋主 戶長 繼承人 被繼承人 訴願人 原告 被告 聲請人 相對人 監護人 法定代理人 關係人 使用人 所有人 所有權人 納稅人 納稅義務人 捐贈人 捐款人 抬頭 署名 簽名 捕捉人 拾獲人 走失人 "
      U"駕駛人 借款人 保證人 連帶保證人 反映人 投訴人 填表人 填寫人 得標 次高標 報名人 參加人 受訪者 役男 考生 家長姓名 學生姓名 聯絡人姓名 聯絡窗口 反應人 委任人 被通報人 轉介人 求助人 存款人 持卡人 對造 對造人 被檢舉人 被陳情人 "
      U"名字 名叫 叫做 我叫 本名 姓名為 名下 name "
      U"全名 真名 漢名 自稱 就叫 他叫 她叫 名字叫 名字是 名為 敝人 戶名 帳戶名 帳戶名稱 案主 個案 住民 住戶 租戶 租客 承租戶 里民 地主 車主 犬主 貓主 畜主 原飼主 新飼主 同居人 同住人 確診者 接觸者 產婦 孕婦 死者 往生者 亡者 傷者 傷患 役男 被害人 加害人 嫌犯 嫌疑人 目擊者 見證人 證人 報案人 通報人 通報者 來電者 檢舉者 陳情者 提案人 連署人 舉發人 送達人 應受送達人 代收人 被照顧者 受照顧者 照服員 居服員 外籍看護 看護 幫傭 配偶 立書人 立據人 具狀人 具結人 切結人 受款人 收款人 匯款人 領款人 收件者 寄件人 收件人 訂購人 承買人 讓渡人 受讓人 讓與人 占用人 佔用人 借用人 借閱人 竊嫌 乙方 甲方 丙方 買方 賣方 買受方 出賣人 立約人 立切結書人 切結書人 立委託書人 委託書人 簽章人 具領人 代領人 應考人 報考人 應徵者 投訴者 匿名者 申訴者 中獎人 抽中者 受監護宣告人 受輔助宣告人 受扶養人 扶養義務人 遺囑人 遺贈人 房客 攤商 攤主 業主 店主 騎士 乘客 拾獲者 失主 失蹤人 走失者 長者 獨居長者 獨居老人 學員 得獎人 受獎人 獲獎者 住戶代表 家長代表 勞方代表 資方代表 家屬代表 水電工 工頭 被咬人 被咬者 提告人 告訴人 申訴人 檢舉人姓名 請款人 領回人 領取人 受贈人 贈與人 遺屬 家屬代表 受刑人 更生人 役男姓名 被保人 要保人 債務人 借款人 連署代表 案外人 第三人 行為人 簽收人 簽約人 承攬人 承辦律師 抄表員 會首 會腳 起造人 監造人 管理人 信託人 受益人 票主 卡主 機主");
  return list;
}

const Words& weak_labels() {
  static const Words list(
      U"兄 弟 姊 妹 姐 長子 次子 三子 長女 次女 三女 案母 案父 案妻 案夫 案子 案女 案主 姪女 姪子 外甥 表哥 表弟 表姊 表妹 堂哥 舅媽 嬸嬸 導師 代表 室友 網友 友人 同梯 主任 老闆娘 場主 犬主 店員 店長 社工 志工 個管師 獸醫師 醫師 老人 長者 補助戶 隔壁 鄰人 地主 朋友 媽媽 爸爸 祖母 祖父 婆婆 公公 岳母 岳父 其妹 其弟 其兄 其姊 其姐 其子 其女 其母 其父 之妹 之弟 之子 之女 民眾 我是 這是 本人 住戶 鄰居 里民 居民 市民 家屬 母親 父親 母 父 子 女 妻 夫 配偶 太太 先生 丈夫 妻子 兒子 女兒 小兒子 大兒子 孫女 孫子 曾孫 媳婦 女婿 哥哥 姐姐 姊姊 弟弟 妹妹 阿公 阿嬤 外婆 "
      U"奶奶 爺爺 姑姑 舅舅 阿姨 我媽 我爸 我姐 我哥 我弟 我妹 房東 房客 老闆 雇主 員工 學生 同學 老師 教師 護理師 司機 騎士 駕駛 送貨員 志工 會員 讀者 移工 看護 由 請 找 洽 非 應為 是 叫 姓 和 與 及 "
      U"負責人即 名單 稱 代理領標人 會員 兄弟 姊妹 姐妹 我姐是 我哥是 我弟是 我妹是 家中兄弟 收件人寫 寄給我 對 跟 問 告知 被 讓 聯絡 致電 洽詢 叫我 署名 我先生 我太太 我老公 我老婆 女友 男友 室友 前夫 前妻 外籍看護 看護工 鄰長 撥到 當成 檢舉者 反對者 "
      U"長子 次子 三子 獨子 么兒 么子 長女 次女 么女 獨女 兒子 女兒 孫子 孫女 外孫 外孫女 曾孫 長孫 祖父 祖母 外公 外婆 阿公 阿嬤 父親 母親 爸爸 媽媽 家父 家母 先父 先母 亡父 亡母 亡夫 亡妻 先生 太太 丈夫 妻子 老公 老婆 男朋友 女朋友 前男友 前女友 未婚夫 未婚妻 哥哥 弟弟 姊姊 姐姐 妹妹 大哥 大姊 小妹 小弟 胞兄 胞弟 胞姊 胞妹 堂哥 堂弟 堂姊 堂妹 嫂嫂 大嫂 弟媳 媳婦 孫媳 女婿 岳父 岳母 公公 婆婆 叔叔 伯父 伯母 姑丈 姨丈 外甥女 乾媽 乾爹 養父 養母 生父 生母 繼父 繼母 其父 其母 其妻 其夫 其子 其女 其兄 其弟 其妹 其姊 其孫 其媳 其祖母 其祖父 之子 之女 之父 之母 之夫 之妻 之弟 之兄 之妹 之姊 之孫 朋友 同事 鄰居 隔壁 樓上 樓下 對面 隔壁的 樓上的 樓下的 居民 主人 家長 案姊 案妹 案兄 案弟 案孫 案媳 案婿 小孩 孩子 學長 學妹 學弟 學姊 班導 教練 家教 師傅 攤販 師父 回電 函覆 請轉 轉告 轉知 轉達 改由 委由 委託 匯給 匯入 轉交 交給 還給 登記為 更正為 誤植為 更名為 記為 代表 學生 考生 新生 轉學生 教友 信徒 隊員 團員 社員 選手 工人 技師 駕駛 肇事者 對方 找 罵 叫作 名叫 那個叫 一個叫 本來叫 改叫 經洽 電洽 訪視 家訪 扶養 照顧 照護 陪 載 帶 邀請 拜託 感謝 謝謝 祝 致 給 替 幫");
  return list;
}

const Words& verbs() {
  static const Words list(
      U"一起 發言 到區 代簽 代領 代收 表示 來電 陳情 反映 反應 檢舉 陪同 代填 驗傷 不願 申請 自稱 要求 稱 說 問 詢問 查詢 住 持 敬上 上 家屬 及 和 與 等 已 於 因 在 未 等 是 同意 要 想 向 提 的 之 並 也 不 有 無 接 報 出 兄弟 姊妹 "
      U"夫婦 夫妻 一家 本人 名義 改 擬 簽 領 養 飼 遭 被 將 到 前來 親自 擔任 又 亦 皆 均 帶 請 拜 留 家 二 三 兩 先 電 打 轉 需 會 剛 昨 今 每 去 再 就 騎 開 從 寫 具 委 為 兼 拒 主動 口述 電話 手機 長期 經常 常 時常 多次 發生 協調 求證 把 養雞 養狗 養貓 遛狗 半夜 深夜 違規 違停 占用 佔用 "
      U"餵食 棄置 丟 亂丟 辱罵 毆打 恐嚇 騷擾 虐待 吵鬧 製造 擺放 堆放 施工 漏水 停車 車輛 住處 路過 路經 行經");
  return list;
}

const Words& offices() {
  static const Words list(
      U"處長 局長 市長 課長 科長 里長 區長 主任 技士 技正 技佐 書記官 書記 專員 秘書 議員 科員 課員 辦事員 隊長 分隊長 組長 部長 院長 縣長 鄉長 鎮長 總統 副局長 副處長 股長 檢察官 法官 所長 "
      U"校長 站長 警員 巡官 稽查員 科長： 工程員 檢查員 約僱人員 約聘人員 約僱員 助理員 管理師 里幹事 村幹事 主任秘書 秘書長 技工 工友 護士長 稽查人員 承辦人員 助理工程員 副工程司 工程司 消防員 清潔隊員");
  return list;
}

const Words& public_names() {
  static const Words list(U"小黃 小白 小黑 小花 孫立人 林志玲 郭台銘 張忠謀 黃仁勳 張惠妹 蔡依林 王力宏 吳念真 侯孝賢 楊德昌 林懷民 于右任 李遠哲 宋楚瑜 王金平 蘇貞昌 謝長廷 吳敦義 呂秀蓮 陳建仁 鄭文燦 林佳龍 孫翠鳳 史可法 方孝孺 陳中和 余清芳 羅福星 莫那魯道 羅智成 張大千 徐志摩 朱自清 魯迅 巴金 金庸 瓊瑤 白先勇 龍應台 陳澄波 黃土水 江文也 鄧雨賢 施琅 朱一貴 林爽文 丘逢甲 賴科 馬雅各 馬克思 陳永華 鄭經 鄭克塽 劉永福 唐景崧 周瑜 趙雲 馬超 黃忠 呂布 司馬懿 孫權 孫悟空 唐三藏 武松 林沖 宋江 包青天 包公 包拯 楊貴妃 武則天 秦始皇 朱元璋 康熙 乾隆 岳飛 陸羽 華佗 李時珍 神農 媽祖 林默娘 鍾馗 孫中山 蔣中正 蔣經國 鄭成功 羅斯福 麥克阿瑟 林鳳營 李登輝 陳水扁 馬英九 蔡英文 賴清德 孫文 孫逸仙 王永慶 連橫 馬偕 關公 王爺 石敢當 余光中 鍾理和 蔣渭水 賴和 李白 杜甫 蘇東坡 白居易 孔子 孟子 曾子 關羽 張飛 劉備 曹操 諸葛亮 岳飛 文天祥 鄭和 陳其邁 朱立倫 韓國瑜 柯文哲 侯友宜 盧秀燕 黃偉哲 蔣萬安 張善政 江啟臣 王建民 林書豪 戴資穎 周杰倫 鄧麗君 張學良 羅斯福 莫那魯道 吳沙 沈葆楨 劉銘傳 林獻堂 楊逵 吳濁流 陳澄波 黃土水 張大千 齊白石 王羲之 華陀 華佗 包青天 媽祖 康熙 乾隆 朱熹 王陽明 梁啟超 胡適 魯迅 金庸 古龍 瓊瑤 席慕蓉 林語堂 錢穆 傅斯年");
  return list;
}

const Words& animals() {
  static const Words list(
      U"犬名 貓名 狗名 寵物名 寵物名字 動物名 愛犬 愛貓 狗狗 貓咪 毛孩 小狗 小貓 黑狗 白狗 黃狗 橘貓 花貓 牠叫 它叫 取名 取名叫 取名為 寵物 動物 狗叫 貓叫 鸚鵡叫 兔子叫 烏龜叫 柴犬叫 隻叫 羊名 鳥名 兔名 鼠名 犬隻 兔子 鸚鵡 柯基 柴犬 貴賓 米克斯 吉娃娃 哈士奇 拉不拉多");
  return list;
}

bool may_end_cue(char32_t c) {
  return labels().may_end_with(c) || weak_labels().may_end_with(c) || offices().may_end_with(c) || animals().may_end_with(c);
}

unsigned cues_further_before(const Scan& scan, std::size_t first) {
  static const CueWords words;
  const auto classes = scan.classes();
  unsigned cues = 0;
  for (std::size_t end = first; end > 0; --end) {
    const unsigned before = classes[end - 1];
    if ((before & cue_end) != 0) cues |= words.ending(scan.text().substr(0, end));
    if ((before & (label_mark | blank)) == 0 || first - end == 4) break;
  }
  return cues;
}

const Words& spaced_words() {
  static const Words list(U"陳情 申請 連絡 聯絡 應備 車牌 戶籍 文號 章程 常用 全民 管理 單位 司機 施工 計程 方法 程序 應繳 金額 都市 高雄 高度 安全 項目 許可 時間 查核 簡章 石化 江河 常見 成績 何時 任職 顏色 連署 廣告");
  return list;
}

const Words& placeholders() {
  static const Words list(U"依法 依規 依個資 從缺 可否 可不 少印 少一 少了 少寫 多印 請保密 請勿 同字 相近 撤銷 沒核 沒寫 沒填 要帶 要改 選填 必填 羅馬 供查 就掛 待確 翻譯待 印成 印為 寫成 打成 改成 金額 確認過 格式 變更 更正 錯誤 有誤 寫錯 拼錯 印錯 打錯 相同 相似 近似 不符 重複 欄位 塗改 一致 依規定 就這樣 就是 如此 我不 是否 已經 均已 常被 條例 不知道 施工 施打 施作 施放 連署 連絡 解釋 陳述 陳情 陳報 查證 查明 查詢 通報 祝福 祝賀 應訊 應徵 管理 談判 商量 電話 手機 住址 地址 身分證 性別 年齡 出生 同上 匿名 不詳 無 未知 保密 本人 民眾 先生 小姐 女士 不公開 未提供 未留 不願 如附件 待補 待查 略 缺 空白 或 及 對外 與 等 之 為 不 未 須 應 者 欄 飼主 市民 家屬 承辦人 負責人 同前 隱匿 未具名 不具名 資料 檢附 如下 詳");
  return list;
}

bool is_role(std::u32string_view word) {
  static const Words list(
      U"司機 公車司機 公車駕駛 客運司機 垃圾車司機 計程車司機 車掌 站務 保全 大樓保全 保全員 警衛 駐警 管理員 管區 房東 房客 租客 屋主 清潔隊員 清潔員 清潔工 環保隊員 路人 水電 水電工 外送 外送員 快遞 快遞員 郵差 送貨員 應徵 施工 "
      U"店員 店長 老闆 工讀生 志工 護理 護士 社工 房仲 仲介 業務 業務員 客服 客服人員 服務 服務員 服務台 櫃台 櫃檯 櫃臺 總機 接線 話務 承辦 承辦人 文書 會計 出納 收銀 住戶 鄰居 乘客 旅客 民眾 里民 市民 顧客 客人 師傅 稽查 稽查員 查報員 救生員 巡守員 "
      U"消防員 消防隊員 警察 警員 員警 運將 教練 幹事 代表 導覽 導覽員 導遊 解說員 空服員 駕駛 駕駛員 騎士 拖吊 拖吊員 停管員 收費員 開單員 抄表員");
  return list.contains_word(word);
}

bool is_placeholder(const Scan& scan, std::size_t first, std::size_t last) {
  const std::size_t size = placeholders().match(scan.text(), first);
  if (size == 0 || !scan.is(first, surname)) return size > 0;
  const std::u32string_view rest = scan.text().substr(0, last).substr(std::min(first + size, last));
  return std::none_of(rest.begin(), rest.end(), [](char32_t c) { return given_name_weight(c) == 2; });
}

}  // namespace opendata::deid::name_words
