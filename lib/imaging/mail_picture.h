#pragma once
#include "base/result.h"
#include "imaging/source_type.h"
#include <QByteArray>

namespace mj {

// The preview a mail carries inline: a labelled JPEG of at most `maxBytes`, smaller in pixels until it fits. Errors as of decode.
Result<QByteArray> mailPicture(const QByteArray &picture, SourceType source, qsizetype maxBytes = 1'000'000);

} // namespace mj
