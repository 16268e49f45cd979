#pragma once
#include "policy/keys.hpp"

/// The forms of names, codes and addresses in a policy. An empty text means "not stated" where a key is optional.
namespace opendata::config {

extern const Form dataset_id;       ///< [a-z0-9][a-z0-9-]{0,62}
extern const Form field_name;       ///< [a-z][a-z0-9_]{0,62}
extern const Form source_column;    ///< not empty
extern const Form dgtw_identifier;  ///< organisation code (10) "-" 6 digits
extern const Form org_code;         ///< 10 letters and digits
extern const Form oid;              ///< "2.16.886.101.…"
extern const Form category_code;    ///< capital letters and digits
extern const Form email_address;
extern const Form web_address;  ///< http(s)://…, no blanks, no slash at the end
extern const Form iso_date;     ///< a day that exists, "2024-05-06"
extern const Form iso_instant;  ///< "2024-05-06T07:08:09Z"
extern const Form update_unit;  ///< 日 週 月 季 年 不定期
extern const Form plain_label;  ///< 1 to 200 bytes without control characters

}  // namespace opendata::config
