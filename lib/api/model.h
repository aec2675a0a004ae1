#pragma once
#include "api/call.h"
#include "base/money.h"
#include <QDateTime>
#include <QSize>
#include <QStringList>

namespace mj::api {

// What a model can be asked to do. All but Create start from a picture of the person's.
enum class Task { Create, Edit, Variation, Upscale, RemoveBackground };
QString wireName(Task task);
std::optional<Task> taskFromWire(const QString &name);

// Paused: the provider is not answering or refuses us; drafts stay. Retired: gone for good, `successor` may be offered instead.
enum class ModelState { Live, Paused, Retired };

// Points of one picture. An empty quality or size stands for every one; the most exact row counts.
struct PictureTariff {
    QString quality;
    QSize size;
    Points points;

    static Result<PictureTariff> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

// What can be asked of, what it costs, and who will see the prompt.
struct Model {
    QString id;
    QString name;
    QString provider;
    QString country;   // ISO-2 of where prompts are processed; "local" when they stay in this backend
    QString retention; // "none", "1h", "30d" ...
    bool trains = false;
    bool generativeAi = true; // false: drawn by formula, must be labelled so
    ModelState state = ModelState::Live;
    QString successor; // of a retired one: the model to use instead, or empty
    QList<Task> tasks{Task::Create};
    QList<QSize> sizes; // empty: as large as the picture it starts from, times `scales`
    QStringList styles;
    QStringList qualities; // empty: it has one
    QList<int> scales;     // of Upscale
    int maxCount = 1;
    int maxReferences = 0; // pictures it can be given
    bool mask = false;     // Edit: where to change
    bool seed = false;
    bool negativePrompt = false;
    bool chargesCancel = false; // its provider bills a picture that is stopped half way
    bool chargesRefusal = false;
    Points pointsPerPicture;       // when no row of `tariff` fits
    QList<PictureTariff> tariff;
    int medianSeconds = 0; // of its last 20 pictures; 0 while unknown

    bool can(Task task) const { return tasks.contains(task); }
    Points price(const QString &quality, const QSize &size) const; // of one picture
    Points lowestPrice() const;

    static Result<Model> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

// GET /v1/models. Retired ones are listed too, so that a draft can say what became of its model.
struct ListModels {
    using Reply = Listing<Model>;
    Call call() const;
};

} // namespace mj::api
