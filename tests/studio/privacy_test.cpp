#include "imaging/ai_label.h"
#include "imaging/safe_decode.h"
#include "paid_desk.h"
#include "traces.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <map>
#include <zip.h>

using namespace mj;
using namespace mj::studio;

namespace {

std::map<QString, QByteArray> contentsOf(const QString &file)
{
    std::map<QString, QByteArray> contents;
    zip_t *archive = zip_open(QFile::encodeName(file).constData(), ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
    REQUIRE(archive);
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
        zip_stat_t stat;
        REQUIRE(zip_stat_index(archive, static_cast<zip_uint64_t>(i), ZIP_FL_ENC_UTF_8, &stat) == 0);
        zip_file_t *in = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
        QByteArray bytes(static_cast<qsizetype>(stat.size), Qt::Uninitialized);
        REQUIRE(zip_fread(in, bytes.data(), stat.size) == static_cast<zip_int64_t>(stat.size));
        REQUIRE(zip_fclose(in) == 0);
        contents[QString::fromUtf8(stat.name)] = bytes;
    }
    zip_discard(archive);
    return contents;
}

QByteArray hexHash(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

void setPhoto(Desk &desk)
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("me.png"));
    QImage image(300, 200, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    REQUIRE(image.save(file));
    std::optional<Result<void>> answer;
    desk.membership.setPhoto(file, QStringLiteral("2026-11-24"), &desk.session, [&](Result<void> set) { answer = set; });
    REQUIRE(waitFor([&] { return answer.has_value(); }));
    REQUIRE(*answer);
}

} // namespace

TEST_CASE("what is held is listed, and what this device keeps")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, service.url());
    desk.join(QStringLiteral("holder@example.com"));
    desk.privacy.load();
    REQUIRE(waitFor([&] { return !desk.privacy.holdings().isEmpty(); }));
    const auto &holdings = desk.privacy.holdings();
    CHECK(std::any_of(holdings.begin(), holdings.end(), [](const api::Holding &holding) {
        return holding.item == QLatin1String("email") && holding.values.contains(QStringLiteral("holder@example.com"));
    }));
    REQUIRE(waitFor([&] { return desk.privacy.device().bytes > 0; }));
    CHECK(desk.privacy.device().keptInKeychain);
    CHECK(desk.privacy.device().folder == desk.session.galleryFolder());
}

