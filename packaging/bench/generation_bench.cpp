// From the press of the button to the picture in the gallery, with a provider that takes no time of its own: the real server in a process of
// its own, the studio's own classes in this one, a prepared 1024x1024 picture between them. Beside it a bare download of the same file.
//   generation_bench MJSTUDIO-SERVER [rounds with one picture, default 30]
#include "bare_ledger.h"
#include "client/api_client.h"
#include "client/memory_vault.h"
#include "client/settings.h"
#include "figure.h"
#include "instant_provider.h"
#include "server/documents/sqlite_documents.h"
#include "server/http/outbound.h"
#include "server/top_ups/ledger.h"
#include "studio/gallery.h"
#include "studio/generation.h"
#include "studio/membership.h"
#include "studio/session.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <algorithm>
#include <string>
#include <unistd.h>

using namespace mj;

namespace {

constexpr int side = 1024;
constexpr int bareRounds = 200;
constexpr int patienceMs = 120'000;

// As heavy as a picture that a model makes: soft shapes with grain, about 2 MB as PNG.
QByteArray preparedPicture()
{
    QImage image(side, side, QImage::Format_RGB32);
    QRandomGenerator grain(4711);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const int noise = static_cast<int>(grain.bounded(32u));
            image.setPixel(x, y, qRgb((x / 5 + noise) & 255, (y / 5 + noise / 2) & 255, ((x + y) / 9 + noise) & 255));
        }
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

template <class Condition>
void await(Condition holds, const char *what)
{
    QElapsedTimer clock;
    clock.start();
    while (!holds()) {
        demand(clock.elapsed() < patienceMs, what);
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 5);
    }
}

double at(std::vector<double> values, double share)
{
    demand(!values.empty(), "nothing was measured");
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, static_cast<size_t>(share * double(values.size())))];
}

