opendata_test(property_transforms LABEL property SOURCES property/transforms_test.cpp)
