#include "api/quote.h"

#include "base/clock.h"

namespace mj::api {

Result<Quote> Quote::fromJson(const QJsonObject &object)
{
    Reader in(object);
    Quote quote;
    quote.points = in.points("points");
    for (const QJsonValue &points : in.arrayOr("each"))
        quote.each.append(Points(points.toInteger()));
    const Result<Balance> balance = Balance::fromJson(in.object("balance"));
    if (!balance)
        in.refuse("balance");
    else
        quote.balance = *balance;
    quote.expiresAt = in.time("expiresAt");
    quote.token = in.text("token", 400);
    return in.finish(quote);
}

QJsonObject Quote::toJson() const
{
    QJsonArray list;
    for (const Points &one : each)
        list.append(one.value());
    return {{QStringLiteral("points"), points.value()},
            {QStringLiteral("each"), list},
            {QStringLiteral("balance"), balance.toJson()},
            {QStringLiteral("expiresAt"), toWire(expiresAt)},
            {QStringLiteral("token"), token}};
}

Result<QList<Recipe>> readRecipes(const QJsonObject &object)
{
    Reader in(object);
    QList<Recipe> recipes;
    for (const QJsonValue &value : in.arrayOr("recipes")) {
        Result<Recipe> recipe = Recipe::fromJson(value.toObject());
        if (!recipe) // with the name of the field inside: that is what the person can change
            return fail(recipe);
        recipes.append(std::move(*recipe));
    }
    if (recipes.isEmpty() || recipes.size() > Quote::mostRecipes)
        in.refuse("recipes");
    return in.finish(recipes);
}

QJsonArray recipesToJson(const QList<Recipe> &recipes)
{
    QJsonArray list;
    for (const Recipe &recipe : recipes)
        list.append(recipe.toJson());
    return list;
}

Call CreateQuote::call() const
{
    Call c;
    c.method = Method::Post;
    c.path = QStringLiteral("/v1/generations/quotes");
    c.body = {{QStringLiteral("recipes"), recipesToJson(recipes)}};
    return c;
}

Result<CreateQuote> CreateQuote::fromJson(const QJsonObject &object)
{
    Result<QList<Recipe>> recipes = readRecipes(object);
    if (!recipes)
        return fail(recipes);
    return CreateQuote{std::move(*recipes)};
}

} // namespace mj::api
