#pragma once
#include <QCoreApplication>

namespace mj::ui {

class ConsentCard;

// What each consent card says, the same wherever it stands. In the language of the moment.
struct ConsentWords {
    Q_DECLARE_TR_FUNCTIONS(ConsentWords)

public:
    static void fillTerms(ConsentCard &card);
    static void fillPrivacy(ConsentCard &card);
    static void fillOverseas(ConsentCard &card);
};

} // namespace mj::ui
