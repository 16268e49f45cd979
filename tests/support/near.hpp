#pragma once
#include <algorithm>
#include <cmath>
#include <ostream>

namespace test {

/// Compares with a relative tolerance; Catch2's own class has another name in v2 than in v3.
struct Near {
  double value, tolerance;
  friend bool operator==(double measured, const Near& expected) {
    return std::abs(measured - expected.value) <=
           expected.tolerance * std::max({std::abs(expected.value), std::abs(measured), 1e-6});
  }
  friend std::ostream& operator<<(std::ostream& out, const Near& near) { return out << near.value; }
};
inline Near near(double value, double tolerance = 1e-9) { return {value, tolerance}; }

}  // namespace test
