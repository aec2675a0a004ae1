#pragma once
#include "base/result.h"
#include <QDate>
#include <QStringList>

namespace mj::ui {

// The company's own policy data as shipped with the program: the text, who processes what, and the officer. Read once, any thread.
class PolicyBook
{
public:
    struct Processor {
        QString id;
        QString name;
        QString task;
        QString items;
        QString country;
        QString method;
        QString contact;
        QString retention;
        QStringList unconfirmed; // names of the fields above that are still to be confirmed
    };
    struct Officer {
        QString name;
        QString position;
        QString email;
        QString phone;
    };

    // `folder` holds processors.json and privacy_policy_<date>_<language>.txt. `language` is "ko" or "en".
    // Errors: Storage (missing), Corrupt.
    static Result<PolicyBook> read(const QString &folder, const QString &language);

    const QList<Processor> &processors() const { return m_processors; }
    const Officer &officer() const { return m_officer; }
    QString processorName(const QString &id) const; // the id itself when unknown
    QDate version() const { return m_version; }     // effective date of the policy
    QString text() const { return m_text; }

private:
    QList<Processor> m_processors;
    Officer m_officer;
    QDate m_version;
    QString m_text;
};

} // namespace mj::ui
