#pragma once
#include "base/result.h"
#include "imaging/upscaler.h"
#include <QByteArray>
#include <QSize>

namespace mj::studio {

// An enlarged picture as it goes into the gallery.
struct UpscaledFile {
    QByteArray png;
    QByteArray thumbnail; // JPEG
    QSize size;
};

// From the file of a picture to that of its enlargement; `options.canceled` must be set. Errors of decode and upscaled, Canceled. Any thread.
Result<UpscaledFile> makeUpscaledFile(const QByteArray &source, int factor, const UpscaleOptions &options);

// The one place where the statement "made by a neural network" is put into the file, whatever the parent's file said.
Result<QByteArray> labelledUpscale(QByteArray png);

} // namespace mj::studio
