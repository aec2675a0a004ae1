#include "desk.h"
#include "support/real_server.h"

#include <QTemporaryDir>

using namespace mj;
using namespace mj::studio;

namespace {

QList<KnownAccount> load(Desk &desk)
{
    bool changed = false;
    const auto connection = QObject::connect(&desk.book, &AccountBook::changed, [&] { changed = true; });
    desk.book.load();
    REQUIRE(waitFor([&] { return changed; }));
    QObject::disconnect(connection);
    return desk.book.accounts();
}

} // namespace

TEST_CASE("the accounts of this computer are read from their sealed galleries, the current one first")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, service.url());
    const QStringList people{QStringLiteral("c@example.com"), QStringLiteral("a@example.com"), QStringLiteral("b@example.com")};
    desk.start();
    CHECK(load(desk).isEmpty());
    QStringList ids;
    for (const QString &email : people) {
        desk.joinHere(email);
        ids.append(desk.session.account().id);
        desk.session.rename(QStringLiteral("Name of ") + email);
        REQUIRE(waitFor([&] { return !desk.session.isBusy(); }));
        desk.session.switchTo({});
        REQUIRE(waitFor([&] { return !desk.session.isBusy(); }));
    }
    QList<KnownAccount> known = load(desk);
    REQUIRE(known.size() == 3);
    CHECK(known.at(0).email == QStringLiteral("a@example.com"));
    CHECK(known.at(2).name == QStringLiteral("Name of c@example.com"));
    CHECK_FALSE(known.at(0).isCurrent);

    desk.session.switchTo(ids.at(0));
    REQUIRE(waitFor([&] { return desk.isReady(); }));
    known = load(desk);
    REQUIRE(known.size() == 3);
    CHECK(known.at(0).id == ids.at(0));
    CHECK(known.at(0).isCurrent);
    CHECK(known.at(0).email == QStringLiteral("c@example.com"));
    CHECK(known.at(1).email == QStringLiteral("a@example.com"));

    keychain.failure = Code::KeychainLocked;
    known = load(desk);
    REQUIRE(known.size() == 3);
    CHECK(known.at(0).email == QStringLiteral("c@example.com")); // is open
    CHECK(known.at(1).email.isEmpty());
    CHECK(ids.contains(known.at(1).id));
    keychain.failure.reset();

    keychain.secrets.remove(QStringLiteral("gallery-key/") + ids.at(1)); // one alone cannot be read
    known = load(desk);
    REQUIRE(known.size() == 3);
    CHECK(known.at(1).email.isEmpty());
    CHECK(known.at(2).email == QStringLiteral("b@example.com"));
}

TEST_CASE("a switch while the book is being read leaves one open store and a right book")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, service.url());
    desk.join(QStringLiteral("one@example.com"));
    const QString one = desk.session.account().id;
    desk.session.switchTo({});
    REQUIRE(waitFor([&] { return !desk.session.isBusy(); }));
    desk.joinHere(QStringLiteral("two@example.com"));
    bool changed = false;
    QObject::connect(&desk.book, &AccountBook::changed, [&] { changed = true; });
    desk.book.load();
    desk.session.switchTo(one);
    REQUIRE(waitFor([&] { return changed && desk.isReady(); }));
    const QList<KnownAccount> known = load(desk);
    REQUIRE(known.size() == 2);
    CHECK(known.at(0).id == one);
    CHECK(known.at(0).isCurrent);
    CHECK_FALSE(known.at(1).isCurrent);
    CHECK(known.at(1).email == QStringLiteral("two@example.com"));
}
