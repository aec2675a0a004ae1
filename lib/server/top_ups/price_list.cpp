#include "server/top_ups/price_list.h"

#include <QFile>
#include <QJsonDocument>

static void initServerResources()
{
    Q_INIT_RESOURCE(mj_server);
}

namespace mj::server {

Result<PriceList> PriceList::fromJson(const QByteArray &json)
{
    api::Reader in(QJsonDocument::fromJson(json).object());
    PriceList list;
    list.m_packages = in.list<api::Package>("packages");
    const bool sound = std::all_of(list.m_packages.begin(), list.m_packages.end(), [](const api::Package &package) {
        // Toss refuses a card below 100 won and a transfer below 200.
        return package.price >= Krw(200) && package.points > Points(0) && package.bonus >= Points(0) && package.bonus < package.points;
    });
    if (in.failure() || list.m_packages.isEmpty() || !sound)
        return fail(Code::Corrupt, QStringLiteral("packages.json"));
    return list;
}

PriceList PriceList::builtIn()
{
    initServerResources();
    QFile file(QStringLiteral(":/mj/server/top_ups/packages.json"));
    const Result<PriceList> list = file.open(QIODevice::ReadOnly) ? fromJson(file.readAll()) : fail(Code::Corrupt);
    return list ? *list : PriceList();
}

std::optional<api::Package> PriceList::package(const QString &id) const
{
    for (const api::Package &package : m_packages) {
        if (package.id == id)
            return package;
    }
    return std::nullopt;
}

} // namespace mj::server
