#include "api/recipe.h"

namespace mj::api {

QString sizeText(const QSize &size)
{
    return QStringLiteral("%1x%2").arg(size.width()).arg(size.height());
}

QSize sizeFromText(const QString &text)
{
    const qsizetype x = text.indexOf(QLatin1Char('x'));
    bool wide = false;
    bool high = false;
    const QSize size(text.left(x).toInt(&wide), text.mid(x + 1).toInt(&high));
    return x > 0 && wide && high && !size.isEmpty() ? size : QSize();
}

QSize readSize(Reader &in, const char *field)
{
    const QSize size = sizeFromText(in.text(field, 20));
    if (!size.isValid())
        in.refuse(field);
    return size;
}

Recipe Recipe::read(Reader &in)
{
    Recipe recipe;
    recipe.model = in.text("model", 100);
    recipe.prompt = in.text("prompt", 32'000);
    if (in.has("size"))
        recipe.size = readSize(in, "size");
    const qint64 count = in.integerOr("count", 1);
    if (count < 1 || count > 10)
        in.refuse("count");
    recipe.count = static_cast<int>(count);
    if (in.has("seed")) {
        recipe.seed = in.integer("seed");
        if (*recipe.seed < 0 || *recipe.seed > 0xffffffffLL)
            in.refuse("seed");
    }
    recipe.style = in.textOr("style", {}, 60);
    recipe.quality = in.textOr("quality", {}, 40);
    recipe.negativePrompt = in.textOr("negativePrompt", {}, 32'000);
    const std::optional<Task> task = taskFromWire(in.textOr("task", wireName(Task::Create), 40));
    if (!task)
        in.refuse("task");
    recipe.task = task.value_or(Task::Create);
    recipe.references = in.textsOr("references");
    if (recipe.references.size() > 16)
        in.refuse("references");
    recipe.mask = in.textOr("mask", {}, 60);
    const qint64 scale = in.integerOr("scale", 0);
    if (scale < 0 || scale > 8)
        in.refuse("scale");
    recipe.scale = static_cast<int>(scale);
    return recipe;
}

Result<Recipe> Recipe::fromJson(const QJsonObject &object)
{
    Reader in(object);
    return in.finish(read(in));
}

QJsonObject Recipe::toJson() const
{
    QJsonObject object{{QStringLiteral("model"), model}, {QStringLiteral("prompt"), prompt}, {QStringLiteral("count"), count}, {QStringLiteral("style"), style}};
    if (size.isValid())
        object.insert(QStringLiteral("size"), sizeText(size));
    if (seed)
        object.insert(QStringLiteral("seed"), *seed);
    if (!quality.isEmpty())
        object.insert(QStringLiteral("quality"), quality);
    if (!negativePrompt.isEmpty())
        object.insert(QStringLiteral("negativePrompt"), negativePrompt);
    if (task != Task::Create)
        object.insert(QStringLiteral("task"), wireName(task));
    if (!references.isEmpty())
        object.insert(QStringLiteral("references"), QJsonArray::fromStringList(references));
    if (!mask.isEmpty())
        object.insert(QStringLiteral("mask"), mask);
    if (scale > 0)
        object.insert(QStringLiteral("scale"), scale);
    return object;
}

Result<Reference> Reference::fromJson(const QJsonObject &object)
{
    Reader in(object);
    Reference reference;
    reference.id = in.text("id", 60);
    reference.size = readSize(in, "size");
    reference.sha256 = in.text("sha256", 64);
    return in.finish(reference);
}

QJsonObject Reference::toJson() const
{
    return {{QStringLiteral("id"), id}, {QStringLiteral("size"), sizeText(size)}, {QStringLiteral("sha256"), sha256}};
}

Call UploadReference::call() const
{
    Call c;
    c.method = Method::Post;
    c.path = QStringLiteral("/v1/references");
    c.body = {{QStringLiteral("picture"), QString::fromLatin1(picture.toBase64())}};
    return c;
}

Result<UploadReference> UploadReference::fromJson(const QJsonObject &object)
{
    Reader in(object);
    const QByteArray text = in.text("picture", static_cast<int>(maxBytes / 3 * 4 + 8)).toLatin1();
    const auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || (*decoded).isEmpty())
        in.refuse("picture");
    return in.finish(UploadReference{decoded ? *decoded : QByteArray()});
}

} // namespace mj::api
