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
    job.batchId = in.textOr("batchId", {}, 60);
    job.progress = in.numberOr("progress", 0);
    job.partialId = in.textOr("partialId", {}, 60);
    job.pictures = in.list<PictureRef>("pictures");
    job.reserved = in.points("reserved");
    job.charged = in.points("charged");
    job.cancelCost = Points(in.integerOr("cancelCost", 0));
    job.generativeAi = in.booleanOr("generativeAi", true);
    job.mail = in.booleanOr("mail", false);
    job.failureField = in.textOr("failureField", {}, 60);
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
            {QStringLiteral("batchId"), batchId},
            {QStringLiteral("progress"), progress},
            {QStringLiteral("partialId"), partialId},
            {QStringLiteral("pictures"), pictureList},
            {QStringLiteral("reserved"), reserved.value()},
            {QStringLiteral("charged"), charged.value()},
            {QStringLiteral("cancelCost"), cancelCost.value()},
            {QStringLiteral("generativeAi"), generativeAi},
            {QStringLiteral("mail"), mail},
            {QStringLiteral("failureCode"), failureCode},
            {QStringLiteral("failureField"), failureField},
            {QStringLiteral("createdAt"), toWire(createdAt)},
            {QStringLiteral("finishedAt"), finishedAt.isValid() ? QJsonValue(toWire(finishedAt)) : QJsonValue()}};
}

Call CreateGenerations::call() const
{
    Call c = at(Method::Post, QStringLiteral("/v1/generations"));
    c.body = {{QStringLiteral("recipes"), recipesToJson(recipes)}, {QStringLiteral("quote"), quote}};
    if (isConfirmed)
        c.body.insert(QStringLiteral("confirmed"), true);
    if (mail)
        c.body.insert(QStringLiteral("mail"), true);
    c.idempotencyKey = idempotencyKey;
    return c;
}

Result<CreateGenerations> CreateGenerations::fromJson(const QJsonObject &object)
{
    Result<QList<Recipe>> recipes = readRecipes(object);
    if (!recipes)
        return fail(recipes);
    Reader in(object);
    CreateGenerations request;
    request.recipes = std::move(*recipes);
    request.quote = in.text("quote", 400);
    request.isConfirmed = in.booleanOr("confirmed", false);
    request.mail = in.booleanOr("mail", false);
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
    Call c = at(Method::Post, QStringLiteral("/v1/generations/%1/cancel").arg(id));
    c.body = {{QStringLiteral("mostPoints"), mostPoints.value()}};
    return c;
}

Result<CancelGeneration> CancelGeneration::fromJson(const QJsonObject &object)
{
    Reader in(object);
    CancelGeneration request;
    request.mostPoints = in.points("mostPoints");
    return in.finish(request);
}

} // namespace mj::api
