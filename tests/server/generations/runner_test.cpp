#include "base/ids.h"
#include "server/blobs/blob_directory.h"
#include "server/documents/sqlite_documents.h"
#include "server/generations/runner.h"
#include "support/catch.h"
#include "support/fake_clock.h"
#include "support/service_client.h"

#include <QBuffer>
#include <QDirIterator>
#include <QImage>
#include <QTemporaryDir>
#include <condition_variable>
#include <set>
#include <thread>

using namespace mj;
using namespace mj::server;
using api::GenerationState;

namespace
{

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

QByteArray smallPng(int shade)
{
    QImage image(8, 8, QImage::Format_RGB32);
    image.fill(qRgb(shade, 0, 0));
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return png;
}

// A provider that fails or hangs at the picture it is told to, and remembers what it was asked.
class ScriptedProvider final : public ImageProvider
{
public:
    int atOnce(const PictureOrder &) const override { return together; }
    bool isRepeatable() const override { return repeatable; }
    Result<MadePictures> create(const PictureOrder &order, const ProviderWork &work) override
    {
        const std::atomic<bool> &canceled = *work.canceled;
        const int index = static_cast<int>(order.seed.value_or(firstSeed) - firstSeed);
        std::unique_lock lock(m_mutex);
        asked.push_back(index);
        counts.push_back(order.count);
        remoteIds.push_back(order.remoteId);
        seeds.insert(order.seed.value_or(0));
        lock.unlock();
        if (!remoteId.isEmpty() && order.remoteId.isEmpty() && !work.accepted(remoteId))
            return fail(Code::Conflict);
        work.progress({0.5, smallPng(200)});
        if (index == failAt && failures-- > 0)
            return fail(failure);
        lock.lock();
        if (index == hangAt) {
            isHanging = true;
            m_changed.notify_all();
            m_changed.wait(lock, [&] { return m_released; });
            if (failsAfterHang)
                return fail(failure);
            while (awaitsCancel && !canceled)
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
        if (canceled && obedient)
            return fail(Code::Canceled);
        MadePictures made;
        made.costMicros = costMicros;
        for (int i = 0; i < order.count; ++i)
            made.pictures.append({garbage ? QByteArray("no picture") : smallPng(index + i), std::nullopt});
        return made;
    }
    void awaitHang()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return isHanging; });
    }
    void release()
    {
        const std::lock_guard lock(m_mutex);
        m_released = true;
        m_changed.notify_all();
    }

    int failAt = -1;
    int hangAt = -1;
    Error failure = error(Code::ProviderFailed);
    int failures = 1'000; // how often it fails there
    int together = 1;     // pictures in one call
    bool repeatable = true;
    bool garbage = false;
    QString remoteId; // what it calls the job; empty: it does not say
    std::optional<qint64> costMicros;
    static constexpr quint64 firstSeed = 7;
    std::vector<int> counts;
    std::vector<QString> remoteIds;
    bool obedient = true;
    bool failsAfterHang = false;
    bool awaitsCancel = false; // when released
    bool isHanging = false;
    std::vector<int> asked;
    std::set<quint64> seeds;

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_released = false;
};

// The stack below the routes, real but for the provider and the clock.
struct Bench {
    Bench() { REQUIRE(ledger.book(owner, {{text("top_up"), text("o1"), Points(100), Points(0)}})); }

