#include "api/reader.h"

#include "base/clock.h"

#include <cmath>

namespace mj::api {
namespace {

constexpr double largestInteger = 9007199254740992.0; // 2^53: beyond it a JSON number is not exact

bool isIntegral(const QJsonValue &value)
{
    const double number = value.toDouble(0.5);
    return value.isDouble() && std::floor(number) == number && std::fabs(number) <= largestInteger;
}

bool isAbsent(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull();
}

} // namespace

void Reader::refuse(const char *field)
{
    if (!m_failure)
        m_failure = error(Code::InvalidField, QStringLiteral("missing or of the wrong type"), QLatin1String(field));
}

QString Reader::text(const char *field, int maxLength)
{
    const QJsonValue v = value(field);
    const QString text = v.toString();
    if (!v.isString() || text.size() > maxLength || text.contains(QChar::Null) || !text.isValidUtf16())
        refuse(field);
    return text;
}

QString Reader::textOr(const char *field, const QString &fallback, int maxLength)
{
    return isAbsent(value(field)) ? fallback : text(field, maxLength);
}

qint64 Reader::integer(const char *field)
{
    const QJsonValue v = value(field);
    if (!isIntegral(v)) {
        refuse(field);
        return 0;
    }
    return static_cast<qint64>(v.toDouble());
}

qint64 Reader::integerOr(const char *field, qint64 fallback)
{
    return isAbsent(value(field)) ? fallback : integer(field);
}

bool Reader::boolean(const char *field)
{
    const QJsonValue v = value(field);
    if (!v.isBool())
        refuse(field);
    return v.toBool();
}

bool Reader::booleanOr(const char *field, bool fallback)
{
    return isAbsent(value(field)) ? fallback : boolean(field);
}

double Reader::numberOr(const char *field, double fallback)
{
    const QJsonValue v = value(field);
    if (isAbsent(v))
        return fallback;
    if (!v.isDouble())
        refuse(field);
    return v.toDouble();
}

QDateTime Reader::time(const char *field)
{
    const QDateTime parsed = fromWire(text(field, 40));
    if (!parsed.isValid())
        refuse(field);
    return parsed;
}

QDateTime Reader::timeOr(const char *field)
{
    return isAbsent(value(field)) ? QDateTime() : time(field);
}

QJsonObject Reader::object(const char *field)
{
    const QJsonValue v = value(field);
    if (!v.isObject())
        refuse(field);
    return v.toObject();
}

QJsonObject Reader::objectOr(const char *field)
{
    return isAbsent(value(field)) ? QJsonObject() : object(field);
}

QJsonArray Reader::arrayOr(const char *field)
{
    const QJsonValue v = value(field);
    if (!isAbsent(v) && !v.isArray())
        refuse(field);
    return v.toArray();
}

QStringList Reader::textsOr(const char *field)
{
    QStringList texts;
    for (const QJsonValue &v : arrayOr(field)) {
        if (!v.isString())
            refuse(field);
        texts.append(v.toString());
    }
    return texts;
}

} // namespace mj::api
