#include "paid_desk.h"

#include <QTemporaryDir>

using namespace mj;
using namespace mj::studio;

namespace {

template <class T>
struct Told {
    std::optional<Result<T>> answer;

    std::function<void(Result<T>)> hear()
    {
        answer.reset();
        return [this](Result<T> told) { answer = std::move(told); };
    }
    bool arrives()
    {
        return waitFor([this] { return answer.has_value(); });
    }
    Code failure()
    {
        REQUIRE(arrives());
        REQUIRE_FALSE(*answer);
        return answer->error().code;
    }
    void succeeds()
    {
        REQUIRE(arrives());
        REQUIRE(*answer);
    }
};

QString photoIn(const QTemporaryDir &folder, const QString &name)
{
    QImage image(1600, 1200, QImage::Format_RGB32);
    image.fill(Qt::darkMagenta);
    const QString file = folder.filePath(name);
    REQUIRE(image.save(file));
    return file;
}

} // namespace

TEST_CASE("the address is proved by the code that was mailed, and the session knows it")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    Told<void> done;
    Told<api::CodeSent> sent;
    {
        Desk desk(profile.path(), keychain, service.url());
        desk.join(QStringLiteral("prove@example.com"));
        CHECK_FALSE(desk.session.account().emailVerified);
        const QString code = service.code(QStringLiteral("prove@example.com"));
        desk.membership.confirmVerification(code == QStringLiteral("000000") ? QStringLiteral("111111") : QStringLiteral("000000"), &desk.session, done.hear());
        CHECK(done.failure() == Code::WrongCode);
        int changes = 0;
        QObject::connect(&desk.session, &Session::accountChanged, [&] { ++changes; });
        // Whoever asked may be gone when the answer comes: the session hears of it all the same.
        auto page = std::make_unique<QObject>();
        desk.membership.confirmVerification(code, page.get(), [](const Result<void> &) { FAIL("called"); });
        page.reset();
        REQUIRE(waitFor([&] { return desk.session.account().emailVerified; }));
        CHECK(changes == 1);
        desk.membership.sendVerification(&desk.session, sent.hear());
        CHECK(sent.failure() == Code::Conflict);
    }
    service.stop();
    Desk desk(profile.path(), keychain, service.url());
    desk.start();
    CHECK(desk.session.account().emailVerified); // from the sealed note
}

TEST_CASE("a password is changed, an address is changed, the session goes on")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, service.url());
    joinProved(desk, service, QStringLiteral("old@example.com"));
    Told<void> done;
    Told<api::CodeSent> sent;
    desk.membership.changePassword(QStringLiteral("wrong one here"), QStringLiteral("a whole new sentence"), &desk.session, done.hear());
    CHECK(done.failure() == Code::WrongCredentials);
    desk.membership.changePassword(Desk::password(), QStringLiteral("a whole new sentence"), &desk.session, done.hear());
    done.succeeds();
    desk.membership.changeEmail(QStringLiteral("new@example.com"), &desk.session, sent.hear());
    sent.succeeds();
    CHECK(desk.session.account().email == QStringLiteral("old@example.com"));
    desk.membership.confirmEmail(service.code(QStringLiteral("new@example.com")), &desk.session, done.hear());
    done.succeeds();
    CHECK(desk.session.account().email == QStringLiteral("new@example.com"));
    desk.expire();
    desk.session.signInAgain(QStringLiteral("a whole new sentence")); // with the new address
    REQUIRE(waitFor([&] { return !desk.session.isExpired(); }));
}

