#pragma once

namespace opendata::push {

/// curl has to be set up once, before any thread uses it. May be called again.
void start_curl();

}  // namespace opendata::push
