#include "studio/local_upscale.h"

#include "studio/background.h"
#include "studio/local_upscale_file.h"

#include <QElapsedTimer>
#include <QTimer>
#include <algorithm>
#include <atomic>

namespace mj::studio {
namespace {

constexpr int tickMs = 100;
constexpr int sureAfterMs = 1000; // a guess of the time that is left before that jumps about
constexpr double networkPart = 0.9; // the rest is writing the file

// What the working threads and this one share.
struct Shared {
    std::atomic<bool> canceled = false;
    std::atomic<int> permille = 0;
};

bool isOver(LocalUpscale::State state)
{
    return state == LocalUpscale::State::Kept || state == LocalUpscale::State::Failed;
}

} // namespace

struct LocalUpscale::Impl {
    Impl(LocalUpscale &owner, Gallery &pictures) : self(owner), gallery(pictures) { pool.setMaxThreadCount(1); }

    Job *find(int id);
    void next();
    void work(int id, const Gallery::Picture &parent, const QByteArray &source);
    void keep(int id, const Gallery::Picture &parent, const UpscaledFile &file);
    void end(int id, Result<QString> result);
    void tick();
    void stop();

    LocalUpscale &self;
    Gallery &gallery;
    QList<Job> jobs;
    int lastId = 0;
    int running = 0; // 0: none
    std::shared_ptr<Shared> shared;
    QElapsedTimer since;
    QTimer timer;
    QThreadPool pool;
};

LocalUpscale::LocalUpscale(Gallery &gallery, QObject *parent) : QObject(parent), m(std::make_unique<Impl>(*this, gallery))
{
    m->timer.setInterval(tickMs);
    connect(&m->timer, &QTimer::timeout, this, [this] { m->tick(); });
    // Another account's gallery, or none: nothing goes on for the one who left.
    connect(&gallery, &Gallery::opened, this, [this] {
        if (m->gallery.isOpen() || m->jobs.isEmpty())
            return;
        m->stop();
        m->jobs.clear();
        emit changed();
    });
}

LocalUpscale::~LocalUpscale()
{
    m->stop();
    m->pool.waitForDone();
}

int LocalUpscale::largestSide()
{
    return upscaleLargestSide;
}

QString LocalUpscale::modelName(int factor)
{
    return QStringLiteral("ESRGAN-slim x%1 (this computer)").arg(factor);
}

Result<void> LocalUpscale::check(const QString &pictureId, int factor) const
{
    const std::optional<Gallery::Picture> picture = m->gallery.find(pictureId);
    if (!picture)
        return fail(Code::NotFound);
    return checkUpscale(picture->size, factor);
}

Result<int> LocalUpscale::start(const QString &pictureId, int factor)
{
    if (const Result<void> checked = check(pictureId, factor); !checked)
        return fail(checked);
    for (const Job &job : std::as_const(m->jobs)) {
        if (job.pictureId == pictureId && job.factor == factor && !isOver(job.state))
            return job.id;
    }
    // What became of an earlier try at the same is answered by this one.
    m->jobs.removeIf([&](const Job &job) { return job.pictureId == pictureId && job.factor == factor; });
    Job job;
    job.id = ++m->lastId;
    job.pictureId = pictureId;
    job.factor = factor;
    m->jobs.append(job);
    m->next();
    emit changed();
    return job.id;
}

void LocalUpscale::cancel(int id)
{
    if (!m->find(id))
        return;
    m->jobs.removeIf([id](const Job &job) { return job.id == id; });
    if (m->running == id)
        m->stop();
    m->next();
    emit changed();
}

QList<LocalUpscale::Job> LocalUpscale::jobs() const
{
    return m->jobs;
}

std::optional<LocalUpscale::Job> LocalUpscale::jobOf(const QString &pictureId) const
{
    std::optional<Job> found;
    for (const Job &job : std::as_const(m->jobs)) {
        if (job.pictureId == pictureId && (!found || isOver(found->state)))
            found = job;
    }
    return found;
}

int LocalUpscale::placeInLine(int id) const
{
    int place = 0;
    for (const Job &job : std::as_const(m->jobs)) {
        if (job.id == id)
            return isOver(job.state) ? -1 : place;
        place += isOver(job.state) ? 0 : 1;
    }
    return -1;
}

LocalUpscale::Job *LocalUpscale::Impl::find(int id)
{
    const auto found = std::find_if(jobs.begin(), jobs.end(), [id](const Job &job) { return job.id == id; });
    return found == jobs.end() ? nullptr : &*found;
}

// The one that waits longest, when nothing runs.
void LocalUpscale::Impl::next()
{
    const auto waiting = std::find_if(jobs.begin(), jobs.end(), [](const Job &job) { return job.state == State::Waiting; });
    if (running != 0 || waiting == jobs.end())
        return;
    const int id = waiting->id;
    running = id;
    waiting->state = State::Working;
    shared = std::make_shared<Shared>();
    since.start();
    timer.start();
    const std::optional<Gallery::Picture> parent = gallery.find(waiting->pictureId);
    if (!parent) { // deleted while it waited
        QMetaObject::invokeMethod(
            &self, [this, id] { end(id, fail(Code::NotFound)); }, Qt::QueuedConnection);
        return;
    }
    gallery.readFile(waiting->pictureId, &self, [this, id, parent = *parent](const Result<QByteArray> &source) {
        if (!source)
            end(id, fail(source));
        else if (running == id)
            work(id, parent, *source);
    });
}

void LocalUpscale::Impl::work(int id, const Gallery::Picture &parent, const QByteArray &source)
{
    const int factor = find(id)->factor;
    const auto task = [source, factor, common = shared]() -> Result<UpscaledFile> {
        UpscaleOptions options;
        options.canceled = &common->canceled;
        options.progress = [&common](double part) { common->permille = int(part * 1000); };
        return makeUpscaledFile(source, factor, options);
    };
    runInBackground(pool, task, &self, [this, id, parent](const Result<UpscaledFile> &file) {
        if (!file)
            end(id, fail(file));
        else if (running == id)
            keep(id, parent, *file);
    });
}

void LocalUpscale::Impl::keep(int id, const Gallery::Picture &parent, const UpscaledFile &file)
{
    Job *job = find(id);
    job->state = State::Keeping;
    job->part = 1;
    job->secondsLeft = 0;
    emit self.changed();
    Gallery::LocalPicture made;
    made.parent = parent;
    made.modelId = QStringLiteral("esrgan-slim-x%1").arg(job->factor);
    made.modelName = modelName(job->factor);
    made.size = file.size;
    made.bytes = file.png;
    made.thumbnail = file.thumbnail;
    gallery.keepLocal(made, &self, [this, id](Result<QString> kept) { end(id, std::move(kept)); });
}

// Not for a job that was canceled: `running` is another one by then.
void LocalUpscale::Impl::end(int id, Result<QString> result)
{
    Job *job = find(id);
    if (running != id || !job)
        return;
    running = 0;
    timer.stop();
    job->state = result ? State::Kept : State::Failed;
    job->resultId = result.value_or(QString());
    if (!result)
        job->failure = result.error();
    const QString pictureId = job->pictureId;
    next();
    emit self.changed();
    if (result)
        emit self.kept(pictureId, *result);
}

void LocalUpscale::Impl::tick()
{
    Job *job = find(running);
    if (!job || job->state != State::Working)
        return;
    job->part = shared->permille / 1000.0 * networkPart;
    const qint64 elapsed = since.elapsed();
    if (elapsed > sureAfterMs && job->part > 0.02)
        job->secondsLeft = int(double(elapsed) * (1 - job->part) / job->part / 1000 + 0.999);
    emit self.changed();
}

void LocalUpscale::Impl::stop()
{
    if (shared)
        shared->canceled = true;
    running = 0;
    timer.stop();
}

} // namespace mj::studio