TEST_CASE("the export holds everything and its sums are right")
{
    RealServer service;
    QTemporaryDir profile;
    QTemporaryDir out;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, service.url());
    joinWithPoints(desk, service, QStringLiteral("exporter@example.com"));
    make(desk, smallRecipe(QStringLiteral("내보낼 그림"), 2));
    QHash<QString, QByteArray> received;
    for (const Gallery::Picture &picture : desk.gallery.all())
        received.insert(picture.id, desk.session.store()->picture(picture.id).value());
    const QString removed = desk.gallery.at(1).id;
    desk.gallery.remove(removed); // still at the service, so still in the copy
    setPhoto(desk);
    const QString file = out.filePath(QStringLiteral("my data.zip"));
    std::optional<int> pictures;
    QList<int> steps;
    QObject::connect(&desk.privacy, &Privacy::exported, [&](const QString &, int count) { pictures = count; });
    QObject::connect(&desk.privacy, &Privacy::exportProgress, [&](int done, int total) {
        CHECK(total == 2);
        steps.append(done);
    });
    desk.privacy.exportTo(file);
    CHECK(desk.privacy.isExporting());
    REQUIRE(waitFor([&] { return pictures.has_value(); }));
    CHECK_FALSE(desk.privacy.isExporting());
    CHECK(*pictures == 2);
    CHECK(steps == QList<int>{0, 1, 2});

    std::map<QString, QByteArray> contents = contentsOf(file);
    const QStringList named{QStringLiteral("README.txt"),  QStringLiteral("account.json"), QStringLiteral("devices.json"),
                            QStringLiteral("sign_ins.json"), QStringLiteral("photo.jpg"),  QStringLiteral("holdings.json"),
                            QStringLiteral("points.json"), QStringLiteral("orders.json"),  QStringLiteral("generations.json")};
    for (const QString &name : named)
        CHECK(contents.count(name) == 1);
    CHECK(QJsonDocument::fromJson(contents[QStringLiteral("account.json")]).object().value(QLatin1String("email")).toString()
          == QStringLiteral("exporter@example.com"));
    CHECK(QJsonDocument::fromJson(contents[QStringLiteral("orders.json")]).array().size() == 1);
    CHECK(QJsonDocument::fromJson(contents[QStringLiteral("devices.json")]).array().size() == 1);
    CHECK(contents[QStringLiteral("sign_ins.json")].contains("exported"));
    CHECK(contents[QStringLiteral("photo.jpg")].startsWith("\xff\xd8\xff"));
    const QJsonArray jobs = QJsonDocument::fromJson(contents[QStringLiteral("generations.json")]).array();
    REQUIRE(jobs.size() == 1);
    for (const QJsonValue &picture : jobs.first().toObject().value(QLatin1String("pictures")).toArray()) {
        const QString name = QStringLiteral("images/") + picture.toObject().value(QLatin1String("id")).toString();
        // Labelled as every way out, the pixels those of the file that was announced.
        const QByteArray left = contents[name + QStringLiteral(".png")];
        const QByteArray before = received.value(picture.toObject().value(QLatin1String("id")).toString());
        CHECK(hexHash(before) == picture.toObject().value(QLatin1String("sha256")).toString().toLatin1());
        CHECK(labelOf(left).value() == SourceType::AlgorithmicMedia);
        CHECK(decode(left).value() == decode(before).value());
        CHECK(contents[name + QStringLiteral(".json")].contains(QStringLiteral("내보낼 그림").toUtf8()));
    }
    const QList<QByteArray> sums = contents[QStringLiteral("SHA256SUMS")].trimmed().split('\n');
    CHECK(sums.size() == static_cast<qsizetype>(contents.size()) - 1);
    for (const QByteArray &line : sums)
        CHECK(hexHash(contents[QString::fromUtf8(line.mid(66))]) == line.left(64));
}

TEST_CASE("an export asks who it is when that was proved too long ago")
{
    FakeClock clock(QDateTime::currentDateTimeUtc());
    server::Config config;
    config.clock = &clock;
    RealServer service(config);
    QTemporaryDir profile;
    QTemporaryDir out;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, service.url());
    desk.join(QStringLiteral("again@example.com"));
    clock.advance(6 * 60);
    std::optional<Error> why;
    bool exported = false;
    QObject::connect(&desk.privacy, &Privacy::exportFailed, [&](const Error &error) { why = error; });
    QObject::connect(&desk.privacy, &Privacy::exported, [&] { exported = true; });
    desk.privacy.exportTo(out.filePath(QStringLiteral("a.zip")));
    REQUIRE(waitFor([&] { return why.has_value(); }));
    CHECK(why->code == Code::ReauthenticationRequired);
    CHECK(QDir(out.path()).isEmpty());
    CHECK_FALSE(desk.session.isExpired());

    std::optional<Result<void>> proved;
    desk.membership.reauthenticate(QStringLiteral("not the password"), &desk.session, [&](Result<void> answer) { proved = answer; });
    REQUIRE(waitFor([&] { return proved.has_value(); }));
    CHECK(proved->error().code == Code::WrongCredentials);
    proved.reset();
    desk.membership.reauthenticate(Desk::password(), &desk.session, [&](Result<void> answer) { proved = answer; });
    REQUIRE(waitFor([&] { return proved.has_value(); }));
    REQUIRE(*proved);
    desk.privacy.exportTo(out.filePath(QStringLiteral("a.zip")));
    REQUIRE(waitFor([&] { return exported; }));
}

TEST_CASE("an export without the service fails and leaves nothing")
{
    RealServer service;
    QTemporaryDir profile;
    QTemporaryDir out;
    StandInKeychain keychain;
    {
        Desk desk(profile.path(), keychain, service.url());
        desk.join(QStringLiteral("nowhere@example.com"));
    }
    std::optional<Error> why;
    Desk desk(profile.path(), keychain, service.url());
    QObject::connect(&desk.privacy, &Privacy::exportFailed, [&](const Error &error) { why = error; });
    desk.start();
    REQUIRE(waitFor([&] { return desk.isReady(); }));
    service.stop();
    desk.privacy.exportTo(out.filePath(QStringLiteral("a.zip")));
    REQUIRE(waitFor([&] { return why.has_value(); }));
    CHECK(why->code == Code::Offline);
    CHECK_FALSE(desk.privacy.isExporting());
    CHECK(QDir(out.path()).isEmpty());
}

