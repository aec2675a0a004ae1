#include "ui/generation/generation_words.h"
#include "ui/common/money_text.h"
#include <QHash>
#include <QRegularExpression>

namespace mj::ui {

QString GenerationWords::country(const QString &code)
{
    if (code == QLatin1String("local"))
        return tr("inside MJ Studio");
    if (code == QLatin1String("KR"))
        return tr("South Korea");
    if (code == QLatin1String("US"))
        return tr("United States");
    if (code == QLatin1String("DE"))
        return tr("Germany");
    if (code == QLatin1String("JP"))
        return tr("Japan");
    if (code == QLatin1String("GB"))
        return tr("United Kingdom");
    return code;
}

QString GenerationWords::retention(const QString &code)
{
    if (code.isEmpty() || code == QLatin1String("none"))
        return tr("keeps nothing");
    static const QRegularExpression span(QStringLiteral("^(\\d{1,4})([hd])$"));
    const QRegularExpressionMatch match = span.match(code);
    if (!match.hasMatch())
        return tr("keeps it: %1").arg(code);
    const int count = match.captured(1).toInt();
    return match.captured(2) == QLatin1String("h") ? tr("keeps it for %n hour(s)", nullptr, count) : tr("keeps it for %n day(s)", nullptr, count);
}

QString GenerationWords::training(const api::Model &model)
{
    return model.trains ? tr("may train on it") : tr("does not train on it");
}

QString GenerationWords::origin(bool generativeAi)
{
    return generativeAi ? tr("Made by generative AI") : tr("Drawn by formula, not generative AI");
}

QString GenerationWords::runBy(const api::Model &model)
{
    return QStringList{model.provider, country(model.country), retention(model.retention), training(model)}.join(QStringLiteral(" · "));
}

QString GenerationWords::whoSees(const api::Model &model, bool withPictures)
{
    if (model.country == QLatin1String("local"))
        return (withPictures ? tr("Who sees it: %1 alone. Your prompt and the pictures you added stay inside this service; it %2 and %3.")
                             : tr("Who sees it: %1 alone. Your prompt stays inside this service; it %2 and %3."))
            .arg(model.provider, retention(model.retention), training(model));
    return (withPictures ? tr("Who sees it: %1 (%2) gets your prompt and the pictures you added; it %3 and %4. Your name and e-mail are never sent.")
                         : tr("Who sees it: %1 (%2) reads your prompt; it %3 and %4. Your name and e-mail are never sent."))
        .arg(model.provider, country(model.country), retention(model.retention), training(model));
}

QString GenerationWords::whoSeesAll(const QList<api::Model> &models, bool withPictures)
{
    QStringList sentences;
    QStringList lines{withPictures ? tr("Who sees your prompt and the pictures you added; your name and e-mail are never sent:")
                                   : tr("Who sees your prompt; your name and e-mail are never sent:")};
    for (const api::Model &model : models) {
        sentences.append(whoSees(model, withPictures && model.maxReferences > 0));
        const bool staysOut = withPictures && model.maxReferences == 0;
        lines.append(staysOut ? tr("%1 (the prompt alone)").arg(runBy(model)) : runBy(model));
    }
    sentences.removeDuplicates();
    lines.removeDuplicates();
    return sentences.size() == 1 ? sentences.first() : lines.join(QLatin1Char('\n'));
}

QString GenerationWords::task(api::Task task)
{
    switch (task) {
    case api::Task::Create:
        return tr("Create");
    case api::Task::Edit:
        return tr("Edit");
    case api::Task::Variation:
        return tr("Variation");
    case api::Task::Upscale:
        return tr("Upscale");
    case api::Task::RemoveBackground:
        return tr("Remove background");
    }
    return {};
}

QString GenerationWords::quality(const QString &id)
{
    static const QHash<QString, const char *> names{
        {QStringLiteral("low"), QT_TR_NOOP("Low")},           {QStringLiteral("medium"), QT_TR_NOOP("Medium")},
        {QStringLiteral("high"), QT_TR_NOOP("High")},         {QStringLiteral("standard"), QT_TR_NOOP("Standard")},
        {QStringLiteral("hd"), QT_TR_NOOP("Fine")},           {QStringLiteral("draft"), QT_TR_NOOP("Draft")},
        {QStringLiteral("fast"), QT_TR_NOOP("Fast")},         {QStringLiteral("turbo"), QT_TR_NOOP("Fastest")},
    };
    const char *name = names.value(id, nullptr);
    return name ? tr(name) : id;
}

QString GenerationWords::speed(int seconds)
{
    constexpr int twoMinutes = 120;
    if (seconds <= 0)
        return {};
    return seconds < twoMinutes ? tr("about %n second(s) a picture", nullptr, seconds) : tr("about %n minute(s) a picture", nullptr, qRound(seconds / 60.0));
}

QString GenerationWords::style(const QString &id)
{
    if (id.isEmpty())
        return tr("As the prompt says");
    static const QHash<QString, const char *> names{
        {QStringLiteral("ink"), QT_TR_NOOP("Ink")},       {QStringLiteral("watercolour"), QT_TR_NOOP("Watercolour")},
        {QStringLiteral("poster"), QT_TR_NOOP("Poster")}, {QStringLiteral("pastel"), QT_TR_NOOP("Pastel")},
        {QStringLiteral("night"), QT_TR_NOOP("Night")},   {QStringLiteral("natural"), QT_TR_NOOP("Natural")},
        {QStringLiteral("vivid"), QT_TR_NOOP("Vivid")},
    };
    const char *name = names.value(id, nullptr);
    return name ? tr(name) : id;
}

QString GenerationWords::size(const QSize &size)
{
    return QStringLiteral("%1 × %2").arg(size.width()).arg(size.height());
}

QString GenerationWords::state(const api::Generation &job)
{
    switch (job.state) {
    case api::GenerationState::Queued:
        return tr("Waiting for its turn");
    case api::GenerationState::Running:
        return tr("Being made, %1 %").arg(qRound(job.progress * 100));
    case api::GenerationState::Succeeded:
        return tr("Finished");
    case api::GenerationState::Failed:
        return tr("Not made");
    case api::GenerationState::Canceled:
        return tr("Canceled");
    }
    return {};
}

QString GenerationWords::outcome(const api::Generation &job)
{
    if (job.isOpen())
        return tr("%1 held").arg(pointsText(job.reserved));
    const Points back = job.reserved - job.charged;
    if (job.charged.value() == 0)
        return tr("%1 returned").arg(pointsText(back));
    if (back.value() > 0)
        return tr("%1 used, %2 returned").arg(pointsText(job.charged), pointsText(back));
    return tr("%1 used").arg(pointsText(job.charged));
}

} // namespace mj::ui
