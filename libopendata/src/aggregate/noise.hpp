#pragma once
#include "aggregate/counting.hpp"
#include "aggregate/ledger.hpp"
#include "aggregate/random_bytes.hpp"

namespace opendata::privacy {

/// Every atom's count with its own discrete Laplace noise of scale cases_per_person / epsilon; every other count is a
/// sum of them, so that totals are the sums of their parts. One person changes the atoms by cases_per_person
/// altogether, so that the whole answer is epsilon-differentially private. Also atoms that no case belongs to get
/// noise: which occur does not show. Errors: limit_exceeded (100,000 atoms).
[[nodiscard]] Result<std::vector<std::int64_t>> noisy_atoms(const Counted& counted,
                                                            const AggregateProtection& protection, RandomBytes& random);

/// What is asked about which bytes: the same text for the same question, however its file is laid out.
[[nodiscard]] std::string question_of(const AggregateSpec& spec, const std::string& input_sha256);

/// The counts with noise: those of the ledger when the question was answered before, else new ones that are in the
/// ledger when this returns. Errors: as Ledger::append() and noisy_atoms().
[[nodiscard]] Result<std::vector<std::int64_t>> noisy_counts(Counted& counted, const AggregateSpec& spec,
                                                             const std::string& input_sha256, Ledger& ledger,
                                                             RandomBytes& random);

}  // namespace opendata::privacy
