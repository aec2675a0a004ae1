#include "server/providers/answer_json.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace mj::server {
namespace {

constexpr qsizetype longText = 4096;
constexpr char mark = '\x1a'; // stands before the number of a text that was left behind

// The end of the text that begins at `from`, after its quote, or -1. Only searched by single bytes, which is as fast as memory.
qsizetype endOfText(const QByteArray &body, qsizetype from)
{
    for (qsizetype quote = body.indexOf('"', from); quote >= 0; quote = body.indexOf('"', quote + 1)) {
        qsizetype before = quote;
        while (before > from && body.at(before - 1) == '\\')
            --before;
        if ((quote - before) % 2 == 0) // backslashes in pairs stand for themselves
            return quote;
    }
    return -1;
}

} // namespace

Result<AnswerJson> AnswerJson::parse(const QByteArray &body)
{
    AnswerJson answer;
    QByteArray rest; // the answer without its long texts
    qsizetype kept = 0;
    for (qsizetype quote = body.indexOf('"'); quote >= 0;) {
        const qsizetype end = endOfText(body, quote + 1);
        if (end < 0)
            return fail(Code::ProviderFailed, QStringLiteral("json"));
        if (end - quote > longText && !QByteArrayView(body).sliced(quote, end - quote).contains('\\')) {
            rest.append(QByteArrayView(body).sliced(kept, quote + 1 - kept)).append("\\u001a" + QByteArray::number(answer.m_left.size()));
            answer.m_left << QByteArrayView(body).sliced(quote + 1, end - quote - 1);
            kept = end;
        }
        quote = body.indexOf('"', end + 1);
    }
    rest.append(QByteArrayView(body).sliced(kept));
    QJsonParseError problem;
    answer.m_object = QJsonDocument::fromJson(rest, &problem).object();
    if (problem.error != QJsonParseError::NoError || answer.m_object.isEmpty())
        return fail(Code::ProviderFailed, QStringLiteral("json"));
    return answer;
}

QByteArray AnswerJson::text(const QJsonValue &value) const
{
    const QString text = value.toString();
    if (!text.startsWith(QLatin1Char(mark)))
        return text.toUtf8();
    const qsizetype index = text.mid(1).toLongLong();
    return index >= 0 && index < m_left.size() ? QByteArray::fromRawData(m_left.at(index).data(), m_left.at(index).size()) : QByteArray();
}

QString AnswerJson::word(const QJsonValue &code)
{
    static const QRegularExpression form(QStringLiteral("\\A[A-Za-z0-9_.-]{1,64}\\z"));
    const QString text = code.toVariant().toString();
    return form.match(text).hasMatch() ? text : QString();
}

} // namespace mj::server
