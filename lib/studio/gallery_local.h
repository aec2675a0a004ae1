#pragma once
#include "client/gallery_store.h"
#include "studio/gallery.h"

namespace mj::studio {

// The row of a picture that this computer made: the recipe of its parent, a name and a time of its own, 0 points.
client::PictureRecord localRecord(const Gallery::LocalPicture &made);

// Puts it into the store; the opened thumbnail. Runs on the store's threads.
Result<QImage> keepLocalIn(client::GalleryStore &store, client::PictureRecord record, const Gallery::LocalPicture &made);

} // namespace mj::studio
