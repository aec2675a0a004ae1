#pragma once
#include <QString>
#include <QStringList>

class QMimeData;

namespace mj::studio {
class Gallery;
class ReferencePictures;
} // namespace mj::studio

namespace mj::ui {

// What a drag of gallery pictures inside this program carries: their ids, one a line.
inline constexpr char galleryMime[] = "application/x-mjstudio-pictures";

// Whether something pasted or dropped is meant as pictures: gallery pictures, picture files, or pixels without words. A word processor puts a
// picture of the text beside the text; then the text is meant.
bool isPictures(const QMimeData *mime);

// Hands them on; what they come to is told by `pictures`. False: only an address on the web, which is not fetched for anybody.
bool takePictures(const QMimeData *mime, studio::ReferencePictures &pictures, studio::Gallery &gallery);

} // namespace mj::ui
