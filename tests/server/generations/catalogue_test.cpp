#include "server/generations/catalogue.h"

#include "server/providers/gemini_request.h"
#include "server/providers/model_input.h"
#include "server/providers/openai_request.h"
#include "server/providers/reckoning.h"
#include "server/providers/stability_service.h"
#include "support/catch.h"

#include <QBuffer>
#include <QDirIterator>
#include <QFile>
#include <QImage>
#include <QJsonDocument>
#include <cmath>

using namespace mj;
using namespace mj::server;

namespace {

QJsonArray rowsOfFile()
{
    QFile file(QStringLiteral(MJ_SOURCE_DIR "/lib/server/generations/models.json"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("models")).toArray();
}

QByteArray png()
{
    QImage picture(64, 64, QImage::Format_RGB32);
    picture.fill(Qt::darkGreen);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    picture.save(&buffer, "PNG");
    return bytes;
}

QStringList orNone(const QStringList &list)
{
    return list.isEmpty() ? QStringList{QString()} : list;
}

QList<QSize> sizesOf(const api::Model &model)
{
    return model.sizes.isEmpty() ? QList<QSize>{QSize()} : model.sizes;
}

// What a picture costs us at the most, in US dollars: itself, the unfinished ones before it, a page of words, and every picture it can be
// given as it was seen at its dearest.
double costOf(const Offer &offer, const QString &quality, const QSize &size)
{
    constexpr double wordTokens = 600;
    constexpr double partialTokens = 100;
    constexpr double referenceTokens = 6'240;
    const auto price = Reckoning(offer.options).pictures(1, quality, size.isValid() ? api::sizeText(size) : QString());
    REQUIRE(price);
    const QJsonObject rates = offer.options.value(QLatin1String("rates")).toObject();
    const auto rate = [&](const char *kind) { return rates.value(QLatin1String(kind)).toDouble() / 1e6; };
    return double(*price) / 1e6 + offer.options.value(QLatin1String("partial_images")).toInt() * partialTokens * rate("image_out") + wordTokens * rate("text_in")
        + offer.model.maxReferences * referenceTokens * rate("image_in");
}

// 1,400 won a dollar, 10 won a point, four tenths on top, rounded up, two points at the least.
qint64 pointsFor(double dollars)
{
    return std::max<qint64>(2, static_cast<qint64>(std::ceil(dollars * 1'400 / 10 * 1.4 - 1e-6)));
}

PictureOrder orderFor(const Offer &offer, api::Task task, const QSize &size, const QString &quality)
{
    const api::Model &model = offer.model;
    PictureOrder order;
    order.model = offer.remote;
    order.task = task;
    order.options = offer.options;
    order.size = size;
    order.quality = quality;
    if (task != api::Task::Upscale && task != api::Task::RemoveBackground)
        order.prompt = QStringLiteral("a fox");
    if (task != api::Task::Create)
        order.references = QList<Attachment>(task == api::Task::Edit ? model.maxReferences : 1, {png(), "image/png"});
    if (task == api::Task::Upscale)
        order.scale = model.scales.first();
    if (model.seed)
        order.seed = 7;
    if (model.negativePrompt)
        order.negativePrompt = QStringLiteral("rain");
    if (!model.styles.isEmpty())
        order.style = model.styles.last();
    return order;
}

// As its adapter words it.
Result<void> worded(const Offer &offer, const PictureOrder &order)
{
    const auto as = [](const auto &call) { return call ? Result<void>() : Result<void>(fail(call)); };
    if (offer.via == QLatin1String("openai"))
        return as(openAiCall(order, false));
    if (offer.via == QLatin1String("gemini"))
        return as(geminiCall(order));
    if (offer.via == QLatin1String("stability"))
        return as(stabilityCall(order));
    const QStringList files(order.references.size(), QStringLiteral("data:,"));
    return as(ModelInput(offer.options).of(order, {files, {}}));
}

} // namespace

TEST_CASE("every row of the catalogue is sound, and says where its facts are from")
{
    const Catalogue catalogue = Catalogue::builtIn();
    const QJsonArray rows = rowsOfFile();
    CHECK(catalogue.models().size() == rows.size());
    for (const QJsonValue &row : rows) {
        const QString id = row[QLatin1String("id")].toString();
        INFO(id.toStdString());
        const Offer *offer = catalogue.offer(id);
        REQUIRE(offer);
        if (offer->via == QLatin1String("demo"))
            continue;
        CHECK_FALSE(row[QLatin1String("facts")].toString().isEmpty());
        CHECK_FALSE(offer->model.trains);
        CHECK_FALSE(offer->remote.isEmpty());
        CHECK(catalogue.isAbroad(id));
        CHECK_FALSE(offer->model.retention.isEmpty());
        CHECK((offer->pointsPerUsd > 0) == offer->options.contains(QLatin1String("rates"))); // settled by usage where usage is told
    }
}

TEST_CASE("every price is the rule's, for each quality and size that can be asked for")
{
    const Catalogue catalogue = Catalogue::builtIn();
    int priced = 0;
    for (const api::Model &model : catalogue.models()) {
        const Offer &offer = *catalogue.offer(model.id);
        if (offer.via == QLatin1String("demo") || model.state == api::ModelState::Retired)
            continue;
        for (const QString &quality : orNone(model.qualities)) {
            for (const QSize &size : sizesOf(model)) {
                INFO(model.id.toStdString() << ' ' << quality.toStdString() << ' ' << api::sizeText(size).toStdString());
                const double cost = costOf(offer, quality, size);
                CHECK(cost > 0);
                CHECK(model.price(quality, size).value() == pointsFor(cost));
                CHECK(double(model.price(quality, size).value()) * 10 > cost * 1'400);
                ++priced;
            }
        }
    }
    CHECK(priced >= 80);
}

TEST_CASE("whatever a row offers, its adapter can word")
{
    const Catalogue catalogue = Catalogue::builtIn();
    for (const api::Model &model : catalogue.models()) {
        const Offer &offer = *catalogue.offer(model.id);
        if (offer.via == QLatin1String("demo") || model.state == api::ModelState::Retired)
            continue;
        for (const api::Task task : model.tasks) {
            for (const QString &quality : orNone(model.qualities)) {
                for (const QSize &size : sizesOf(model)) {
                    const Result<void> fine = worded(offer, orderFor(offer, task, size, quality));
                    INFO(model.id.toStdString() << ' ' << api::wireName(task).toStdString() << ' ' << quality.toStdString() << ' ' << api::sizeText(size).toStdString());
                    INFO((fine ? std::string() : (fine.error().field + fine.error().detail).toStdString()));
                    CHECK(fine);
                }
            }
        }
    }
}

TEST_CASE("a retired model names a living one, cannot be ordered, and is listed wherever its provider is not")
{
    const Catalogue catalogue = Catalogue::builtIn();
    const Catalogue alone = catalogue.with({QStringLiteral("demo")});
    int retired = 0;
    for (const api::Model &model : alone.models()) {
        const bool isDemo = alone.offer(model.id)->via == QLatin1String("demo");
        CHECK((isDemo || model.state == api::ModelState::Retired));
        if (model.state != api::ModelState::Retired)
            continue;
        ++retired;
        api::Recipe recipe;
        recipe.model = model.id;
        recipe.prompt = QStringLiteral("a fox");
        recipe.size = model.sizes.first();
        CHECK(catalogue.check(recipe).error().code == Code::ModelUnavailable);
        const Offer *successor = catalogue.offer(model.successor);
        REQUIRE(successor);
        CHECK(successor->model.state == api::ModelState::Live);
    }
    CHECK(retired >= 2);
    CHECK(alone.models().size() == retired + 1);
}

TEST_CASE("no model is named in the program: its names are data")
{
    QStringList names;
    for (const api::Model &model : Catalogue::builtIn().models())
        names << model.id << model.name;
    int files = 0;
    for (const char *folder : {"lib", "ui", "app"}) {
        QDirIterator all(QStringLiteral(MJ_SOURCE_DIR "/") + QLatin1String(folder), {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            QFile file(all.next());
            REQUIRE(file.open(QIODevice::ReadOnly));
            const QString text = QString::fromUtf8(file.readAll());
            ++files;
            for (const QString &name : std::as_const(names)) {
                INFO(file.fileName().toStdString() << " names " << name.toStdString());
                CHECK_FALSE(text.contains(QLatin1Char('"') + name + QLatin1Char('"')));
            }
        }
    }
    CHECK(files > 100);
}
