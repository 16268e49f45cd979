opendata_test(property_transforms LABEL property SOURCES property/transforms_test.cpp)
opendata_test(property_local_recoding LABEL property SOURCES property/local_recoding_test.cpp)
opendata_test(property_formats LABEL property SOURCES property/formats_test.cpp)
opendata_test(property_leniencies LABEL property SOURCES property/leniencies_test.cpp)
