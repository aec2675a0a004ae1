#pragma once
#include "api/points.h"
#include "api/recipe.h"

namespace mj::api {

// The price of exactly these recipes. Valid until `expiresAt`; making the pictures may cost less, never more.
struct Quote {
    static constexpr int mostRecipes = 20;

    Points points;          // of all together
    QList<Points> each;     // of each recipe, in their order
    Balance balance;        // now, before the points are held
    QDateTime expiresAt;    // five minutes from the asking
    QString token;          // signed; goes back with CreateGenerations

    static Result<Quote> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

// The "recipes" of a body: 1..Quote::mostRecipes. Error: invalid_field, named as inside the recipe that is wrong.
Result<QList<Recipe>> readRecipes(const QJsonObject &object);
QJsonArray recipesToJson(const QList<Recipe> &recipes);

// POST /v1/generations/quotes -> 200 Quote. Holds nothing.
struct CreateQuote {
    using Reply = Quote;
    QList<Recipe> recipes; // 1..Quote::mostRecipes
    Call call() const;
    static Result<CreateQuote> fromJson(const QJsonObject &object);
};

} // namespace mj::api