TEST_CASE("a canceled export leaves nothing")
{
    RealServer service;
    QTemporaryDir profile;
    QTemporaryDir out;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, service.url());
    joinWithPoints(desk, service, QStringLiteral("cancel@example.com"));
    make(desk, smallRecipe(QStringLiteral("half way"), 3));
    std::optional<Error> why;
    QObject::connect(&desk.privacy, &Privacy::exportFailed, [&](const Error &error) { why = error; });
    QObject::connect(&desk.privacy, &Privacy::exportProgress, [&](int done, int) {
        if (done == 1)
            desk.privacy.cancelExport();
    });
    desk.privacy.exportTo(out.filePath(QStringLiteral("a.zip")));
    REQUIRE(waitFor([&] { return why.has_value(); }));
    CHECK(why->code == Code::Canceled);
    REQUIRE(waitFor([&] { return QDir(out.path()).isEmpty(); }));
}

TEST_CASE("erasing the device leaves no byte of the person in the profile")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, service.url());
    const QString email = QStringLiteral("canary.7391@example.com");
    const QString prompt = QStringLiteral("카나리아 canary prompt 7391");
    joinWithPoints(desk, service, email);
    make(desk, smallRecipe(prompt));
    QByteArray picture;
    desk.gallery.copyOut(desk.gallery.at(0).id, {}, &desk.session, [&](const Result<PictureCopy> &copy) { picture = copy.value_or(PictureCopy()).bytes; });
    REQUIRE(waitFor([&] { return !picture.isEmpty(); }));
    desk.generation.setRecipe(smallRecipe(prompt + QStringLiteral(" draft")));
    REQUIRE(waitFor([&] { return desk.session.store()->note(QStringLiteral("draft/recipe")).value() != std::nullopt; }));

    QList<QByteArray> traces = formsOf(email) + formsOf(QStringLiteral("홍길동")) + formsOf(prompt);
    traces.append(picture.mid(picture.size() / 2, 64));
    traces.append(QByteArray("\x89PNG"));
    // Before: all of it lies sealed. The search itself is proved on a file of its own.
    CHECK(filesWith(profile.path(), traces).isEmpty());
    QTemporaryDir proof;
    QFile open(proof.filePath(QStringLiteral("x")));
    REQUIRE(open.open(QIODevice::WriteOnly));
    open.write(email.toUtf8().toBase64() + picture);
    open.close();
    CHECK(filesWith(proof.path(), traces).size() >= 3);

    const QString folder = desk.session.galleryFolder();
    const QString id = desk.session.account().id;
    bool erased = false;
    QObject::connect(&desk.privacy, &Privacy::erased, [&] { erased = true; });
    desk.privacy.eraseDevice();
    REQUIRE(waitFor([&] { return erased; }));
    CHECK_FALSE(QDir(folder).exists());
    CHECK(keychain.secrets.isEmpty());
    CHECK(desk.session.state() == Session::State::SignedOut);
    CHECK(desk.settings.lastAccountId().isEmpty());
    CHECK(filesWith(profile.path(), traces).isEmpty());
    // The random id of the account leaves with the next turn of the event loop.
    CHECK(waitFor([&] { return filesWith(profile.path(), formsOf(id)).isEmpty(); }));
}

TEST_CASE("an erasing that the keychain refuses says so, and the files are gone all the same")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, service.url());
    desk.join(QStringLiteral("refused@example.com"));
    const QString folder = desk.session.galleryFolder();
    keychain.failure = Code::KeychainLocked;
    std::optional<Error> why;
    QObject::connect(&desk.privacy, &Privacy::eraseFailed, [&](const Error &error) { why = error; });
    desk.privacy.eraseDevice();
    REQUIRE(waitFor([&] { return why.has_value(); }));
    CHECK(why->code == Code::KeychainLocked);
    CHECK_FALSE(QDir(folder).exists());
}
