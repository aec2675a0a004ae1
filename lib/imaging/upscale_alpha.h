#pragma once
#include <QImage>
#include <atomic>

namespace mj::upscale {

// Gives pixels that cannot be seen the colour of their nearest visible neighbours, so that no colour nobody sees bleeds into an edge.
// `picture` is RGBA8888. False when canceled.
bool spreadColours(QImage &picture, const std::atomic<bool> &canceled);

// Fills the alpha of `result` (RGBA8888, a whole multiple of `picture` in size) by interpolating that of `picture`. False when canceled.
bool enlargeAlpha(const QImage &picture, QImage &result, const std::atomic<bool> &canceled);

} // namespace mj::upscale
