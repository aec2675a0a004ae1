#include "server/generations/model_times.h"

#include <QJsonArray>

#include <algorithm>

namespace mj::server {
namespace {

constexpr int kept = 20;
constexpr qint64 freshSeconds = 5;

QString pathOf(const QString &model)
{
    return QStringLiteral("modelTimes/") + model;
}

int medianOf(const QJsonArray &list)
{
    QList<qint64> times;
    for (const QJsonValue &value : list)
        times.append(value.toInteger());
    if (times.isEmpty())
        return 0;
    std::sort(times.begin(), times.end());
    return static_cast<int>((times[times.size() / 2] + 999) / 1000);
}

} // namespace

void ModelTimes::record(const QString &model, qint64 milliseconds)
{
    for (int attempt = 0; attempt < 3; ++attempt) {
        const auto before = m_store.read(pathOf(model));
        if (!before)
            return;
        QJsonArray list = *before ? (*before)->fields.value(QLatin1String("milliseconds")).toArray() : QJsonArray();
        list.append(milliseconds);
        while (list.size() > kept)
            list.removeFirst();
        const QJsonObject fields{{QStringLiteral("milliseconds"), list}};
        if (m_store.commit({*before ? Write::update(**before, fields) : Write::create(pathOf(model), fields)}))
            return;
    }
}

int ModelTimes::medianSeconds(const QString &model)
{
    const std::lock_guard lock(m_mutex);
    Seen &seen = m_seen[model];
    if (!seen.at.isValid() || seen.at.secsTo(m_clock.now()) >= freshSeconds) {
        const auto document = m_store.read(pathOf(model));
        if (document && *document)
            seen.seconds = medianOf((*document)->fields.value(QLatin1String("milliseconds")).toArray());
        seen.at = m_clock.now();
    }
    return seen.seconds;
}

} // namespace mj::server
