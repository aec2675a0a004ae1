#pragma once
#include "api/privacy.h"
#include <QCoreApplication>

namespace mj::ui {

// The keys of a holding as words for people. No state; GUI thread.
struct PrivacyWords {
    Q_DECLARE_TR_FUNCTIONS(PrivacyWords)
public:
    static QStringList groups(); // in the order of the policy's article 2
    static QString group(const QString &key);
    static QString groupNote(const QString &key);
    static QString item(const QString &key);
    static QString purpose(const QString &key);
    static QString period(const QString &key);
    static QString basis(const QString &key);
    static QString count(const api::Holding &holding);
};

} // namespace mj::ui
