#include "api/disclosure.h"

#include "api/reader.h"
#include "base/clock.h"

namespace mj::api {

Result<DisclosedField> DisclosedField::fromJson(const QJsonObject &object)
{
    Reader in(object);
    DisclosedField field;
    field.name = in.text("name", 60);
    field.bytes = in.integer("bytes");
    field.sha256 = in.text("sha256", 64);
    return in.finish(field);
}

QJsonObject DisclosedField::toJson() const
{
    return {{QStringLiteral("name"), name}, {QStringLiteral("bytes"), bytes}, {QStringLiteral("sha256"), sha256}};
}

Result<Disclosure> Disclosure::fromJson(const QJsonObject &object)
{
    Reader in(object);
    Disclosure one;
    one.processor = in.text("processor", 100);
    one.country = in.text("country", 20);
    one.purpose = in.text("purpose", 40);
    one.at = in.time("at");
    one.until = in.timeOr("until");
    one.fields = in.list<DisclosedField>("fields");
    return in.finish(one);
}

QJsonObject Disclosure::toJson() const
{
    QJsonArray list;
    for (const DisclosedField &field : fields)
        list.append(field.toJson());
    return {{QStringLiteral("processor"), processor},
            {QStringLiteral("country"), country},
            {QStringLiteral("purpose"), purpose},
            {QStringLiteral("at"), toWire(at)},
            {QStringLiteral("until"), until.isValid() ? QJsonValue(toWire(until)) : QJsonValue()},
            {QStringLiteral("fields"), list}};
}

Call ListDisclosures::call() const
{
    Call c;
    c.path = QStringLiteral("/v1/generations/%1/disclosures").arg(generationId);
    return c;
}

} // namespace mj::api
