#include "ui/generation/job_words.h"
#include "api/error_status.h"
#include "ui/common/error_text.h"
#include "ui/common/money_text.h"

namespace mj::ui {

QString JobWords::cancel(const api::Generation &job)
{
    return tr("Cancel · %1").arg(pointsText(job.cancelCost));
}

QString JobWords::cancelWhy(const api::Generation &job)
{
    if (job.cancelCost == Points(0))
        return tr("Canceling now costs nothing.");
    const Points made = Points(job.reserved.value() / qMax(1, job.recipe.count)) * job.pictures.size();
    if (job.cancelCost == made)
        return tr("Canceling now costs %1, for the pictures that are made; you keep them.").arg(pointsText(job.cancelCost));
    return tr("Canceling now costs %1: the provider bills what it has begun.").arg(pointsText(job.cancelCost));
}

QString JobWords::duration(int seconds)
{
    if (seconds < 60)
        return tr("%1 s").arg(seconds);
    return tr("%1 min").arg((seconds + 59) / 60);
}

QString JobWords::place(const api::QueuePlace &place)
{
    const QString where = place.place == 1 ? tr("Next in line") : tr("Number %1 in line").arg(place.place);
    return place.seconds > 0 ? tr("%1, done in about %2").arg(where, duration(place.seconds)) : where;
}

QString JobWords::failure(const api::Generation &job)
{
    return errorText(error(api::codeFromWire(job.failureCode, 0), {}, job.failureField)).inlineText();
}

} // namespace mj::ui
