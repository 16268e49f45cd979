#include "deid/recognizers/names/name_neighbours.hpp"

namespace opendata::deid::name_neighbours {

constinit const Blocks pairs{
#include "deid/recognizers/names/name_neighbours.inc"
};

}  // namespace opendata::deid::name_neighbours
