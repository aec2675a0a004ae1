#pragma once
#include <QImage>

namespace mj::server::painter {

// The painting in the colours of another picture: mean and spread of each channel are carried over. A pure function.
QImage recoloured(const QImage &painting, const QImage &like);

// The picture as it was, filling the size of the painting, with the painting where the mask is transparent (soft at its edge); without a
// mask half of each everywhere. A pure function.
QImage paintedInto(const QImage &picture, const QImage &painting, const QImage &mask);

} // namespace mj::server::painter
