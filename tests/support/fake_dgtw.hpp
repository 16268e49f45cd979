#pragma once
#include <map>
#include <string>

#include "support/fake_platform.hpp"

namespace test {

/// The REST interface of data.gov.tw: always status 200, `success` tells.
class FakeDgtw : public FakePlatform {
 public:
  FakeDgtw() { start(); }
  ~FakeDgtw() override { stop(); }
  std::map<std::string, std::string> records;  ///< JSON by identifier; not while requests run
  bool can_be_asked = true;                    ///< whether GET is served
  bool rewrites = false;                       ///< whether records come back written in the platform's own way

 private:
  Answer serve(const httplib::Request& request) override;
};

}  // namespace test
