#pragma once
#include "inspect/quasi_codes.hpp"

namespace opendata::inspect {

/// k and the share of records that may go, as the proposed policy states them.
constexpr std::uint64_t proposed_k = 5;
constexpr double proposed_suppression_limit = 0.05;

/// Which treatment each quasi-identifier gets: the finest ones found at which records in classes of fewer than
/// `proposed_k` persons stay within the limit. Two walks through the lattice of treatments, coarser from the finest and
/// finer from the coarsest, each step where it is worth most; the one that ends with less loss is taken.
/// Input: `floor` are treatments not to be finer than. Result: one treatment a coded column; all the last ones when
/// nothing holds. Not the proven optimum: a proposal, which is tried afterwards.
[[nodiscard]] std::vector<std::size_t> choose_levels(const QuasiCodes& codes, const std::vector<std::size_t>& floor);

}  // namespace opendata::inspect
