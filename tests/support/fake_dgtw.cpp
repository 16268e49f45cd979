#include "support/fake_dgtw.hpp"

#include <opendata/json.hpp>

namespace test {
namespace {

std::string failed(const std::string& code) {
  return R"({"success": false, "error": {"identifier": "", "error_type": ")" + code + R"(", "message": "見代碼"}})";
}

}  // namespace

FakePlatform::Answer FakeDgtw::serve(const httplib::Request& request) {
  if (request.get_header_value("Authorization") != key) return {200, failed("ER0010:驗證失敗")};
  const bool item = request.path.find("/rest/dataset/") != std::string::npos;
  const std::string id = request.path.substr(request.path.rfind('/') + 1);
  if (request.method == "GET") {
    if (!can_be_asked) return {404, "<html>404</html>"};
    if (!records.contains(id)) return {200, R"({"success": true, "result": []})"};
    std::string record = records.at(id);
    if (rewrites) record.replace(record.find("\"free\""), 6, "\"免費\"");
    return {200, R"({"success": true, "result": )" + record + "}"};
  }
  if (request.method == "DELETE") {
    if (records.erase(id) == 0) return {200, failed("ER0050:欲刪除的資料集不存在。")};
    return {200, R"({"success": true, "result": {"identifier": ")" + id + "\"}}"};
  }
  const auto body = opendata::json::parse(request.body, opendata::json::Dialect::strict);
  if (!body) return {200, failed("ER0210:格式錯誤")};
  const std::string named = body->text_of("identifier");
  if (body->text_of("categoryService") == "K00") return {200, failed("ER0031:資料集分類錯誤")};
  if (request.method == "PUT" && (!item || !records.contains(id)))
    return {200, failed("ER0050:欲修改的資料集不存在。")};
  if (request.method == "POST" && records.contains(named)) return {200, failed("ER0040:資料集已存在")};
  records[named] = request.body;
  return {200, R"({"success": true, "result": {"identifier": ")" + named + "\"}}"};
}

}  // namespace test
