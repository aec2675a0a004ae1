#pragma once
#include "ui/theme/tokens.h"
#include <QString>

namespace mj::ui {

// The application's one style sheet: studio.css with every @name replaced by its token.
QString styleSheet(const Tokens &tokens);

} // namespace mj::ui
