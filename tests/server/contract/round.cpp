#include "server/contract/round.h"

#include "support/catch.h"

namespace mj::test {

// What the answer breaks of the file; empty: nothing. Refusals must be among the operation's codes.
QString Round::problems(const QJsonObject &operation, const Answer &answer) const
{
    const QJsonObject responses = operation.value(QLatin1String("responses")).toObject();
    const QString status = QString::number(answer.status);
    if (!responses.contains(status))
        return QStringLiteral("status %1 is not in the file").arg(status);
    const QJsonObject response = m_book.resolved(responses.value(status).toObject());
    QStringList found;
    const QJsonObject headers = response.value(QLatin1String("headers")).toObject();
    for (const QString &name : headers.keys())
        found += m_book.problems(headers.value(name)[QLatin1String("schema")].toObject(), QString::fromLatin1(answer.headers.value(name.toLower().toLatin1())), name);
    const QJsonObject content = response.value(QLatin1String("content")).toObject();
    const QString type = QString::fromLatin1(answer.contentType.split(';').first());
    if (content.isEmpty() ? !answer.body.isEmpty() : !content.contains(type))
        found.append(QStringLiteral("content type ") + type);
    else if (type == QLatin1String("application/json"))
        found += m_book.problems(content.value(type)[QLatin1String("schema")].toObject(), answer.json());
    else if (!content.isEmpty() && answer.body.isEmpty())
        found.append(QStringLiteral("an empty file"));
    if (answer.status >= 400 && !texts(operation.value(QLatin1String("x-error-codes"))).contains(answer.code()))
        found.append(QStringLiteral("the operation does not list ") + answer.code());
    return found.join(QLatin1String("; "));
}

Answer Round::ask(const QString &operation, const Ask &ask, int status, const char *code)
{
    const Answer answer = m_visitor.ask(ask);
    CAPTURE(operation, ask.target, ask.body.left(200), answer.status, answer.body.left(400));
    CHECK(answer.status == status);
    if (answer.status >= 400)
        CHECK(answer.code() == QLatin1String(code));
    CHECK(problems(named(operation), answer) == QString());
    m_seen.insert(operation + QLatin1Char(' ') + (answer.status >= 400 ? answer.code() : QString::number(answer.status)));
    return answer;
}

QStringList Round::unseen() const
{
    QStringList missing;
    forEach([&](const QString &, const QString &, const QJsonObject &operation) {
        const QString name = operation.value(QLatin1String("operationId")).toString();
        for (const QString &status : operation.value(QLatin1String("responses")).toObject().keys()) {
            if (status.toInt() > 0 && status.toInt() < 400 && !m_seen.contains(name + QLatin1Char(' ') + status))
                missing.append(name + QLatin1Char(' ') + status);
        }
        for (const QString &code : texts(operation.value(QLatin1String("x-error-codes")))) {
            if (!m_seen.contains(name + QLatin1Char(' ') + code))
                missing.append(name + QLatin1Char(' ') + code);
        }
    });
    return missing;
}

QJsonObject Round::named(const QString &name) const
{
    QJsonObject found;
    forEach([&](const QString &, const QString &, const QJsonObject &operation) {
        if (operation.value(QLatin1String("operationId")).toString() == name)
            found = operation;
    });
    REQUIRE_FALSE(found.isEmpty());
    return found;
}

} // namespace mj::test
