# The local upscaler: its published weights are checked and packed while building, and compiled into the imaging room.
add_executable(mj_pack_weights packaging/upscale/pack_weights.cpp)
target_include_directories(mj_pack_weights PRIVATE "${CMAKE_SOURCE_DIR}/lib")
target_link_libraries(mj_pack_weights PRIVATE Qt6::Core mj_warnings)
set_target_properties(mj_pack_weights PROPERTIES AUTOMOC OFF)

set(upscale_qrc "<RCC><qresource prefix=\"/mj/upscale\">\n")
function(mj_pack_upscale factor model_hash weights_hash)
  set(folder "${CMAKE_SOURCE_DIR}/resources/upscale/x${factor}")
  set(out "${CMAKE_BINARY_DIR}/embedded/upscale_x${factor}.weights")
  add_custom_command(OUTPUT "${out}"
    COMMAND mj_pack_weights ${factor} "${folder}/model.json" ${model_hash} "${folder}/group1-shard1of1.bin" ${weights_hash} "${out}"
    DEPENDS mj_pack_weights "${folder}/model.json" "${folder}/group1-shard1of1.bin"
    COMMENT "Checking and packing the weights for ${factor} times" VERBATIM)
  set(upscale_qrc "${upscale_qrc}<file alias=\"x${factor}.weights\">${out}</file>\n" PARENT_SCOPE)
endfunction()
# SHA-256 of the reviewed files; resources/upscale/README.md says where they come from.
mj_pack_upscale(2 8efb488c2caed0196a6163e3f06798f9245e92623ffd50654a26c372e09150ea 5cb464ae4d390ce0a771afd5feaf60fbfcdb18ab48a56db98cdf6b88202369de)
mj_pack_upscale(4 3a2eaa642232567e7d2a2e7638c9704f42f63f355fc656c18aa78bf2da1d903d 82637daaf3ba024df5e9da2389e8992e7a6e8a992ba6268ce6bc490c92e9516e)

file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/embedded/mj_upscale.qrc" CONTENT "${upscale_qrc}</qresource></RCC>\n" @ONLY)
qt_add_resources(upscale_sources "${CMAKE_BINARY_DIR}/embedded/mj_upscale.qrc")
target_sources(mj_imaging PRIVATE ${upscale_sources})
set_source_files_properties(${upscale_sources} PROPERTIES SKIP_AUTOMOC ON SKIP_PRECOMPILE_HEADERS ON)

# The inner loops alone want more than -O2. Nothing of the instruction set is chosen here: a file asks for its own, and the processor is asked
# before it runs.
file(GLOB upscale_kernels CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/lib/imaging/upscale_kernel_*.cpp")
list(TRANSFORM upscale_kernels REPLACE "^${CMAKE_SOURCE_DIR}/" "")
set_source_files_properties(${upscale_kernels} PROPERTIES SKIP_AUTOMOC ON SKIP_PRECOMPILE_HEADERS ON)
if(NOT MSVC)
  set_source_files_properties(${upscale_kernels} PROPERTIES COMPILE_OPTIONS "-O3;-ffp-contract=fast;-fno-sanitize=all")
endif()