// The real server with that provider alone, and what it has used of the processor.
class Backend
{
public:
    Backend(const QString &program, const QUrl &provider) : m_program(program)
    {
        write("providers.json", QJsonDocument(QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("instant")},
                                                                     {QStringLiteral("kind"), QStringLiteral("openai_compatible")},
                                                                     {QStringLiteral("base"), provider.toString() + QStringLiteral("/v1")}}}).toJson());
        write("models.json", R"({"models":[{"id":"instant-1","via":"instant","remote":"instant","name":"Instant","provider":"Bench","country":"local",
            "retention":"none","sizes":["1024x1024"],"maxCount":4,"pointsPerPicture":1}]})");
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(program, {QStringLiteral("--data"), dataFolder(), QStringLiteral("--sandbox"), QStringLiteral("--providers"), path("providers.json"),
                                  QStringLiteral("--models"), path("models.json")});
        demand(m_process.waitForReadyRead(30'000), "the server does not start");
        m_url = QUrl(QJsonDocument::fromJson(m_process.readLine()).object().value(QLatin1String("url")).toString());
    }
    ~Backend()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(20'000))
            m_process.kill();
    }

    QUrl url() const { return m_url; }
    QString dataFolder() const { return m_folder.filePath(QStringLiteral("data")); }
    QString code() const
    {
        static const QRegularExpression six(QStringLiteral("(?<![0-9])[0-9]{6}(?![0-9])"));
        QProcess mailbox;
        mailbox.start(m_program, {QStringLiteral("--data"), dataFolder(), QStringLiteral("--sandbox"), QStringLiteral("--mailbox")});
        mailbox.waitForFinished(20'000);
        const QJsonObject newest = QJsonDocument::fromJson(mailbox.readAllStandardOutput().split('\n').first()).object();
        return six.match(newest.value(QLatin1String("text")).toString()).captured();
    }
    double processorMs() const
    {
        QFile file(QStringLiteral("/proc/%1/stat").arg(m_process.processId()));
        demand(file.open(QIODevice::ReadOnly), "no account of the server's processor time");
        const QByteArray text = file.readAll();
        const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
        return (fields.value(11).toDouble() + fields.value(12).toDouble()) * 1000 / double(sysconf(_SC_CLK_TCK));
    }
    void grant(const QString &account) const
    {
        const auto documents = server::SqliteDocuments::open(dataFolder() + QStringLiteral("/backend.sqlite"));
        const SystemClock clock;
        demand(documents && server::Ledger(**documents, clock).book(account, {{QStringLiteral("top_up"), QStringLiteral("ord_bench"), Points(100'000), Points(0)}}), "no points");
    }

private:
    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    void write(const char *name, const QByteArray &content) const
    {
        QFile file(path(name));
        demand(file.open(QIODevice::WriteOnly) && file.write(content) == content.size(), "a file cannot be written");
    }

    QString m_program;
    QTemporaryDir m_folder;
    QProcess m_process;
    QUrl m_url;
};

// The desktop without its windows, with somebody signed in who has points.
class Studio
{
public:
    explicit Studio(const Backend &backend)
        : m_settings(m_profile.filePath(QStringLiteral("settings.ini"))), m_session(m_api, m_vault, m_settings, m_profile.path()), m_gallery(m_session),
          m_generation(m_api, m_session, m_gallery), m_membership(m_api, m_session)
    {
        demand(bool(m_api.setServiceUrl(backend.url())), "no such address");
        QObject::connect(&m_session, &studio::Session::failed, &m_session, [](const Error &) { demand(false, "joining was refused"); });
        m_session.start();
        await([&] { return m_session.state() != studio::Session::State::Starting; }, "the session does not start");
        m_session.join(form(), studio::Session::Stay::Nothing);
        await([&] { return m_session.state() == studio::Session::State::SignedIn && !m_session.isBusy() && m_gallery.isOpen(); }, "nobody is signed in");
        QString code;
        await([&] { return !(code = backend.code()).isEmpty(); }, "no code came");
        bool isProved = false;
        m_membership.confirmVerification(code, &m_session, [&](Result<void> proved) { isProved = bool(proved); });
        await([&] { return isProved; }, "the code was refused");
        backend.grant(m_session.account().id);
        m_generation.load();
        await([&] { return !m_generation.models().isEmpty(); }, "no models");
    }

    // Milliseconds from submitting to each picture standing in the gallery with its thumbnail.
    std::vector<double> make(int jobs, int each)
    {
        api::Recipe recipe;
        recipe.model = QStringLiteral("instant-1");
        recipe.size = QSize(side, side);
        recipe.count = each;
        QList<api::Recipe> recipes;
        for (int i = 0; i < jobs; ++i) {
            recipe.prompt = QStringLiteral("a lighthouse, number %1").arg(++m_number);
            recipes.append(recipe);
        }
        std::vector<double> visible;
        QElapsedTimer clock;
        QObject round;
        QObject::connect(&m_gallery, &studio::Gallery::pictureAdded, &round, [&](const QString &id) {
            if (!m_gallery.thumbnail(id).isNull())
                visible.push_back(double(clock.nsecsElapsed()) / 1e6);
        });
        QObject::connect(&m_gallery, &studio::Gallery::thumbnailReady, &round, [&](const QString &) { visible.push_back(double(clock.nsecsElapsed()) / 1e6); });
        submitAll(recipes, clock);
        await([&] { return visible.size() == static_cast<size_t>(jobs * each); }, "pictures are missing");
        return visible;
    }

private:
    static constexpr int atOnce = 20; // recipes of one order

    void submitAll(const QList<api::Recipe> &recipes, QElapsedTimer &clock)
    {
        for (qsizetype from = 0; from < recipes.size(); from += atOnce) {
            const QList<api::Recipe> part = recipes.mid(from, atOnce);
            m_generation.setRecipes(part.first(), part);
            await([&] { return m_generation.quote() && m_generation.priced().size() == part.size() && m_generation.priced().first().prompt == part.first().prompt; }, "no price came");
            if (from == 0)
                clock.start();
            m_generation.submit();
            await([&] { return !m_generation.isSubmitting(); }, "an order was not answered");
        }
    }
    static api::CreateAccount form()
    {
        api::CreateAccount form;
        form.email = QStringLiteral("bench.member@example.com");
        form.name = QStringLiteral("Bench");
        form.password = QStringLiteral("seven purple whales");
        form.olderThan14 = true;
        form.language = QStringLiteral("en");
        for (const char *purpose : {"terms", "privacy", "overseas_transfer"})
            form.consents.append({QLatin1String(purpose), QStringLiteral("2026-11-24"), true});
        return form;
    }

    QTemporaryDir m_profile;
    client::MemoryVault m_vault;
    client::ApiClient m_api;
    client::Settings m_settings;
    studio::Session m_session;
    studio::Gallery m_gallery;
    studio::Generation m_generation;
    studio::Membership m_membership;
    int m_number = 0;
};

double bareDownload(const QUrl &provider)
{
    std::vector<double> times;
    server::http::OutboundRequest request;
    request.url = provider.resolved(QUrl(QStringLiteral("/picture.png")));
    for (int i = 0; i < bareRounds; ++i) {
        QElapsedTimer clock;
        clock.start();
        const auto reply = server::http::send(request);
        demand(reply && reply->status == 200, "the bare download failed");
        times.push_back(double(clock.nsecsElapsed()) / 1e6);
    }
    printFigure("generation", "bare_download_p50", at(times, 0.5), "ms");
    printFigure("generation", "bare_download_p99", at(times, 0.99), "ms");
    return at(times, 0.5);
}

struct Load {
    const char *name;
    int rounds;
    int jobs;
    int each;
};

void measure(const Load &load, Studio &studio, InstantProvider &provider, const Backend &backend, double bare)
{
    std::vector<double> times;
    std::vector<double> own;
    const double before = backend.processorMs();
    for (int i = 0; i < load.rounds; ++i) {
        for (const double time : studio.make(load.jobs, load.each))
            times.push_back(time);
        for (const double time : provider.takeTimes())
            own.push_back(time);
    }
    const double perJob = (backend.processorMs() - before) / (load.rounds * load.jobs);
    const double provided = at(own, 0.5);
    const std::string name = load.name;
    printFigure("generation", (name + "_queued_p50").c_str(), at(times, 0.5) - provided, "ms");
    printFigure("generation", (name + "_queued_p99").c_str(), at(times, 0.99) - provided, "ms");
    printFigure("generation", (name + "_queued_provider_p50").c_str(), provided, "ms");
    printFigure("generation", (name + "_queued_server_cpu_per_job").c_str(), perJob, "ms");
    printFigure("generation", (name + "_queued_p50_to_bare_download").c_str(), (at(times, 0.5) - provided) / bare, "x");
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication app(argc, argv);
    demand(argc > 1, "which server? generation_bench MJSTUDIO-SERVER");
    const int rounds = argc > 2 ? std::max(1, QByteArray(argv[2]).toInt()) : 30;
    const QByteArray picture = preparedPicture();
    InstantProvider provider(picture);
    const Backend backend(QString::fromLocal8Bit(argv[1]), provider.url());
    Studio studio(backend);
    printFigure("generation", "picture", double(picture.size()) / (1 << 20), "MiB");
    const double bare = bareDownload(provider.url());
    (void)studio.make(1, 1); // the first one warms connections and caches
    (void)provider.takeTimes();
    measure({"1", rounds, 1, 1}, studio, provider, backend, bare);
    measure({"10", std::max(1, rounds / 6), 10, 1}, studio, provider, backend, bare);
    measure({"100", 1, 50, 2}, studio, provider, backend, bare); // a member may have sixty jobs open
    return 0;
}
