#include "server/providers/painter/painting.h"

namespace mj::server::painter {

QImage Painting::sheet() const
{
    QImage image(canvas.width(), canvas.height(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    return image;
}

} // namespace mj::server::painter
