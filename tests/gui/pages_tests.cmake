# SPDX-License-Identifier: GPL-3.0-or-later
# Tests of the pages; included by CMakeLists.txt beside it.
aisb_add_test(gui_pages GUI
  SOURCES
    accuracy_models_test.cpp accuracy_page_test.cpp pages_accuracyrun_test.cpp pages_again_test.cpp
    pages_binding_test.cpp pages_catalogue_test.cpp pages_compare_test.cpp pages_connections_test.cpp pages_experiments_test.cpp pages_experimentsmodel_test.cpp pages_forms_test.cpp pages_largetext_test.cpp pages_models_test.cpp pages_newrun_test.cpp pages_optionmap_test.cpp pages_queue_test.cpp
    pages_resultcharts_test.cpp pages_results_test.cpp pages_running_test.cpp pages_share_test.cpp pages_translation_test.cpp
  LINKS aisb_gui
  LABELS gui)
set_target_properties(test_gui_pages PROPERTIES AUTOUIC ON AUTOUIC_SEARCH_PATHS ${CMAKE_SOURCE_DIR}/forms)
