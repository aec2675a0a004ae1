#include "driver/create_tour.h"
#include "driver/journey.h"

#include <QThread>

namespace mj {
namespace {

QString s(const char *latin)
{
    return QString::fromLatin1(latin);
}

void clear(DrivenApp &app)
{
    app.click(s("nav_create"));
    app.click(s("create_prompt"));
    app.key(s("create_prompt"), s("Ctrl+A"));
    app.key(s("create_prompt"), s("Delete"));
}

void write(DrivenApp &app, const QString &prompt)
{
    clear(app);
    app.type(s("create_prompt"), prompt);
}

void waitForPrice(DrivenApp &app)
{
    app.waitFor(s("a price on the button"), [&] { return app.state(s("create_send")).value(QLatin1String("enabled")).toBool(); });
}

// A visible widget whose name begins so, with an id behind it.
QString nameLike(DrivenApp &app, const QString &beginning)
{
    QString found;
    app.waitFor(beginning, [&] {
        const QJsonArray names = app.ask({{QStringLiteral("do"), QStringLiteral("names")}}).value(QLatin1String("names")).toArray();
        for (const QJsonValue &name : names) {
            if (name.toString().startsWith(beginning))
                found = name.toString();
        }
        return !found.isEmpty();
    });
    return found;
}

} // namespace

void tourCreate(DrivenApp &app, const QString &look, const std::function<void(const QString &, const QString &)> &step)
{
    const auto shot = [&](const char *name, const char *what) { step(look + s("-create-") + QLatin1String(name), QString::fromUtf8(what)); };
    clear(app);
    QThread::msleep(300);
    shot("empty", "nothing is written yet");
    write(app, QStringLiteral("{노을|새벽} 지는 {호수|바다}, 안개"));
    waitForPrice(app);
    shot("alternatives", "alternatives: every wording and the price of all, before anything is sent");
    write(app, QStringLiteral("010-1234-5678 로 전화하는 사람이 있는 거리"));
    QThread::msleep(900);
    shot("personal-data", "a phone number in the prompt is pointed out before it leaves");
    app.click(s("create_templates"));
    QThread::msleep(500);
    shot("templates", "templates, to use and to keep");
    app.click(s("templates_panel_close"));
    app.click(s("create_history"));
    QThread::msleep(500);
    shot("history", "everything that was sent, searchable");
    app.click(s("history_panel_close"));

    write(app, QStringLiteral("창가에 앉은 고양이"));
    app.click(s("create_task_edit"));
    QThread::msleep(400);
    shot("edit-without-picture", "a task that starts from a picture says what is missing");
    app.click(s("reference_gallery"));
    app.waitVisible(s("picker_list"));
    QThread::msleep(500);
    app.click(s("picker_list"));
    app.key(s("picker_list"), s("Home"));
    app.key(s("picker_list"), s("Space"));
    shot("picker", "a picture of the gallery to start from");
    app.click(s("picker_add"));
    waitForPrice(app);
    shot("edit", "an edit with its picture, its price and who sees it");
    app.click(nameLike(app, s("reference_mask_")));
    app.waitVisible(s("mask_canvas"));
    QThread::msleep(500);
    app.key(s("mask_canvas"), s("I"));
    shot("mask", "the mask editor");
    app.click(s("mask_leave"));
    app.click(nameLike(app, s("reference_remove_")));
    app.click(s("create_task_create"));

    write(app, QStringLiteral("{첫째|둘째|셋째|넷째|다섯째} 풍경, 산과 강"));
    waitForPrice(app);
    app.click(s("create_send"));
    QThread::msleep(700);
    shot("queue", "a queue: one in the making, the others with their places and the price of canceling");
    const QString cancel = nameLike(app, s("job_cancel_"));
    app.click(cancel);
    QThread::msleep(700);
    shot("canceled", "one is canceled alone and says what came back");
    app.waitFor(s("the queue to end"), [&] { return app.ask({{QStringLiteral("do"), QStringLiteral("names")}}).value(QLatin1String("names")).toArray().isEmpty() || !app.shows(QStringLiteral("· 0 P")); }, 90);
    app.click(nameLike(app, s("job_compare_")));
    app.waitVisible(s("create_batch"));
    QThread::msleep(400);
    shot("compare", "what one request became, side by side");
    app.click(s("create_batch_back"));
}

} // namespace mj
