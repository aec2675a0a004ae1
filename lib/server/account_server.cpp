#include "server/account_server.h"

#include "base/log.h"
#include "server/accounts/account_room.h"
#include "server/blobs/blob_directory.h"
#include "server/documents/sqlite_documents.h"
#include "server/generations/generation_routes.h"
#include "server/generations/mail_routes.h"
#include "server/generations/runner.h"
#include "server/generations/sweeper.h"
#include "server/http/listener.h"
#include "server/identity/local_identity.h"
#include "server/mail/local_mailbox.h"
#include "server/mail/smtp_sender.h"
#include "server/payments/toss_gateway.h"
#include "server/privacy/privacy_routes.h"
#include "server/providers/provider_set.h"
#include "server/providers/provider_webhooks.h"
#include "server/top_ups/checkout_routes.h"
#include "server/top_ups/points_routes.h"
#include "server/top_ups/reconciler.h"
#include "server/top_ups/refund_routes.h"
#include "server/top_ups/top_up_routes.h"
#include "server/top_ups/webhook_routes.h"

#include <QDir>
#include <QLockFile>

namespace mj::server {
namespace {

// A live key must never meet a test address, nor a test key the real one without a word.
Result<void> checkKeys(const Config &config)
{
    const bool live = config.tossSecretKey.startsWith(QLatin1String("live_")) || config.tossClientKey.startsWith(QLatin1String("live_"));
    const bool secure = config.tossApiBase.scheme() == QLatin1String("https") && config.tossSdkUrl.scheme() == QLatin1String("https");
    if (config.tossSecretKey.isEmpty() || config.tossClientKey.isEmpty())
        return fail(Code::InvalidField, QStringLiteral("the payment keys are not set"), QStringLiteral("toss keys"));
    if (live && !secure)
        return fail(Code::InvalidField, QStringLiteral("a live payment key with a payment service that is not reached by https"), QStringLiteral("toss keys"));
    if (config.tossSecretKey.section(QLatin1Char('_'), 0, 0) != config.tossClientKey.section(QLatin1Char('_'), 0, 0))
        return fail(Code::InvalidField, QStringLiteral("one payment key is live and the other is for tests"), QStringLiteral("toss keys"));
    return {};
}

struct Stores {
    std::unique_ptr<QLockFile> lock;
    std::unique_ptr<SqliteDocuments> documents;
    std::unique_ptr<BlobDirectory> blobs;
    std::unique_ptr<PersonalData> personal;
};

Result<PersonalData> openPersonal(const QByteArray &keys, const QString &keyFile, bool isUsed)
{
    if (!keys.isEmpty())
        return PersonalData::fromKeys(keys);
    // A new key would lock every member out of their data for good; the old one may still be in a backup.
    if (isUsed && !QFile::exists(keyFile))
        return fail(Code::Corrupt, QStringLiteral("server.key is missing beside backend.sqlite: put it back from the backup"));
    return PersonalData::open(keyFile);
}

Result<Stores> openStores(const Config &config)
{
    const QString folder = config.dataFolder;
    if (!QDir().mkpath(folder))
        return fail(Code::Storage, QStringLiteral("the data folder cannot be made"));
    QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    const QDir dir(folder);
    Stores stores;
    stores.lock = std::make_unique<QLockFile>(dir.filePath(QStringLiteral("server.lock")));
    stores.lock->setStaleLockTime(0); // a dead owner is recognised by its process, never by age
    if (!stores.lock->tryLock(2000)) {
        const bool held = stores.lock->error() == QLockFile::LockFailedError;
        return fail(Code::Storage, held ? QStringLiteral("the data folder is in use by another server") : QStringLiteral("the data folder cannot be written"));
    }
    const QString database = dir.filePath(QStringLiteral("backend.sqlite"));
    auto personal = openPersonal(config.keys, dir.filePath(QStringLiteral("server.key")), QFile::exists(database));
    if (!personal)
        return fail(personal);
    auto documents = SqliteDocuments::open(database);
    if (!documents)
        return fail(documents);
    auto blobs = BlobDirectory::open(dir.filePath(QStringLiteral("blobs")));
    if (!blobs)
        return fail(blobs);
    stores.documents = std::move(*documents);
    stores.blobs = std::move(*blobs);
    stores.personal = std::make_unique<PersonalData>(std::move(*personal));
    return stores;
}

// What can be made here: a model whose provider nobody has set up is not on offer.
Result<Catalogue> openCatalogue(const Config &config)
{
    const Result<Catalogue> whole = config.models.isEmpty() ? Catalogue::builtIn() : Catalogue::fromJson(config.models);
    return whole ? Result<Catalogue>(whole->with(ProviderSet::idsOf(config))) : whole;
}

} // namespace

// Built in dependency order, destroyed in reverse.
struct AccountServer::Impl {
    Impl(Config c, Stores s, Catalogue catalogue)
        : config(std::move(c)), stores(std::move(s)), clock(config.clock ? *config.clock : systemClock), store(*stores.documents),
          mailbox(store, *stores.personal, clock), smtp(config.mail, clock),
          outbox(outboxParts()),
          identity(store, *stores.personal), accounts({store, *stores.blobs, *stores.personal, identity, outbox, clock}, config),
          ledger(store, clock), gateway(config.tossApiBase, config.tossSecretKey), prices(PriceList::builtIn()), orders(store, clock),
          settlement(orders, ledger, gateway, prices, clock), refunds(store, orders, ledger, gateway, prices, *stores.personal, clock),
          topUps(store, orders, settlement, refunds, prices, clock), reconciler(orders, settlement, refunds, ledger), generationStore(store, *stores.personal),
          references(store, *stores.blobs, *stores.personal, clock),
          generations({store, generationStore, ledger, *stores.blobs, references, *stores.personal, clock, config.limits.openJobs}, std::move(catalogue)),
          pictures(store, *stores.blobs, generations, clock), disclosures(store), jobs(store, clock), times(store, clock), gate(clock),
          providers(config), runner({generationStore, generations, references, pictures, disclosures, jobs, times, gate, *stores.personal, clock}, providers.all()),
          sweeper(references, pictures), links(*stores.personal, publicUrl), deliveries(store, *stores.personal, outbox, clock),
          resultMails({accounts.accounts(), pictures, deliveries, disclosures, links, clock, config.mail.server.isEmpty() ? QString() : QStringLiteral("Gmail (Google)")}),
          privacy(store, accounts.accounts(), *stores.personal), topUpRoutes(topUps, accounts.sessions(), accounts.accounts(), publicUrl),
          pointsRoutes(ledger, accounts.sessions()), refundRoutes(refunds, accounts.sessions()), providerWebhooks(providers, clock), webhookRoutes(orders, reconciler),
          checkoutRoutes(orders, settlement, *stores.personal, {config.tossSdkUrl, config.tossClientKey, publicUrl}),
          generationRoutes({generations, generationStore, jobs, times, references, pictures, disclosures, accounts.sessions(), accounts.accounts(), config.runners}),
          mailRoutes({resultMails, generations, pictures, links, accounts.sessions(), accounts.accounts(), clock}),
          privacyRoutes(privacy, accounts.parts())
    {
        accounts.addTo(router);
        topUpRoutes.addTo(router);
        pointsRoutes.addTo(router);
        refundRoutes.addTo(router);
        webhookRoutes.addTo(router);
        providerWebhooks.addTo(router);
        checkoutRoutes.addTo(router);
        generationRoutes.addTo(router);
        mailRoutes.addTo(router);
        privacyRoutes.addTo(router);
        addProbes();
    }