    api::Recipe recipe(int count) const
    {
        api::Recipe recipe;
        recipe.model = text("demo-painter-1");
        recipe.prompt = text("a lighthouse");
        recipe.size = QSize(512, 512);
        recipe.count = count;
        recipe.seed = ScriptedProvider::firstSeed;
        return recipe;
    }
    QStringList submitAll(const QString &who, const QList<api::Recipe> &recipes)
    {
        const auto price = service.quote(who, recipes);
        REQUIRE(price);
        api::CreateGenerations request;
        request.recipes = recipes;
        request.quote = price->token;
        const auto made = service.create(who, request, newIdempotencyKey().toLatin1());
        REQUIRE(made);
        QStringList ids;
        for (const api::Generation &job : *made)
            ids.append(job.id);
        return ids;
    }
    QString submit(int count) { return submitAll(owner, {recipe(count)}).first(); }
    RunnerParts parts() { return {generations, service, references, pictures, disclosures, jobs, times, gate, personal, clock}; }
    std::unique_ptr<Runner> runner(ImageProvider &provider)
    {
        auto made = std::make_unique<Runner>(parts(), Runner::Providers{{text("demo"), &provider}});
        made->start(1);
        return made;
    }
    api::Generation job(const QString &id) { return service.read(owner, id).value(); }
    bool ends(const QString &id)
    {
        return eventually([&] { return !job(id).isOpen(); });
    }
    int files() const
    {
        int count = 0;
        QDirIterator all(dir.filePath(text("blobs")), QDir::Files, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            all.next();
            ++count;
        }
        return count;
    }
    int documentsIn(const char *collection)
    {
        Query query;
        query.collection = text(collection);
        query.limit = 1000;
        return static_cast<int>(documents->query(query)->documents.size());
    }

    const QString owner = newId(QLatin1String("acc"));
    QTemporaryDir dir;
    FakeClock clock;
    std::unique_ptr<SqliteDocuments> documents = std::move(*SqliteDocuments::open(dir.filePath(text("backend.sqlite"))));
    PersonalData personal = std::move(*PersonalData::open(dir.filePath(text("server.key"))));
    std::unique_ptr<BlobDirectory> blobs = std::move(*BlobDirectory::open(dir.filePath(text("blobs"))));
    Ledger ledger{*documents, clock};
    GenerationStore generations{*documents, personal};
    ReferenceBook references{*documents, *blobs, personal, clock};
    GenerationService service{{*documents, generations, ledger, *blobs, references, personal, clock}, Catalogue::builtIn()};
    PictureKeeper pictures{*documents, *blobs, service, clock};
    DisclosureBook disclosures{*documents};
    JobQueue jobs{*documents, clock};
    ModelTimes times{*documents, clock};
    ProviderGate gate{clock};
};

} // namespace

TEST_CASE("a provider that fails at the second of three pictures costs one; the rest is given back")
{
    Bench bench;
    ScriptedProvider provider;
    provider.failAt = 1;
    const QString id = bench.submit(3);
    CHECK(*bench.ledger.balance(bench.owner) == api::Balance{Points(64), Points(36)});
    const auto runner = bench.runner(provider);
    REQUIRE(bench.ends(id));
    const api::Generation job = bench.job(id);
    CHECK(job.state == GenerationState::Failed);
    CHECK(job.failureCode == text("provider_failed"));
    CHECK(job.pictures.size() == 1);
    CHECK(job.charged == Points(12));
    CHECK(*bench.ledger.balance(bench.owner) == api::Balance{Points(88), Points(0)});
    CHECK(bench.ledger.entries(bench.owner, {}, {}, 10)->items.size() == 4); // top_up, reserve, settle, release
    CHECK(bench.documentsIn("jobs") == 0);
    CHECK(eventually([&] { return bench.files() == 1 && bench.documentsIn("pictures") == 1; })); // nothing unfinished stays
}

TEST_CASE("what was refused costs nothing and says why")
{
    Bench bench;
    ScriptedProvider provider;
    provider.failAt = 0;
    provider.failure = error(Code::PromptRefused);
    const QString id = bench.submit(2);
    const auto runner = bench.runner(provider);
    REQUIRE(bench.ends(id));
    CHECK(bench.job(id).failureCode == text("prompt_refused"));
    CHECK(bench.job(id).charged == Points(0));
    CHECK(*bench.ledger.balance(bench.owner) == api::Balance{Points(100), Points(0)});
    CHECK(eventually([&] { return bench.files() == 0; }));
}

