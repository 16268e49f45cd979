#include "push/http/start_curl.hpp"

#include <curl/curl.h>

namespace opendata::push {

void start_curl() {
  static const bool started = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  static_cast<void>(started);
}

}  // namespace opendata::push
