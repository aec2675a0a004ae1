#pragma once
#include <QByteArray>

namespace mj {

// What of Exif (TIFF, from its byte order mark on) a picture needs to be shown upright: its orientation alone. Empty when it is upright
// as it is or cannot be read. Place, device, time and comments (some programs keep the prompt there) do not come along.
QByteArray bareExif(const QByteArray &tiff);

} // namespace mj
