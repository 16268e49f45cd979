#include <opendata/error.hpp>
#include <string>

int main() {
  static char cell[] = "A123456789";
#if MUST_NOT_COMPILE
  const opendata::Error e(opendata::Errc::bad_value, {cell, ""});
#else
  const opendata::Error e(opendata::Errc::bad_value, {"not a national ID", "不是身分證字號"}, {"in.csv", 7, "id"});
#endif
  return e.where().row == 7 && cell[0] == 'A' ? 0 : 1;
}
