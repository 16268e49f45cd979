#pragma once
#include <xapian.h>

#include <opendata/result.hpp>
#include <string_view>
#include <utility>

#include "index/time_limit.hpp"

/// The only place that catches Xapian::Error. Its message may hold a term, which is somebody's text: only its type name
/// goes on.
namespace opendata::search {

[[nodiscard]] inline Error error_from(const Xapian::Error& e, Errc code, Message message) {
  return Error::from_library(code, message, e.get_type());
}

/// Whether the error says that another machine did not answer.
[[nodiscard]] inline bool is_network(const Error& error) { return std::string_view(error.library_type()).starts_with("Network"); }

/// Runs `f`, which gives a Result, and turns what Xapian throws into an Error.
/// Errors: corrupt (damaged or foreign database), conflict (the database changed while it was read), io_failure,
/// internal.
template <class F>
[[nodiscard]] auto guarded(F&& f) -> decltype(f()) {
  try {
    return std::forward<F>(f)();
  } catch (const TimeLimitReached&) {
    return failure(Errc::limit_exceeded, {"the search takes too long; use fewer or rarer words, or narrow it by kind, "
                                          "agency or category",
                                          "查詢時間過長；請減少字詞或改用較少見的詞，或以類型、機關、類別縮小範圍"});
  } catch (const Xapian::DatabaseModifiedError& e) {
    return failure(error_from(e, Errc::conflict,
                              {"the index changed while it was read; try again", "讀取時索引已變更；請再試一次"}));
  } catch (const Xapian::DatabaseCorruptError& e) {
    return failure(error_from(e, Errc::corrupt, {"the index is damaged; build it again", "索引已損壞；請重新建立"}));
  } catch (const Xapian::DatabaseVersionError& e) {
    return failure(error_from(e, Errc::not_supported,
                              {"the index has another format; build it again", "索引格式版本不符；請重新建立"}));
  } catch (const Xapian::DatabaseOpeningError& e) {
    return failure(
        error_from(e, Errc::corrupt, {"the index cannot be opened; build it again", "無法開啟索引；請重新建立"}));
  } catch (const Xapian::DatabaseError& e) {
    return failure(error_from(
        e, Errc::io_failure,
        {"the index cannot be read or written; check free space and permissions, and if they are right build it again",
         "無法讀寫索引；請檢查磁碟空間與權限，若無異狀請重新建立"}));
  } catch (const Xapian::NetworkError& e) {
    return failure(error_from(e, Errc::io_failure,
                              {"a shard of the index on another machine does not answer; start its xapian-tcpsrv or "
                               "correct the list of shards",
                               "另一台主機上的索引分片沒有回應；請啟動該處的 xapian-tcpsrv，或改正分片清單"}));
  } catch (const Xapian::Error& e) {
    return failure(
        error_from(e, Errc::internal, {"the search library failed; please report it", "檢索程式庫發生錯誤；請回報"}));
  }
}

}  // namespace opendata::search
