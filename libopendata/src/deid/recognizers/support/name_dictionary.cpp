#include "deid/recognizers/support/name_dictionary.hpp"

namespace opendata::deid::name_dictionary {

constinit const Blocks words{
#include "deid/recognizers/support/name_dictionary_words.inc"
};
constinit const Blocks usual_words{
#include "deid/recognizers/support/name_dictionary_usual.inc"
};

}  // namespace opendata::deid::name_dictionary
