#pragma once
#include "studio/prompt_exchange.h"
#include <QString>

namespace mj::ui {

// What became of an import, in sentences: what was taken, and each line that was not, with the reason.
QString importSummary(const studio::TemplateImport &import);
QString importDetails(const studio::TemplateImport &import); // a line each, the first `mostDetails`; may be empty
constexpr int mostDetails = 20;

} // namespace mj::ui
