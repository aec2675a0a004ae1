#include "server/generations/catalogue.h"

#include <QFile>
#include <QJsonDocument>

#include <algorithm>

static void initServerResources()
{
    Q_INIT_RESOURCE(mj_server);
}

namespace mj::server {
namespace {

bool isSound(const Offer &offer)
{
    const api::Model &model = offer.model;
    const auto isPriced = [](const api::PictureTariff &row) { return row.points > Points(0); };
    const bool hasSizes = !model.sizes.isEmpty() || !model.can(api::Task::Create);
    return model.pointsPerPicture > Points(0) && std::all_of(model.tariff.begin(), model.tariff.end(), isPriced) && model.maxCount >= 1
        && model.maxCount <= 10 && hasSizes && !model.sizes.contains(QSize()) && !model.tasks.isEmpty() && offer.pointsPerUsd >= 0
        && (model.can(api::Task::Create) ? 0 : 1) <= model.maxReferences && model.maxReferences <= 16 && !offer.via.isEmpty();
}

Result<void> refuse(const char *field, const char *why)
{
    return fail(Code::InvalidField, QString::fromLatin1(why), QString::fromLatin1(field));
}

Result<void> checkPictures(const api::Model &model, const api::Recipe &recipe)
{
    const bool fromPicture = recipe.task != api::Task::Create;
    if (recipe.references.size() > model.maxReferences)
        return refuse("references", "more than this model takes");
    if (fromPicture && recipe.references.isEmpty())
        return refuse("references", "this task starts from a picture");
    if (!recipe.mask.isEmpty() && (!model.mask || recipe.task != api::Task::Edit))
        return refuse("mask", "this model takes no mask");
    const bool isUpscale = recipe.task == api::Task::Upscale;
    if (isUpscale ? !model.scales.contains(recipe.scale) : recipe.scale != 0)
        return refuse("scale", "not a scale of this model");
    return {};
}

Result<void> checkChoices(const api::Model &model, const api::Recipe &recipe)
{
    if (model.sizes.isEmpty() ? recipe.size.isValid() : !model.sizes.contains(recipe.size))
        return refuse("size", "not a size of this model");
    if (recipe.count > model.maxCount)
        return refuse("count", "more than this model makes at once");
    if (recipe.seed && !model.seed)
        return refuse("seed", "this model takes no seed");
    if (!recipe.style.isEmpty() && !model.styles.contains(recipe.style))
        return refuse("style", "not a style of this model");
    if (model.qualities.isEmpty() ? !recipe.quality.isEmpty() : !model.qualities.contains(recipe.quality))
        return refuse("quality", "not a quality of this model");
    if (!recipe.negativePrompt.isEmpty() && !model.negativePrompt)
        return refuse("negativePrompt", "this model takes none");
    return {};
}

} // namespace

Result<Catalogue> Catalogue::fromJson(const QByteArray &json)
{
    Catalogue catalogue;
    const QJsonArray rows = QJsonDocument::fromJson(json).object().value(QLatin1String("models")).toArray();
    for (const QJsonValue &row : rows) {
        const Result<api::Model> model = api::Model::fromJson(row.toObject());
        if (!model)
            return fail(Code::Corrupt, QStringLiteral("models.json: ") + model.error().field);
        api::Reader in(row.toObject());
        Offer offer;
        offer.model = *model;
        offer.via = in.text("via", 40);
        offer.remote = in.textOr("remote", {}, 200);
        offer.options = in.objectOr("options");
        offer.pointsPerUsd = in.integerOr("pointsPerUsd", 0);
        if (in.failure() || !isSound(offer) || catalogue.offer(model->id))
            return fail(Code::Corrupt, QStringLiteral("models.json: ") + model->id);
        catalogue.m_offers.append(offer);
    }
    if (catalogue.m_offers.isEmpty())
        return fail(Code::Corrupt, QStringLiteral("models.json"));
    return catalogue;
}

Catalogue Catalogue::builtIn()
{
    initServerResources();
    QFile file(QStringLiteral(":/mj/server/generations/models.json"));
    const Result<Catalogue> catalogue = file.open(QIODevice::ReadOnly) ? fromJson(file.readAll()) : fail(Code::Corrupt);
    return catalogue ? *catalogue : Catalogue();
}

Catalogue Catalogue::with(const QStringList &providers) const
{
    Catalogue kept;
    std::copy_if(m_offers.begin(), m_offers.end(), std::back_inserter(kept.m_offers), [&](const Offer &offer) {
        return providers.contains(offer.via) || offer.model.state == api::ModelState::Retired;
    });
    return kept;
}

QList<api::Model> Catalogue::models() const
{
    QList<api::Model> models;
    for (const Offer &offer : m_offers)
        models.append(offer.model);
    return models;
}

const Offer *Catalogue::offer(const QString &id) const
{
    const auto found = std::find_if(m_offers.begin(), m_offers.end(), [&](const Offer &offer) { return offer.model.id == id; });
    return found == m_offers.end() ? nullptr : &*found;
}

bool Catalogue::isAbroad(const QString &id) const
{
    const Offer *found = offer(id);
    return found && found->model.country != QLatin1String("KR") && found->model.country != QLatin1String("local");
}

Result<api::Model> Catalogue::check(const api::Recipe &recipe) const
{
    const Offer *found = offer(recipe.model);
    if (!found)
        return fail(Code::InvalidField, QStringLiteral("no such model"), QStringLiteral("model"));
    const api::Model &model = found->model;
    if (model.state != api::ModelState::Live)
        return fail(Code::ModelUnavailable, {}, QStringLiteral("model"));
    if (!model.can(recipe.task))
        return fail(Code::InvalidField, QStringLiteral("this model cannot do that"), QStringLiteral("task"));
    const bool needsWords = recipe.task != api::Task::Upscale && recipe.task != api::Task::RemoveBackground;
    if (needsWords && recipe.prompt.trimmed().isEmpty())
        return fail(Code::InvalidField, QStringLiteral("empty"), QStringLiteral("prompt"));
    if (const Result<void> choices = checkChoices(model, recipe); !choices)
        return fail(choices);
    if (const Result<void> pictures = checkPictures(model, recipe); !pictures)
        return fail(pictures);
    return model;
}

Points Catalogue::price(const api::Model &model, const api::Recipe &recipe)
{
    return model.price(recipe.quality, recipe.size) * recipe.count;
}

} // namespace mj::server
