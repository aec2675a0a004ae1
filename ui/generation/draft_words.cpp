#include "ui/generation/draft_words.h"
#include "studio/reference_pictures.h"
#include "ui/common/error_text.h"
#include "ui/generation/generation_words.h"
#include <algorithm>

namespace mj::ui {

using Part = studio::DraftDeparture::Part;

QString DraftWords::names(const QList<api::Model> &models)
{
    QStringList all;
    for (const api::Model &model : models)
        all.append(model.name);
    return all.join(QStringLiteral(", "));
}

QString DraftWords::cannot(const QString &model, api::Task task)
{
    switch (task) {
    case api::Task::Create:
        return tr("%1 only works on pictures.").arg(model);
    case api::Task::Edit:
        return tr("%1 does not edit pictures.").arg(model);
    case api::Task::Variation:
        return tr("%1 makes no variations.").arg(model);
    case api::Task::Upscale:
        return tr("%1 does not enlarge pictures.").arg(model);
    case api::Task::RemoveBackground:
        return tr("%1 does not remove backgrounds.").arg(model);
    }
    return {};
}

QString DraftWords::departure(const studio::DraftDeparture &departure, const QString &model)
{
    const QString &instead = departure.instead;
    switch (departure.part) {
    case Part::Size:
        return instead.isEmpty() ? tr("%1 chooses the size itself.").arg(model)
                                 : tr("%1 does not make this size: it makes %2 there.").arg(model, GenerationWords::size(api::sizeFromText(instead)));
    case Part::Quality:
        return instead.isEmpty() ? tr("%1 has one quality only.").arg(model)
                                 : tr("%1 does not have this quality: it makes “%2” there.").arg(model, GenerationWords::quality(instead));
    case Part::Style:
        return tr("%1 does not have this style: it is left out there.").arg(model);
    case Part::Seed:
        return tr("%1 takes no seed: it is left out there.").arg(model);
    case Part::NegativePrompt:
        return tr("%1 takes no “leave out”: it is not sent there.").arg(model);
    case Part::References:
        return instead.isEmpty() ? tr("%1 takes no pictures: it works from the prompt alone.").arg(model)
                                 : tr("%1 takes %n picture(s): the first one(s).", nullptr, instead.toInt()).arg(model);
    case Part::Mask:
        return tr("%1 takes no mask: it may change the whole picture.").arg(model);
    case Part::Scale:
        return tr("%1 does not enlarge that much: %2 times there.").arg(model, instead);
    }
    return {};
}

QString DraftWords::charges(const QList<api::Model> &models)
{
    const auto those = [&](bool api::Model::*flag) {
        QList<api::Model> charging;
        std::copy_if(models.begin(), models.end(), std::back_inserter(charging), [&](const api::Model &model) { return model.*flag; });
        return charging;
    };
    const QList<api::Model> onRefusal = those(&api::Model::chargesRefusal);
    const QList<api::Model> onCancel = those(&api::Model::chargesCancel);
    if (onRefusal.isEmpty() && onCancel.isEmpty())
        return tr("Failed, refused or canceled pictures cost nothing.");
    const QString refusal = onRefusal.isEmpty() ? tr("refused ones neither") : tr("refused ones are charged by %1").arg(names(onRefusal));
    const QString cancel = onCancel.isEmpty() ? tr("canceled ones neither") : tr("canceled ones that have begun are charged by %1").arg(names(onCancel));
    return tr("Failed pictures cost nothing; %1; %2.").arg(refusal, cancel);
}

QString DraftWords::notice(const QList<api::Model> &models)
{
    const auto isAi = [](const api::Model &model) { return model.generativeAi; };
    if (std::all_of(models.begin(), models.end(), isAi))
        return tr("This service uses generative AI. Every picture carries a label saying so, inside the file as well.");
    if (std::none_of(models.begin(), models.end(), isAi))
        return tr("This model draws by formula and is not generative AI. Every picture says so, inside the file as well.");
    return tr("Some of these models are generative AI, some draw by formula. Every picture says which, inside the file as well.");
}

QString DraftWords::refused(const Error &error)
{
    switch (error.code) {
    case Code::UnsupportedMediaType:
        return tr("This is not a picture that can be used. Choose a PNG, JPEG or WebP.");
    case Code::PayloadTooLarge:
        return tr("This picture is too large. It may have up to 25 MB and 64 million pixels; save it smaller and add it again.");
    case Code::Corrupt:
        return tr("This picture is damaged or cut off. Open it in another program and save it anew.");
    case Code::NotFound:
        return tr("This file cannot be read. Check that it is still there and that you may open it.");
    case Code::Conflict:
        return tr("This picture is already there.");
    case Code::QueueFull:
        return tr("There is room for %n picture(s). Remove one first.", nullptr, studio::ReferencePictures::mostPictures);
    default:
        return errorText(error).inlineText();
    }
}

} // namespace mj::ui
