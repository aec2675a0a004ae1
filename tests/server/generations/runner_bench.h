#pragma once
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
#include <QJsonDocument>
#include <QTemporaryDir>
#include <condition_variable>
#include <set>
#include <thread>

namespace mj::test {

using namespace mj::server;

inline QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

inline QByteArray smallPng(int shade)
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
    // `terms` replace those of the built-in model.
    explicit Bench(const QJsonObject &terms = {}) : m_terms(terms) { grant(owner, Points(100)); }
    void grant(const QString &who, Points points) { REQUIRE(ledger.book(who, {{text("top_up"), newId(QLatin1String("ord")), points, Points(0)}})); }

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

    Catalogue catalogue() const
    {
        QJsonObject row = Catalogue::builtIn().models().first().toJson();
        row.insert(text("via"), text("demo"));
        for (auto term = m_terms.begin(); term != m_terms.end(); ++term)
            row.insert(term.key(), term.value());
        return Catalogue::fromJson(QJsonDocument(QJsonObject{{text("models"), QJsonArray{row}}}).toJson()).value();
    }

    QJsonObject m_terms;
    const QString owner = newId(QLatin1String("acc"));
    QTemporaryDir dir;
    FakeClock clock;
    std::unique_ptr<SqliteDocuments> documents = std::move(*SqliteDocuments::open(dir.filePath(text("backend.sqlite"))));
    PersonalData personal = std::move(*PersonalData::open(dir.filePath(text("server.key"))));
    std::unique_ptr<BlobDirectory> blobs = std::move(*BlobDirectory::open(dir.filePath(text("blobs"))));
    Ledger ledger{*documents, clock};
    GenerationStore generations{*documents, personal};
    ReferenceBook references{*documents, *blobs, personal, clock};
    GenerationService service{{*documents, generations, ledger, *blobs, references, personal, clock}, catalogue()};
    PictureKeeper pictures{*documents, *blobs, service, clock};
    DisclosureBook disclosures{*documents};
    JobQueue jobs{*documents, clock};
    ModelTimes times{*documents, clock};
    ProviderGate gate{clock};
};

} // namespace mj::test
