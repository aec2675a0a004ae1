#include "api/queue.h"

#include "api/reader.h"

namespace mj::api {

Result<QueuePlace> QueuePlace::fromJson(const QJsonObject &object)
{
    Reader in(object);
    QueuePlace place;
    place.generationId = in.text("generationId", 60);
    place.place = static_cast<int>(in.integer("place"));
    place.seconds = static_cast<int>(in.integerOr("seconds", 0));
    return in.finish(place);
}

QJsonObject QueuePlace::toJson() const
{
    return {{QStringLiteral("generationId"), generationId}, {QStringLiteral("place"), place}, {QStringLiteral("seconds"), seconds}};
}

Call ReadQueue::call() const
{
    Call c;
    c.path = QStringLiteral("/v1/queue");
    return c;
}

Call MoveGeneration::call() const
{
    Call c;
    c.method = Method::Post;
    c.path = QStringLiteral("/v1/generations/%1/move").arg(id);
    c.body = {{QStringLiteral("beforeId"), beforeId}};
    return c;
}

Result<MoveGeneration> MoveGeneration::fromJson(const QJsonObject &object)
{
    Reader in(object);
    MoveGeneration request;
    request.beforeId = in.text("beforeId", 60);
    return in.finish(request);
}

} // namespace mj::api
