#include "index/plans.hpp"
#include "query/sounds.hpp"

namespace opendata::search {

Result<Plan> plan_reading(const PlanInput& input) {
  auto understood = text_of_sounds(input.query.text, {input.generation, input.handle});
  if (!understood) {
    return failure(Errc::bad_value, {"the text is no Zhuyin or Pinyin of words in the index; write ㄎㄨㄤˊ ㄑㄩㄢˇ or kuangquan",
                                     "無法以注音或拼音讀出索引內的詞；寫法如「ㄎㄨㄤˊ ㄑㄩㄢˇ」或「kuangquan」"});
  }
  Query query = input.query;
  query.text = *understood;
  auto plan = plan_full_text({query, input.citations, input.generation, input.handle, input.database, input.corpus});
  if (plan) plan->understood = std::move(*understood);
  return plan;
}

}  // namespace opendata::search
