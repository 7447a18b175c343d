// Storage of lists, tuples, dicts and deques: what C++ code sees of it. What programs see is in lang/.
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "sim/python/container_deque.h"
#include "sim/python/container_dict.h"
#include "sim/python/container_list.h"
#include "sim/python/test/values_heap.h"
#include "sim/python/text.h"

namespace kvant::python {
namespace {

class Containers : public testing::Test {
 protected:
  Containers() {
    lay_out_types(heap);
    empty_ = heap.used();
  }
  Value str(const std::string& text) { return new_str(heap, text); }
  std::vector<std::int64_t> numbers(Value list) {
    std::vector<std::int64_t> all;
    for (Value v : list_items(heap, list)) all.push_back(v.as_small());
    return all;
  }
  void expect_all_freed() { EXPECT_EQ(heap.used(), empty_); }

  Heap heap;
  std::size_t empty_ = 0;
};

TEST_F(Containers, ListGrowsShrinksAndGivesItsMemoryBack) {
  const Value list = new_list(heap);
  for (int i = 0; i < 1000; ++i) list_append(heap, list, Value::small(i));
  list_insert(heap, list, 0, Value::small(-1));
  EXPECT_EQ(list_pop(heap, list, 1), Value::small(0));
  list_replace(heap, list, 1, 998, std::array{Value::small(7), Value::small(8)});
  EXPECT_EQ(numbers(list), (std::vector<std::int64_t>{-1, 7, 8, 999}));
  list_extend(heap, list, list_items(heap, list));
  EXPECT_EQ(list_items(heap, list).size(), 8u);
  heap.drop(list);
  expect_all_freed();
}

TEST_F(Containers, DeepNestingIsFreedWithoutTheStack) {
  Value outer = new_list(heap);
  for (int i = 0; i < 300000; ++i) {
    const Value inner = outer;
    outer = i % 2 == 0 ? new_tuple_owned(heap, std::array{inner}) : new_list_owned(heap, std::array{inner});
  }
  heap.drop(outer);
  expect_all_freed();
}

TEST_F(Containers, DictKeepsInsertionOrderThroughDeletionsAndGrowth) {
  const Value dict = new_dict(heap);
  std::vector<Value> keys;
  for (int i = 0; i < 500; ++i) {
    keys.push_back(str("key" + std::to_string(i)));
    dict_set_str(heap, dict, keys.back(), Value::small(i));
  }
  for (std::size_t i = 0; i < 500; i += 2) EXPECT_TRUE(dict_del_str(heap, dict, keys[i]));
  EXPECT_FALSE(dict_del_str(heap, dict, keys[0]));
  dict_set_str(heap, dict, keys[0], Value::small(1000));
  dict_set_str(heap, dict, keys[1], Value::small(1001));
  EXPECT_EQ(dict_size(heap, dict), 251u);
  std::vector<std::int64_t> order;
  Value key, value;
  for (std::uint32_t at = 0; dict_next(heap, dict, at, key, value);) order.push_back(value.as_small());
  EXPECT_EQ(order.front(), 1001);
  EXPECT_EQ(order[1], 3);
  EXPECT_EQ(order.back(), 1000);
  const Value same_text = str("key7");
  EXPECT_EQ(dict_get_str(heap, dict, same_text), Value::small(7));
  EXPECT_TRUE(dict_get_str(heap, dict, keys[8]).is_null());
  heap.drop(same_text);
  for (Value k : keys) heap.drop(k);
  heap.drop(dict);
  expect_all_freed();
}

TEST_F(Containers, DictEntryStaysWhileItsKeyStandsThere) {
  const Value dict = new_dict(heap);
  const Value a = str("a"), b = str("b");
  dict_set_str(heap, dict, a, Value::small(1));
  dict_set_str(heap, dict, b, Value::small(2));
  const std::int32_t at = dict_entry_of(heap, dict, b);
  const std::uint32_t version = heap.get<Dict>(dict)->version;
  dict_set_str(heap, dict, b, Value::small(3));
  EXPECT_EQ(heap.get<Dict>(dict)->version, version) << "overwriting is no change to an iterator";
  EXPECT_EQ(dict_entries(heap, dict)[at].value, Value::small(3));
  dict_del_str(heap, dict, a);
  EXPECT_NE(heap.get<Dict>(dict)->version, version);
  EXPECT_EQ(dict_entries(heap, dict)[at].key, b);
  const Value copy = dict_copy(heap, dict);
  EXPECT_EQ(dict_size(heap, copy), 1u);
  EXPECT_EQ(dict_entry_of(heap, copy, b), 0) << "a copy has no gaps";
  for (Value v : {a, b, dict, copy}) heap.drop(v);
  expect_all_freed();
}

TEST_F(Containers, DequeIsARing) {
  const Value deque = new_deque(heap);
  for (int i = 0; i < 20; ++i) deque_append(heap, deque, Value::small(i));
  for (int i = 0; i < 15; ++i) EXPECT_EQ(deque_pop_left(heap, deque), Value::small(i));
  for (int i = 20; i < 40; ++i) deque_append(heap, deque, Value::small(i));
  deque_append_left(heap, deque, Value::small(14));
  EXPECT_EQ(deque_size(heap, deque), 26);
  EXPECT_EQ(deque_at(heap, deque, 0), Value::small(14));
  EXPECT_EQ(deque_at(heap, deque, 25), Value::small(39));
  deque_erase(heap, deque, 1);
  deque_insert(heap, deque, 0, Value::small(99));
  EXPECT_EQ(deque_at(heap, deque, 0), Value::small(99));
  EXPECT_EQ(deque_at(heap, deque, 2), Value::small(16));
  EXPECT_EQ(deque_pop(heap, deque), Value::small(39));
  heap.drop(deque);
  expect_all_freed();
}

TEST_F(Containers, BoundedDequeDropsFromTheOtherEnd) {
  const Value deque = new_deque(heap, 2);
  const Value text = str("item");
  for (int i = 0; i < 3; ++i) deque_append(heap, deque, text);
  EXPECT_EQ(deque_size(heap, deque), 2);
  EXPECT_EQ(heap.get<Object>(text)->refs, 3u);
  deque_append_left(heap, deque, Value::small(1));
  EXPECT_EQ(heap.get<Object>(text)->refs, 2u);
  heap.drop(deque);
  heap.drop(text);
  expect_all_freed();
}

}  // namespace
}  // namespace kvant::python
