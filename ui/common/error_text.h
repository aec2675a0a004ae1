#pragma once
#include "base/error.h"

namespace mj::ui {

// What a person is told about a failure: what happened, in one sentence why, and what to do next. In the language of the moment.
struct ErrorText {
    QString title;
    QString sentence;
    QString nextStep;

    QString inlineText() const { return sentence + QLatin1Char(' ') + nextStep; } // for a line beside a field
};

ErrorText errorText(const Error &error);
bool worthRetrying(Code code); // whether the same request can succeed later without the person changing anything

} // namespace mj::ui
