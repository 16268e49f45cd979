#include "release/json_writer.hpp"
#include "release/separation.hpp"

namespace opendata::release {
namespace {

void write_ground(JsonWriter& out, unsigned ground) {
  out.key("ground");
  if (ground == 0) return out.null();
  out.text(std::to_string(ground));
}

void write_withheld(JsonWriter& out, std::string_view key, std::string_view unit, const std::vector<Withheld>& list) {
  out.key(key);
  out.begin_array();
  for (const Withheld& entry : list) {
    out.begin_object();
    out.text("name", entry.name);
    out.text("transform", entry.transform);
    out.number(unit, entry.count);
    write_ground(out, entry.ground);
    out.end_object();
  }
  out.end_array();
}

void write_count(JsonWriter& out, std::string_view key, std::string_view unit, std::uint64_t count, unsigned ground) {
  out.key(key);
  out.begin_object();
  out.number(unit, count);
  write_ground(out, ground);
  out.end_object();
}

void write_grounds(JsonWriter& out, const catalog::CodeLists& codes) {
  out.key("grounds");
  out.begin_array();
  for (const catalog::Code& ground : codes.restriction_grounds) {
    out.begin_object();
    out.text("code", ground.code);
    out.text("zh-TW", ground.label.zh_tw);
    out.text("en", ground.label.en);
    out.end_object();
  }
  out.end_array();
}

}  // namespace

std::string format_separation_json(const Separation& separation, const catalog::CodeLists& codes) {
  constexpr unsigned personal_privacy = 6;
  JsonWriter out;
  out.begin_object();
  out.number("separation_version", 1);
  out.text("law", "政府資訊公開法第18條");
  out.text("dataset", separation.dataset_id);
  out.number("records_in", separation.records_in);
  out.number("records_out", separation.records_out);
  write_count(out, "records_withheld", "rows", separation.records_withheld, personal_privacy);
  write_withheld(out, "columns_withheld", "rows", separation.columns);
  write_withheld(out, "cells_withheld", "cells", separation.cells);
  write_withheld(out, "text_withheld", "passages", separation.texts);
  write_withheld(out, "reduced_detail", "cells", separation.reduced);
  write_count(out, "unlisted_columns", "columns", separation.unlisted_columns, separation.unlisted_ground);
  write_grounds(out, codes);
  out.end_object();
  return out.take();
}

}  // namespace opendata::release
