#pragma once
#include "base/result.h"
#include <QByteArrayView>
#include <QJsonObject>
#include <QList>

namespace mj::server {

// A provider's JSON answer whose long texts, the pictures, stay where they lie in the body: an answer of 64 MiB is not copied into a
// document of twice that size. `body` outlives it.
class AnswerJson
{
public:
    // Error: ProviderFailed, not one JSON object.
    static Result<AnswerJson> parse(const QByteArray &body);

    const QJsonObject &object() const { return m_object; }
    QByteArray text(const QJsonValue &value) const; // of a string; shares the body's memory where it was left there

    // A provider's code in a form that may be kept: letters, digits and _ . - only, never prose; empty for anything else.
    static QString word(const QJsonValue &code);

private:
    QJsonObject m_object;
    QList<QByteArrayView> m_left;
};

} // namespace mj::server
