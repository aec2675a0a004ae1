#include "server/providers/demo_engine.h"
#include "imaging/safe_decode.h"
#include "server/providers/painter/composition.h"
#include "server/providers/painter/finishing.h"
#include "server/providers/painter/png.h"
#include "server/providers/painter/remix.h"
#include "server/providers/painter/scene_choice.h"
#include <algorithm>
#include <thread>

namespace mj::server {

namespace {
using namespace painter;
bool allowed(int side)
{
    return side >= DemoEngine::smallestSide && side <= DemoEngine::largestSide && side % DemoEngine::sideStep == 0;
}

// Which stages are followed by a partial picture: after about a third, two thirds and all of the work.
std::vector<size_t> partialsOf(const std::vector<Stage> &stages)
{
    float total = 0;
    for (const Stage &stage : stages)
        total += stage.weight;
    std::vector<size_t> marks;
    float done = 0;
    for (size_t i = 0; i + 1 < stages.size(); ++i) {
        done += stages[i].weight;
        if (marks.size() < 2 && done >= total * (marks.empty() ? 0.30F : 0.68F))
            marks.push_back(i);
    }
    marks.push_back(stages.size() - 1);
    return marks;
}

// The state of the canvas as a small finished picture.
Result<QByteArray> partialOf(const Painting &p, int factor)
{
    Canvas small = p.canvas.reduced(factor);
    applyStyle(small, p.intent, p.stopped);
    if (p.stopped)
        return fail(Code::Canceled);
    return pngOf(toImage(small, p.intent), p.stopped);
}

// What the person's own picture has to do with it.
Result<QImage> startedFrom(const PictureOrder &order, const QImage &painting)
{
    if (order.task == api::Task::Create)
        return painting;
    const Result<QImage> own = order.references.isEmpty() ? Result<QImage>(fail(Code::Corrupt)) : decode(order.references.first().bytes);
    if (!own)
        return fail(Code::InvalidField, QStringLiteral("the picture cannot be read"), QStringLiteral("references"));
    if (order.task == api::Task::Variation)
        return recoloured(painting, *own);
    if (order.task != api::Task::Edit)
        return fail(Code::InvalidField, QStringLiteral("the demo engine cannot do that"), QStringLiteral("task"));
    const Result<QImage> mask = order.mask.isEmpty() ? Result<QImage>(QImage()) : decode(order.mask);
    if (!mask)
        return fail(Code::InvalidField, QStringLiteral("the mask cannot be read"), QStringLiteral("mask"));
    return paintedInto(*own, painting, *mask);
}

bool pause(std::chrono::milliseconds length, const std::atomic<bool> &canceled)
{
    const auto end = std::chrono::steady_clock::now() + length;
    while (!canceled && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    return !canceled;
}
} // namespace

QStringList DemoEngine::styles()
{
    return {QString(), QStringLiteral("ink"), QStringLiteral("watercolour"), QStringLiteral("poster"), QStringLiteral("pastel"), QStringLiteral("night")};
}

Result<MadePictures> DemoEngine::create(const PictureOrder &order, const ProviderWork &work)
{
    const std::atomic<bool> &canceled = *work.canceled;
    if (!allowed(order.size.width()) || !allowed(order.size.height()))
        return fail(Code::InvalidField, QStringLiteral("a side is a multiple of 16 from 256 to 1536"), QStringLiteral("size"));
    if (!styles().contains(order.style))
        return fail(Code::InvalidField, QStringLiteral("unknown style"), QStringLiteral("style"));
    Painting p(order.size, intentOf(normalised(order.prompt), order.seed.value_or(0), order.style), canceled);
    const std::vector<Stage> stages = compose(p);
    const std::vector<size_t> marks = partialsOf(stages);
    for (size_t i = 0; i < stages.size(); ++i) {
        stages[i].paint(p);
        if (canceled)
            return fail(Code::Canceled);
        PictureProgress report{0.9 * double(i + 1) / double(stages.size()), {}};
        const auto mark = std::find(marks.begin(), marks.end(), i);
        if (mark != marks.end()) {
            const auto partial = partialOf(p, mark == marks.begin() ? 4 : 2);
            if (!partial)
                return fail(partial);
            report.partial = *partial;
        }
        work.progress(report);
        if (mark != marks.end() && !pause(m_pace, canceled))
            return fail(Code::Canceled);
    }
    if (p.intent.style == Style::None)
        addGlow(p.canvas, 0.55F);
    applyStyle(p.canvas, p.intent, canceled);
    if (canceled)
        return fail(Code::Canceled);
    const Result<QImage> picture = startedFrom(order, toImage(p.canvas, p.intent));
    if (!picture)
        return fail(picture);
    auto png = pngOf(*picture, canceled);
    if (!png)
        return fail(png);
    work.progress({1.0, {}});
    return MadePictures{{{*png, order.seed}}, std::nullopt};
}

} // namespace mj::server