TEST_CASE("a model without a provider fails and gives everything back")
{
    Bench bench;
    const QString id = bench.submit(2);
    Runner runner(bench.parts(), {});
    runner.start(1);
    REQUIRE(bench.ends(id));
    CHECK(bench.job(id).failureCode == text("model_unavailable"));
    CHECK(*bench.ledger.balance(bench.owner) == api::Balance{Points(100), Points(0)});
}

TEST_CASE("the job of a dead runner is taken over when its lease has run out, behind the pictures it has")
{
    Bench bench;
    ScriptedProvider dying;
    dying.hangAt = 1;
    dying.obedient = false; // comes back from the dead with a picture
    const QString id = bench.submit(3);
    auto first = bench.runner(dying);
    dying.awaitHang();
    CHECK(bench.job(id).pictures.size() == 1);

    ScriptedProvider heir;
    CHECK_FALSE(bench.jobs.lease(text("run_early")).value().has_value());
    bench.clock.advance(JobQueue::leaseSeconds + 1);
    auto second = bench.runner(heir);
    REQUIRE(bench.ends(id));
    CHECK(heir.asked == std::vector<int>{1, 2});
    CHECK(heir.seeds == std::set<quint64>{8, 9});

    dying.release();
    first->stop();
    second->stop();
    const api::Generation job = bench.job(id);
    CHECK(job.state == GenerationState::Succeeded);
    CHECK(job.pictures.size() == 3);
    CHECK(job.charged == Points(36));
    CHECK(*bench.ledger.balance(bench.owner) == api::Balance{Points(64), Points(0)});
    CHECK(bench.files() == 3);
    CHECK(bench.documentsIn("pictures") == 3);
}

TEST_CASE("a runner that lost its job neither adds to it nor ends it while another works")
{
    Bench bench;
    ScriptedProvider stale;
    stale.hangAt = 0;
    stale.obedient = false;
    SECTION("with a picture")
    {
        stale.failsAfterHang = false;
    }
    SECTION("with a failure")
    {
        stale.failsAfterHang = true;
    }
    const QString id = bench.submit(2);
    auto first = bench.runner(stale);
    stale.awaitHang();
    bench.clock.advance(JobQueue::leaseSeconds + 1);
    ScriptedProvider heir;
    heir.hangAt = 1;
    auto second = bench.runner(heir);
    heir.awaitHang();
    REQUIRE(bench.job(id).pictures.size() == 1);
    const QString kept = bench.job(id).pictures.first().id;
    stale.release();
    first->stop();
    CHECK(bench.job(id).isOpen());
    CHECK(bench.job(id).pictures.size() == 1);
    CHECK(bench.job(id).pictures.first().id == kept);
    heir.release();
    REQUIRE(bench.ends(id));
    CHECK(bench.job(id).state == GenerationState::Succeeded);
    CHECK(bench.job(id).pictures.size() == 2);
    CHECK(*bench.ledger.balance(bench.owner) == api::Balance{Points(76), Points(0)});
}

TEST_CASE("a stopped runner gives its job back at once, and the next one goes on without a lease running out")
{
    Bench bench;
    ScriptedProvider provider;
    provider.hangAt = 1;
    provider.awaitsCancel = true; // stopping takes a moment to reach the provider
    const QString id = bench.submit(2);
    auto first = bench.runner(provider);
    provider.awaitHang();
    std::thread stopping([&] { first->stop(); });
    provider.release();
    stopping.join();
    CHECK(bench.job(id).isOpen());
    ScriptedProvider next;
    const auto second = bench.runner(next);
    REQUIRE(bench.ends(id));
    CHECK(bench.job(id).state == GenerationState::Succeeded);
    CHECK(*bench.ledger.balance(bench.owner) == api::Balance{Points(76), Points(0)});
}
