#pragma once
#include <QCoreApplication>
#include <QList>
#include <QPair>

namespace mj::ui {

// The banks of the payment service's list as people call them. No state; GUI thread.
struct BankWords {
    Q_DECLARE_TR_FUNCTIONS(BankWords)
public:
    static QString name(const QString &code); // the code itself when it is unknown
    static QList<QPair<QString, QString>> all(); // code and name, by name in the language of the moment
};

} // namespace mj::ui
