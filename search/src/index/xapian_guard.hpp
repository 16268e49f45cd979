#pragma once
#include <xapian.h>

#include <opendata/result.hpp>
#include <utility>

/// The only place that catches Xapian::Error. Its message may hold a term, which is somebody's text: only its type name
/// goes on.
namespace opendata::search {

[[nodiscard]] inline Error error_from(const Xapian::Error& e, Errc code, Message message) {
  return Error::from_library(code, message, e.get_type());
}

/// Runs `f`, which gives a Result, and turns what Xapian throws into an Error.
/// Errors: corrupt (damaged or foreign database), conflict (the database changed while it was read), io_failure,
/// internal.
template <class F>
[[nodiscard]] auto guarded(F&& f) -> decltype(f()) {
  try {
    return std::forward<F>(f)();
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
  } catch (const Xapian::Error& e) {
    return failure(
        error_from(e, Errc::internal, {"the search library failed; please report it", "檢索程式庫發生錯誤；請回報"}));
  }
}

}  // namespace opendata::search
