#pragma once
#include "base/money.h"
#include "base/result.h"
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace mj::api {

// Reads the fields of one JSON object and remembers the first that is missing or of the wrong type. Unknown fields are ignored.
// Used as: Reader in(object); thing.a = in.text("a"); ...; return in.finish(thing);
class Reader
{
public:
    explicit Reader(QJsonObject object) : m_object(std::move(object)) {}

    QString text(const char *field, int maxLength = 32'000); // required, not null, without U+0000 and broken surrogates
    QString textOr(const char *field, const QString &fallback = {}, int maxLength = 32'000);
    qint64 integer(const char *field);                        // required, integral, |n| <= 2^53
    qint64 integerOr(const char *field, qint64 fallback);
    bool boolean(const char *field);
    bool booleanOr(const char *field, bool fallback);
    double numberOr(const char *field, double fallback);
    QDateTime time(const char *field);   // required
    QDateTime timeOr(const char *field); // invalid when absent or null
    QJsonObject object(const char *field);
    QJsonObject objectOr(const char *field);
    QJsonArray arrayOr(const char *field);
    QStringList textsOr(const char *field);
    Points points(const char *field) { return Points(integer(field)); }
    Krw krw(const char *field) { return Krw(integer(field)); }

    // Every element of an optional array through T::fromJson.
    template <class T>
    QList<T> list(const char *field)
    {
        QList<T> items;
        for (const QJsonValue &value : arrayOr(field)) {
            Result<T> item = T::fromJson(value.toObject());
            if (!item) {
                refuse(field);
                break;
            }
            items.append(std::move(*item));
        }
        return items;
    }

    bool has(const char *field) const { return !value(field).isUndefined() && !value(field).isNull(); }
    void refuse(const char *field);
    const std::optional<Error> &failure() const { return m_failure; }

    template <class T>
    Result<T> finish(T value) const
    {
        if (m_failure)
            return fail(*m_failure);
        return value;
    }

private:
    QJsonValue value(const char *field) const { return m_object.value(QLatin1String(field)); }

    QJsonObject m_object;
    std::optional<Error> m_failure;
};

} // namespace mj::api
