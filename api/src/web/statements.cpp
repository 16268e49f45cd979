#include "web/statements.hpp"

namespace opendata::api::web::statements {

const Message about{
    R"(This site answers what citizens ask, leads to the law that the answers rest on, and publishes the agency's records as open data.

## What you find here

- **Questions and answers**, kept by the offices in charge, with the articles of law that they rest on.
- **Regulations**, article by article, with a lasting address for each.
- **Datasets** in open formats, with a description of every field, and through an API.

## How data is published

Records are de-identified before they are published: direct identifiers are removed or replaced, free text is cleaned, and what could single out a person is generalised until a stated model holds. A release that does not pass these checks is not published. Each dataset's page states its model and its remaining risk.

## Use and licence

Data may be used freely under the Open Government Data License, version 1.0, unless a dataset's page says otherwise. Texts of laws are not subject to copyright.)",
    R"(本站整理民眾常見問題與解答、答案所依據的法規，並將機關業務資料以開放資料方式提供。

## 本站內容

- **便民問答**：由承辦單位維護，並列出所依據的法規條文。
- **法規**：可查至條文，每一條都有固定網址。
- **資料集**：以開放格式及 API 提供，每個欄位均有說明。

## 資料如何發布

資料發布前均經去識別化：移除或代換直接識別資料、清理自由文字，並將可能辨識個人的資料概略化，直到符合所宣告的隱私模型；未通過檢查者不予發布。各資料集頁面載明所用模型與剩餘風險。

## 使用與授權

除資料集頁面另有標示外，資料依政府資料開放授權條款－第1版授權，可自由利用。法規條文不受著作權保護。)"};

const Message accessibility{
    R"(This site is made so that everybody can use it, and aims at level AA of the Web Content Accessibility Guidelines 2.1.

## What we do

- Every page works with the keyboard alone, without a mouse and without JavaScript.
- Pages begin with a link to the main content. The parts of a page are marked with ::: and reached with access keys.
- Text can be enlarged with the buttons at the top or the browser, up to 200 %, and pages fit narrow screens.
- Colours have enough contrast, in light and dark, and follow a system set to high contrast.
- Movement is left out when your system asks for less.
- Charts and maps have a table with the same content.

## Access keys

- Alt+U: top navigation
- Alt+C: main content
- Alt+B: footer

In Firefox press Shift+Alt and the letter; on a Mac Control+Option and the letter.

## If something does not work for you

Tell us through the contact at the end of the page; name the address of the page and what you wanted to do.)",
    R"(本站致力讓所有人都能順利使用，依「網站無障礙規範」2.1 AA 等級設計。

## 我們的做法

- 所有頁面皆可僅以鍵盤操作，不需滑鼠，也不需 JavaScript。
- 每頁開頭可直接跳到主要內容，各區塊以 ::: 標示，並可用快速鍵前往。
- 可用頁面上方的字級按鈕或瀏覽器放大至 200 %，窄螢幕亦可正常閱讀。
- 文字與背景對比充足，支援深色模式與系統高對比設定。
- 系統設定減少動態時，頁面不使用動態效果。
- 圖表與地圖旁均附相同內容的表格。

## 快速鍵

- Alt+U：上方導覽區
- Alt+C：主要內容區
- Alt+B：頁尾區

Firefox 請按 Shift+Alt+字母，Mac 請按 Control+Option+字母。

## 使用上遇到困難

請透過頁尾的聯絡方式告訴我們，並說明頁面網址與您想完成的事。)"};

const Message privacy{
    R"(This site can be used without telling us who you are.

## What is not collected

- No cookies, no trackers, nothing from other sites.
- The words that you search for stand in no log of the server, nor do whole network addresses.
- The chosen text size is remembered in your browser only and never sent.

## What is kept

- Technical records of the server: time, kind of page, status and duration of a request, for keeping the service running.
- Counts of how often pages are read, of answers called helpful or not, and of searches that many people make, without anything about who they are.

## Please

Do not write names, identity numbers or telephone numbers into the search.

## The data published here

It was de-identified before it was published. If you believe that somebody can be recognised in it, tell us at once through the contact at the end of the page: the dataset will be looked at and, where needed, withdrawn.)",
    R"(使用本站不需提供任何身分資料。

## 我們不蒐集

- 不使用 Cookie、不使用追蹤程式、不載入其他網站的內容。
- 伺服器紀錄檔不含您輸入的檢索內容，也不含完整的網路位址。
- 字級設定只存在您的瀏覽器中，不會傳送。

## 我們保留

- 伺服器運作所需的技術紀錄：時間、頁面類別、狀態與處理時間。
- 頁面被閱讀的次數、「是否有幫助」的回饋次數，以及許多人都查過的檢索詞次數，不含使用者的任何資訊。

## 請留意

請勿在檢索欄輸入姓名、身分證字號、電話等個人資料。

## 本站發布的資料

資料發布前均經去識別化。如您認為從中可以辨識出特定個人，請立即透過頁尾的聯絡方式告訴我們，我們將檢視該資料集，必要時下架。)"};

}  // namespace opendata::api::web::statements
