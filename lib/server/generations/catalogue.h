#pragma once
#include "api/generation.h"

namespace mj::server {

// A model as it is offered, and how its provider is asked for it.
struct Offer {
    api::Model model;
    QString via;         // ProviderConfig::id; "demo" is always there
    QString remote;      // the provider's own name for it
    QJsonObject options; // fixed parameters, see the provider
    qint64 pointsPerUsd = 0; // > 0: settled by what the provider reckons, never above the quote; 0: the quoted price
};

// The models on offer, from models.json, and their prices. Immutable.
class Catalogue
{
public:
    static Result<Catalogue> fromJson(const QByteArray &json); // Error: Corrupt
    static Catalogue builtIn();

    Catalogue with(const QStringList &providers) const; // only what these can make; retired rows stay, to say so

    QList<api::Model> models() const;
    const Offer *offer(const QString &id) const; // null: none

    bool isAbroad(const QString &id) const; // its prompts leave Korea: neither there nor on this computer

    // Everything a recipe must keep to. Errors: invalid_field with the field's name, model_unavailable.
    Result<api::Model> check(const api::Recipe &recipe) const;
    static Points price(const api::Model &model, const api::Recipe &recipe);

private:
    QList<Offer> m_offers;
};

} // namespace mj::server
