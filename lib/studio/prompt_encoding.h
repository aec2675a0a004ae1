#pragma once
#include "studio/prompt_exchange.h"
#include <QByteArray>
#include <QString>

namespace mj::studio {

// The text of a file in UTF-8, with or without its mark; or what it is in place of that. `problem` is set or `text` is.
struct DecodedText {
    QString text;
    std::optional<TemplateImport::FileProblem> problem;
};
DecodedText decodeText(const QByteArray &bytes);

} // namespace mj::studio
