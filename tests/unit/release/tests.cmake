opendata_test(unit_release LABEL unit SOURCES unit/release/manifest_test.cpp unit/release/open_release_test.cpp
  unit/release/publish_test.cpp unit/release/metadata_scan_test.cpp unit/release/quality_test.cpp unit/release/formats_release_test.cpp unit/release/fan_out_test.cpp unit/release/attacks_test.cpp unit/release/cell_counts_test.cpp unit/release/batch_reader_test.cpp
  unit/release/series_test.cpp unit/release/joint_classes_test.cpp unit/release/model_check_test.cpp unit/release/batch_test.cpp unit/release/disclosure_test.cpp
  unit/release/withdraw_test.cpp)
