#pragma once
#include "server/providers/painter/intent.h"
#include <QString>

namespace mj::server::painter {

// NFC, case folded, white space collapsed: two prompts that read the same paint the same.
QString normalised(const QString &prompt);

// Reads Korean and English words. `style` is one of DemoEngine::styles(). Pure.
Intent intentOf(const QString &normalisedPrompt, quint64 seed, const QString &style);

} // namespace mj::server::painter
