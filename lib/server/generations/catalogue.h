#pragma once
#include "api/generation.h"

namespace mj::server {

// The models on offer, from models.json, and their prices. Immutable.
class Catalogue
{
public:
    static Result<Catalogue> fromJson(const QByteArray &json); // Error: Corrupt
    static Catalogue builtIn();

    const QList<api::Model> &models() const { return m_models; }
    std::optional<api::Model> model(const QString &id) const;

    bool isAbroad(const QString &id) const; // its prompts leave Korea: neither there nor on this computer

    // Everything a recipe must keep to. Errors: invalid_field with the field's name.
    Result<api::Model> check(const api::Recipe &recipe) const;
    static Points price(const api::Model &model, const api::Recipe &recipe);

private:
    QList<api::Model> m_models;
};

} // namespace mj::server
