#include "api/picture.h"

#include "api/recipe.h"

namespace mj::api {

Result<PictureRef> PictureRef::fromJson(const QJsonObject &object)
{
    Reader in(object);
    PictureRef picture;
    picture.id = in.text("id", 60);
    picture.size = readSize(in, "size");
    picture.bytes = in.integer("bytes");
    picture.sha256 = in.text("sha256", 64);
    picture.seed = in.integerOr("seed", 0);
    picture.type = in.textOr("type", QStringLiteral("image/png"), 40);
    return in.finish(picture);
}

QJsonObject PictureRef::toJson() const
{
    return {{QStringLiteral("id"), id},         {QStringLiteral("size"), sizeText(size)}, {QStringLiteral("bytes"), bytes},
            {QStringLiteral("sha256"), sha256}, {QStringLiteral("seed"), seed},           {QStringLiteral("type"), type}};
}

Call ReadPicture::call() const
{
    Call c;
    c.path = QStringLiteral("/v1/pictures/") + id;
    return c;
}

Call ConfirmPicture::call() const
{
    Call c;
    c.method = Method::Post;
    c.path = QStringLiteral("/v1/pictures/%1/confirm").arg(id);
    c.body = {{QStringLiteral("sha256"), sha256}};
    return c;
}

Result<ConfirmPicture> ConfirmPicture::fromJson(const QJsonObject &object)
{
    Reader in(object);
    ConfirmPicture request;
    request.sha256 = in.text("sha256", 64);
    return in.finish(request);
}

} // namespace mj::api
