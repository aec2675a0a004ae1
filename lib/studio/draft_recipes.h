#pragma once
#include "api/recipe.h"
#include <QList>

namespace mj::studio {

// Where one of the chosen models does otherwise than the draft says.
struct DraftDeparture {
    enum class Part { Size, Quality, Style, Seed, NegativePrompt, References, Mask, Scale };
    Part part = Part::Size;
    QString model;   // id
    QString instead; // what it is sent in its place (a size, a quality, a number of pictures, a scale); empty: it is left out

    bool operator==(const DraftDeparture &) const = default;
};

// What would be sent for a draft. A value; any thread.
struct DraftRecipes {
    QList<api::Recipe> recipes;       // each prompt with each model; a job has no more pictures than its model makes at once
    QList<DraftDeparture> departures; // only of what another of the models does take: the form says why the rest is not offered

    int pictures() const; // of all jobs together
};

// `draft.references` and `draft.mask` are ids at the service. Upscale and RemoveBackground make one picture whatever the draft counts.
DraftRecipes recipesOf(const api::Recipe &draft, const QStringList &prompts, const QList<api::Model> &models);

// The size of `sizes` that is nearest in shape, then in area; invalid when there are none.
QSize nearestSize(const QList<QSize> &sizes, const QSize &wanted);

// Points of one picture as `draft` asks `model` for it.
Points picturePrice(const api::Recipe &draft, const api::Model &model);

} // namespace mj::studio
