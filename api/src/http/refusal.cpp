#include "refusal.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace opendata::api::http {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void write_member(Writer& writer, const char* key, std::string_view value) {
  writer.Key(key);
  writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

std::string problem_document(const Refusal& refusal, std::string_view request_id) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  write_member(writer, "type", "/problems/" + std::string(refusal.type));
  write_member(writer, "title", refusal.message.in(Language::zh_tw));
  writer.Key("status");
  writer.Int(refusal.status);
  write_member(writer, "detail", refusal.message.in(Language::en));
  write_member(writer, "instance", "/requests/" + std::string(request_id));
  writer.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace

Response refusal_response(const Refusal& refusal, std::string_view request_id) {
  Response response;
  response.status = refusal.status;
  response.headers = {
      {"Content-Type", "application/problem+json"}, {"Content-Language", "zh-TW"}, {"Cache-Control", "no-store"}};
  if (refusal.status == 405) response.headers.emplace_back("Allow", "GET, HEAD, OPTIONS");
  if (refusal.status == 503) response.headers.emplace_back("Retry-After", "2");
  response.body = problem_document(refusal, request_id);
  return response;
}

}  // namespace opendata::api::http