    // The outbox asks for pictures on its own thread, which runs only while everything here is there.
    OutboxParts outboxParts()
    {
        const PictureSources sources = ResultMails::sources(pictures, links, clock);
        if (config.mail.server.isEmpty())
            return {store, *stores.personal, mailbox, clock, sources};
        return {store, *stores.personal, smtp, clock, sources, config.mail.dailyLimit, MailQueue::nameOf(config.mail, *stores.personal)};
    }

    void addProbes()
    {
        router.add("GET", QStringLiteral("/healthz"), [](const http::Request &) -> Result<http::Reply> {
            return http::Reply::json({{QStringLiteral("status"), QStringLiteral("ok")}});
        });
        router.add("GET", QStringLiteral("/readyz"), [this](const http::Request &) -> Result<http::Reply> {
            if (!store.read(QStringLiteral("probes/ready")))
                return fail(Code::Unavailable);
            return http::Reply::json({{QStringLiteral("status"), QStringLiteral("ready")}});
        });
    }

    Config config;
    Stores stores;
    SystemClock systemClock;
    const Clock &clock;
    DocumentStore &store;
    QUrl publicUrl;
    QUrl localUrl;
    LocalMailbox mailbox;
    SmtpSender smtp;
    Outbox outbox;
    LocalIdentity identity;
    AccountRoom accounts;
    Ledger ledger;
    TossGateway gateway;
    PriceList prices;
    OrderBook orders;
    Settlement settlement;
    RefundService refunds;
    TopUpService topUps;
    Reconciler reconciler;
    GenerationStore generationStore;
    ReferenceBook references;
    GenerationService generations;
    PictureKeeper pictures;
    DisclosureBook disclosures;
    JobQueue jobs;
    ModelTimes times;
    ProviderGate gate;
    ProviderSet providers;
    Runner runner;
    Sweeper sweeper;
    MailLinks links;
    DeliveryBook deliveries;
    ResultMails resultMails;
    PrivacyService privacy;
    TopUpRoutes topUpRoutes;
    PointsRoutes pointsRoutes;
    RefundRoutes refundRoutes;
    ProviderWebhooks providerWebhooks;
    WebhookRoutes webhookRoutes;
    CheckoutRoutes checkoutRoutes;
    GenerationRoutes generationRoutes;
    MailRoutes mailRoutes;
    PrivacyRoutes privacyRoutes;
    http::Router router;
    std::unique_ptr<http::Listener> listener;
};

AccountServer::AccountServer(Config config) : m_config(std::move(config)) {}

AccountServer::~AccountServer()
{
    stop();
}

Result<QUrl> AccountServer::start()
{
    if (const Result<void> keys = checkKeys(m_config); !keys)
        return fail(keys);
    if (const Result<void> providers = ProviderSet::check(m_config); !providers)
        return fail(providers);
    Result<Catalogue> catalogue = openCatalogue(m_config);
    if (!catalogue)
        return fail(catalogue);
    Result<Stores> stores = openStores(m_config);
    if (!stores)
        return fail(stores);
    m = std::make_unique<Impl>(m_config, std::move(*stores), std::move(*catalogue));

    http::ListenerConfig listening;
    listening.host = m_config.host;
    listening.port = m_config.port;
    listening.workers = m_config.workers;
    listening.accessLog = m_config.accessLog;
    listening.forwardedHops = m_config.forwardedHops;
    if (!m_config.publicUrl.isEmpty())
        listening.allowedHosts.append(m_config.publicUrl.authority());
    m->listener = std::make_unique<http::Listener>(m->router, listening);
    m->generations.setChanged([this](const QString &owner) {
        m->listener->wake(GenerationRoutes::topicOf(owner));
        m->runner.wake();
        if (m->resultMails.takeNews())
            m->outbox.wake();
    });
    m->generations.setEnded([this](const QString &owner, const api::Generation &job) { return m->resultMails.ended(owner, job); });
    m->generations.setIsPaused([this](const Offer &offer) { return m->gate.isPaused(offer.via); });
    // Handlers run from here on and read it; with a port of the system's choice nobody can ask before start() has told it.
    m->publicUrl = m_config.publicUrl;
    if (m->publicUrl.isEmpty() && m_config.port != 0) {
        m->publicUrl.setScheme(QStringLiteral("http"));
        m->publicUrl.setHost(m_config.host == QLatin1String("localhost") ? QStringLiteral("127.0.0.1") : m_config.host);
        m->publicUrl.setPort(m_config.port);
    }
    const Result<QUrl> address = m->listener->start();
    if (!address) {
        m.reset();
        return address;
    }
    m->localUrl = *address;
    if (m_config.host == QLatin1String("0.0.0.0"))
        m->localUrl.setHost(QStringLiteral("127.0.0.1"));
    if (m->publicUrl.isEmpty())
        m->publicUrl = *address;
    m->jobs.reclaimAll();
    m->runner.start(m_config.runners);
    m->sweeper.start();
    m->reconciler.start();
    m->outbox.start();
    m->accounts.start();
    return m->publicUrl;
}

void AccountServer::stop()
{
    if (!m)
        return;
    m->gateway.stop();
    m->smtp.stop();
    m->accounts.stop();
    m->outbox.stop();
    m->reconciler.stop();
    m->sweeper.stop();
    m->runner.stop();
    m->listener->stop();
    m.reset();
}

QList<Mail> AccountServer::localMails() const
{
    return m && m_config.mail.server.isEmpty() ? m->mailbox.mails() : QList<Mail>();
}

QUrl AccountServer::localUrl() const
{
    return m->localUrl;
}

const http::Router &AccountServer::router() const
{
    return m->router;
}

} // namespace mj::server
