#pragma once
#include "base/result.h"
#include <QDate>
#include <QString>

namespace mj::ui {

// The terms of service as shipped with the program. Read once, any thread.
class TermsBook
{
public:
    // `folder` holds terms_<language>.txt, whose first line is "Version: <date>". `language` is "ko" or "en". Errors: Storage (missing), Corrupt.
    static Result<TermsBook> read(const QString &folder, const QString &language);

    QDate version() const { return m_version; } // in force since
    QString text() const { return m_text; }     // without the first line

private:
    QDate m_version;
    QString m_text;
};

} // namespace mj::ui
