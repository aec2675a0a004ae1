#pragma once
#include "base/result.h"
#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QUrlQuery>

namespace mj::api {

enum class Method { Get, Post, Patch, Delete };

// What goes over the wire for one call. Every call struct of this room offers `Call call() const`, `using Reply = ...` and
// `Reply::fromJson`. `Nothing` answers 204, `Bytes` a file.
struct Call {
    Method method = Method::Get;
    QString path;
    QUrlQuery query;
    QJsonObject body;
    QByteArray idempotencyKey; // sent as Idempotency-Key; made and stored by the caller before the first send
    bool authenticated = true;
    int waitSeconds = 0;       // a held request: the client's timeout is this much longer
};

struct Nothing {
    static Result<Nothing> fromJson(const QJsonObject &) { return Nothing{}; }
};

struct Bytes {
    QByteArray bytes;
    QByteArray contentType;
};

// A page of a list: {"items":[...],"nextCursor":""}.
template <class T>
struct Listing {
    QList<T> items;
    QString nextCursor;

    static Result<Listing> fromJson(const QJsonObject &object);
    QJsonObject toJson() const
    {
        QJsonArray array;
        for (const T &item : items)
            array.append(item.toJson());
        return {{QStringLiteral("items"), array}, {QStringLiteral("nextCursor"), nextCursor}};
    }
};

} // namespace mj::api

#include "api/reader.h"

namespace mj::api {

template <class T>
Result<Listing<T>> Listing<T>::fromJson(const QJsonObject &object)
{
    Reader in(object);
    Listing page;
    page.items = in.list<T>("items");
    page.nextCursor = in.textOr("nextCursor");
    return in.finish(page);
}

} // namespace mj::api
