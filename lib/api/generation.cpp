#include "api/generation.h"

#include "base/clock.h"

#include <utility>

namespace mj::api {
namespace {

constexpr std::pair<GenerationState, QLatin1String> states[] = {
    {GenerationState::Queued, QLatin1String("queued")},       {GenerationState::Running, QLatin1String("running")},
    {GenerationState::Succeeded, QLatin1String("succeeded")}, {GenerationState::Failed, QLatin1String("failed")},
    {GenerationState::Canceled, QLatin1String("canceled")},
};

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

Call at(Method method, const QString &path)
{
    Call c;
    c.method = method;
    c.path = path;
    return c;
}

} // namespace

QString wireName(GenerationState state)
{
    for (const auto &[value, name] : states) {
        if (value == state)
            return name;
    }
    return {};
}

std::optional<GenerationState> generationStateFromWire(const QString &text)
{
    for (const auto &[value, name] : states) {
        if (name == text)
            return value;
    }
    return std::nullopt;
}

Result<Model> Model::fromJson(const QJsonObject &object)
{
    Reader in(object);
    Model model;
    model.id = in.text("id", 100);
    model.name = in.text("name", 100);
    model.provider = in.text("provider", 100);
    model.country = in.text("country", 20);
    model.retention = in.textOr("retention", {}, 40);
    model.trains = in.booleanOr("trains", false);
    model.generativeAi = in.booleanOr("generativeAi", true);
    for (const QString &text : in.textsOr("sizes"))
        model.sizes.append(sizeFromText(text));
    model.styles = in.textsOr("styles");
    model.maxCount = static_cast<int>(in.integerOr("maxCount", 1));
    model.seed = in.booleanOr("seed", false);
    model.pointsPerPicture = in.points("pointsPerPicture");
    return in.finish(model);
}

QJsonObject Model::toJson() const
{
    QJsonArray sizeList;
    for (const QSize &size : sizes)
        sizeList.append(sizeText(size));
    return {{QStringLiteral("id"), id},
            {QStringLiteral("name"), name},
            {QStringLiteral("provider"), provider},
            {QStringLiteral("country"), country},
            {QStringLiteral("retention"), retention},
            {QStringLiteral("trains"), trains},
            {QStringLiteral("generativeAi"), generativeAi},
            {QStringLiteral("sizes"), sizeList},
            {QStringLiteral("styles"), QJsonArray::fromStringList(styles)},
            {QStringLiteral("maxCount"), maxCount},
            {QStringLiteral("seed"), seed},
            {QStringLiteral("pointsPerPicture"), pointsPerPicture.value()}};
}

Recipe Recipe::read(Reader &in)
{
    Recipe recipe;
    recipe.model = in.text("model", 100);
    recipe.prompt = in.text("prompt", 32'000);
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
    return recipe;
}

QJsonObject Recipe::toJson() const
{
    QJsonObject object{{QStringLiteral("model"), model},
                       {QStringLiteral("prompt"), prompt},
                       {QStringLiteral("size"), sizeText(size)},
                       {QStringLiteral("count"), count},
                       {QStringLiteral("style"), style}};
    if (seed)
        object.insert(QStringLiteral("seed"), *seed);
    return object;
}

Result<Quote> Quote::fromJson(const QJsonObject &object)
{
    Reader in(object);
    Quote quote;
    quote.points = in.points("points");
    const Result<Balance> balance = Balance::fromJson(in.object("balance"));
    if (!balance)
        in.refuse("balance");
    else
        quote.balance = *balance;
    quote.expiresAt = in.time("expiresAt");
    return in.finish(quote);
}

QJsonObject Quote::toJson() const
{
    return {{QStringLiteral("points"), points.value()},
            {QStringLiteral("balance"), balance.toJson()},
            {QStringLiteral("expiresAt"), toWire(expiresAt)}};
}

Result<PictureRef> PictureRef::fromJson(const QJsonObject &object)
{
    Reader in(object);
    PictureRef picture;
    picture.id = in.text("id", 60);
    picture.size = readSize(in, "size");
    picture.bytes = in.integer("bytes");
    picture.sha256 = in.text("sha256", 64);
    picture.seed = in.integerOr("seed", 0);
    return in.finish(picture);
}

QJsonObject PictureRef::toJson() const
{
    return {{QStringLiteral("id"), id},
            {QStringLiteral("size"), sizeText(size)},
            {QStringLiteral("bytes"), bytes},
            {QStringLiteral("sha256"), sha256},
            {QStringLiteral("seed"), seed}};
}

Result<Generation> Generation::fromJson(const QJsonObject &object)
{
    Reader in(object);
    Generation job;
    job.id = in.text("id", 60);
    const std::optional<GenerationState> state = generationStateFromWire(in.text("state", 40));
    if (!state)
        in.refuse("state");
    job.state = state.value_or(GenerationState::Queued);
    Reader recipe(in.object("recipe"));
    job.recipe = Recipe::read(recipe);
    if (recipe.failure())
        in.refuse("recipe");
    job.progress = in.numberOr("progress", 0);
    job.partialId = in.textOr("partialId", {}, 60);
    job.pictures = in.list<PictureRef>("pictures");
    job.reserved = in.points("reserved");
    job.charged = in.points("charged");
    job.generativeAi = in.booleanOr("generativeAi", true);
    job.failureCode = in.textOr("failureCode", {}, 100);
    job.createdAt = in.time("createdAt");
    job.finishedAt = in.timeOr("finishedAt");
    return in.finish(job);
}

QJsonObject Generation::toJson() const
{
    QJsonArray pictureList;
    for (const PictureRef &picture : pictures)
        pictureList.append(picture.toJson());
    return {{QStringLiteral("id"), id},
            {QStringLiteral("state"), wireName(state)},
            {QStringLiteral("recipe"), recipe.toJson()},
            {QStringLiteral("progress"), progress},
            {QStringLiteral("partialId"), partialId},
            {QStringLiteral("pictures"), pictureList},
            {QStringLiteral("reserved"), reserved.value()},
            {QStringLiteral("charged"), charged.value()},
            {QStringLiteral("generativeAi"), generativeAi},
            {QStringLiteral("failureCode"), failureCode},
            {QStringLiteral("createdAt"), toWire(createdAt)},
            {QStringLiteral("finishedAt"), finishedAt.isValid() ? QJsonValue(toWire(finishedAt)) : QJsonValue()}};
}

Call ListModels::call() const
{
    return at(Method::Get, QStringLiteral("/v1/models"));
}

Call CreateQuote::call() const
{
    Call c = at(Method::Post, QStringLiteral("/v1/generations/quotes"));
    c.body = recipe.toJson();
    return c;
}

Result<CreateQuote> CreateQuote::fromJson(const QJsonObject &object)
{
    Reader in(object);
    CreateQuote request;
    request.recipe = Recipe::read(in);
    return in.finish(request);
}

Call CreateGeneration::call() const
{
    Call c = at(Method::Post, QStringLiteral("/v1/generations"));
    c.body = recipe.toJson();
    c.body.insert(QStringLiteral("maxPoints"), maxPoints.value());
    if (isConfirmed)
        c.body.insert(QStringLiteral("confirmed"), true);
    c.idempotencyKey = idempotencyKey;
    return c;
}

Result<CreateGeneration> CreateGeneration::fromJson(const QJsonObject &object)
{
    Reader in(object);
    CreateGeneration request;
    request.recipe = Recipe::read(in);
    request.maxPoints = in.points("maxPoints");
    if (request.maxPoints < Points(0))
        in.refuse("maxPoints");
    request.isConfirmed = in.booleanOr("confirmed", false);
    return in.finish(request);
}

Call ListGenerations::call() const
{
    Call c = at(Method::Get, QStringLiteral("/v1/generations"));
    if (!cursor.isEmpty())
        c.query.addQueryItem(QStringLiteral("cursor"), cursor);
    c.query.addQueryItem(QStringLiteral("limit"), QString::number(limit));
    return c;
}

Call FollowGenerations::call() const
{
    Call c = at(Method::Get, QStringLiteral("/v1/generations"));
    c.query.addQueryItem(QStringLiteral("after"), after);
    c.query.addQueryItem(QStringLiteral("wait"), QString::number(waitSeconds));
    c.waitSeconds = waitSeconds;
    return c;
}

Call ReadGeneration::call() const
{
    return at(Method::Get, QStringLiteral("/v1/generations/") + id);
}

Call CancelGeneration::call() const
{
    return at(Method::Post, QStringLiteral("/v1/generations/%1/cancel").arg(id));
}

Call ReadPicture::call() const
{
    return at(Method::Get, QStringLiteral("/v1/pictures/") + id);
}

} // namespace mj::api
