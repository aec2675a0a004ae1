#include "base/ids.h"

#include <QRandomGenerator>
#include <QUuid>

namespace mj {

QString newId(QLatin1String prefix)
{
    static constexpr char alphabet[] = "abcdefghijklmnopqrstuvwxyz234567";
    quint32 words[5];
    QRandomGenerator::system()->fillRange(words);
    QString id = prefix + QLatin1Char('_');
    for (int i = 0; i < 26; ++i)
        id += QLatin1Char(alphabet[(words[i / 6] >> ((i % 6) * 5)) & 31U]);
    return id;
}

bool isId(const QString &text)
{
    const qsizetype underscore = text.indexOf(QLatin1Char('_'));
    if (underscore < 1 || underscore > 8 || text.size() != underscore + 27)
        return false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const bool lower = c >= QLatin1Char('a') && c <= QLatin1Char('z');
        const bool digit = i > underscore && c >= QLatin1Char('2') && c <= QLatin1Char('7');
        if (i != underscore && !lower && !digit)
            return false;
    }
    return true;
}

QString newIdempotencyKey()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace mj
