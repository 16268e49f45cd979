#pragma once
#include <map>
#include <opendata/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "support/fake_platform.hpp"

namespace test {

/// As much of a CKAN portal as a push meets, with its statuses and error bodies (see the golden answers of a real one).
class FakeCkan : public FakePlatform {
 public:
  struct Resource {
    std::string id;
    std::map<std::string, std::string> members;
    std::string data;  ///< of the uploaded file
    std::string file_name = "file";  ///< it was uploaded under
  };
  struct Package {
    opendata::json::Value body;  ///< as package_create or package_update sent it last
    std::vector<Resource> resources;
  };
  FakeCkan();
  ~FakeCkan() override;
  /// What the portal holds; not while requests run.
  std::map<std::string, Package> packages;
  std::map<std::string, std::vector<opendata::json::Value>> tables;  ///< datastore rows by resource id
  unsigned cleared = 0;  ///< uploads whose bytes were removed
  std::string owner;  ///< of every package instead of what was sent, if not empty
  [[nodiscard]] const Resource* resource(const std::string& file) const;
  [[nodiscard]] std::string extra(const std::string& wanted) const;
  [[nodiscard]] bool is_public() const;
  /// Somebody saves the portal's own form of a resource, which drops the members that it does not show.
  void save_form(const std::string& file);
  /// Somebody changes a text of the one package by hand.
  void edit(const std::string& from, const std::string& to);

 private:
  Answer serve(const httplib::Request& request) override;
  Answer act(const std::string& action, const opendata::json::Value& body);
  Answer upload(const std::string& action, const httplib::Request& request);
  [[nodiscard]] std::string show(const std::string& name) const;
  Answer save_package(const opendata::json::Value& body);
  Answer patch_resource(const opendata::json::Value& body);
  Answer delete_resource(const std::string& id);
  Answer datastore(const std::string& action, const opendata::json::Value& body);
  Resource* find(const std::string& id);
  unsigned next_id_ = 1;
};

}  // namespace test
