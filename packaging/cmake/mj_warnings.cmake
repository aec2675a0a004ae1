add_library(mj_warnings INTERFACE)
if(MSVC)
  target_compile_options(mj_warnings INTERFACE /W4 /utf-8 $<$<BOOL:${MJ_WARNINGS_AS_ERRORS}>:/WX>)
else()
  target_compile_options(mj_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast
    -Woverloaded-virtual -Wcast-qual -Wformat=2 -Wimplicit-fallthrough $<$<BOOL:${MJ_WARNINGS_AS_ERRORS}>:-Werror>)
endif()
target_compile_definitions(mj_warnings INTERFACE QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH
  QT_NO_URL_CAST_FROM_STRING QT_STRICT_ITERATORS)