TEST_CASE("a forgotten password is replaced by a mailed code, which signs in")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    const bool stays = GENERATE(true, false);
    Desk desk(profile.path(), keychain, service.url());
    desk.join(QStringLiteral("forgot@example.com"));
    desk.session.signOut(false);
    REQUIRE(waitFor([&] { return !desk.session.isBusy(); }));
    Told<api::CodeSent> sent;
    Told<void> done;
    desk.membership.requestReset(QStringLiteral("nobody@example.com"), QStringLiteral("ko"), &desk.session, sent.hear());
    sent.succeeds();
    desk.membership.requestReset(QStringLiteral("forgot@example.com"), QStringLiteral("ko"), &desk.session, sent.hear());
    sent.succeeds();
    const QString code = service.code(QStringLiteral("forgot@example.com"));
    desk.membership.confirmReset(QStringLiteral("forgot@example.com"), code, QStringLiteral("1234567890"), stays, &desk.session, done.hear());
    CHECK(done.failure() == Code::WeakPassword);
    desk.membership.confirmReset(QStringLiteral("forgot@example.com"), code, QStringLiteral("a whole new sentence"), stays, &desk.session, done.hear());
    done.succeeds();
    REQUIRE(waitFor([&] { return desk.isReady(); }));
    CHECK(desk.session.account().emailVerified);
    CHECK(desk.settings.lastAccountId().isEmpty() != stays);
    CHECK(desk.failures.isEmpty());
}

TEST_CASE("devices are listed and ended, and the sign-ins are told")
{
    RealServer service;
    QTemporaryDir profile;
    QTemporaryDir otherProfile;
    StandInKeychain keychain;
    StandInKeychain otherKeychain;
    Desk desk(profile.path(), keychain, service.url());
    desk.join(QStringLiteral("devices@example.com"));
    Desk other(otherProfile.path(), otherKeychain, service.url());
    other.start();
    other.signIn(QStringLiteral("devices@example.com"));
    Told<QList<api::Device>> devices;
    desk.membership.devices(&desk.session, devices.hear());
    devices.succeeds();
    REQUIRE((*devices.answer)->size() == 2);
    CHECK((*devices.answer)->first().isCurrent);
    Told<void> done;
    desk.membership.endDevice((*devices.answer)->last().sessionId, &desk.session, done.hear());
    done.succeeds();
    other.session.refreshBalance(); // the very next request
    REQUIRE(waitFor([&] { return other.session.isExpired(); }));
    CHECK(other.session.store());
    desk.membership.endOtherDevices(&desk.session, done.hear());
    done.succeeds();
    Told<api::Listing<api::SignIn>> history;
    desk.membership.signIns({}, &desk.session, history.hear());
    history.succeeds();
    CHECK((*history.answer)->items.size() >= 3);
}

TEST_CASE("a photo is made small here, kept for this run, and gone when it is removed")
{
    RealServer service;
    QTemporaryDir profile;
    QTemporaryDir files;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, service.url());
    desk.join(QStringLiteral("photo@example.com"));
    Told<void> done;
    Told<QByteArray> photo;
    desk.membership.photo(&desk.session, photo.hear());
    CHECK(photo.failure() == Code::NotFound);
    desk.membership.setPhoto(files.filePath(QStringLiteral("none.png")), QStringLiteral("2026-11-24"), &desk.session, done.hear());
    CHECK(done.failure() == Code::Storage);
    QFile big(files.filePath(QStringLiteral("big.png")));
    REQUIRE((big.open(QIODevice::WriteOnly) && big.resize(26 * 1'048'576)));
    big.close();
    desk.membership.setPhoto(big.fileName(), QStringLiteral("2026-11-24"), &desk.session, done.hear());
    CHECK(done.failure() == Code::PayloadTooLarge);
    desk.membership.setPhoto(photoIn(files, QStringLiteral("me.png")), QStringLiteral("2026-11-24"), &desk.session, done.hear());
    done.succeeds();
    const QString first = desk.session.account().photoId;
    CHECK_FALSE(first.isEmpty());
    desk.membership.photo(&desk.session, photo.hear());
    photo.succeeds();
    CHECK(QImage::fromData(**photo.answer).size() == QSize(1024, 768));
    service.stop();
    desk.membership.photo(&desk.session, photo.hear());
    photo.succeeds(); // from memory
    service.restart();
    desk.membership.removePhoto(&desk.session, done.hear());
    done.succeeds();
    CHECK(desk.session.account().photoId.isEmpty());
    desk.membership.photo(&desk.session, photo.hear());
    CHECK(photo.failure() == Code::NotFound);
}
