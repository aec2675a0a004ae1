#include "api/privacy.h"

namespace mj::api {

Result<Holding> Holding::fromJson(const QJsonObject &object)
{
    Reader in(object);
    Holding holding;
    holding.item = in.text("item", 60);
    holding.group = in.text("group", 60);
    holding.purpose = in.text("purpose", 60);
    holding.period = in.text("period", 60);
    holding.basis = in.text("basis", 60);
    holding.processors = in.textsOr("processors");
    holding.count = in.integerOr("count", 0);
    holding.values = in.textsOr("values");
    return in.finish(holding);
}

QJsonObject Holding::toJson() const
{
    return {{QStringLiteral("item"), item},
            {QStringLiteral("group"), group},
            {QStringLiteral("purpose"), purpose},
            {QStringLiteral("period"), period},
            {QStringLiteral("basis"), basis},
            {QStringLiteral("processors"), QJsonArray::fromStringList(processors)},
            {QStringLiteral("count"), count},
            {QStringLiteral("values"), QJsonArray::fromStringList(values)}};
}

Call ListHoldings::call() const
{
    Call c;
    c.path = QStringLiteral("/v1/privacy/holdings");
    return c;
}

Call StartExport::call() const
{
    Call c;
    c.method = Method::Post;
    c.path = QStringLiteral("/v1/privacy/exports");
    return c;
}

} // namespace mj::api
