#include "client/prompt_store.h"
#include "desk.h"
#include "studio/prompt_history.h"
#include "support/real_server.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTimeZone>
#include <iostream>

using namespace mj;
using namespace mj::studio;

namespace {

QDateTime second(int number)
{
    return QDateTime(QDate(2026, 11, 27), QTime(9, 0), QTimeZone::utc()).addSecs(number);
}

struct Room {
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
};

QStringList prompts(const PromptHistory &history)
{
    QStringList texts;
    for (int row = 0; row < history.count(); ++row)
        texts.append(history.at(row).prompt);
    return texts;
}

QString idOf(const PromptHistory &history, const QString &prompt)
{
    for (int row = 0; row < history.count(); ++row) {
        if (history.at(row).prompt == prompt)
            return history.at(row).id;
    }
    return {};
}

qsizetype onDisk(const Desk &desk)
{
    return desk.session.store()->prompts().prompts().value().size();
}

const QString cat = QStringLiteral("달빛 아래 고양이");
const QString sea = QStringLiteral("Morning SEA with gulls");
const QString both = QStringLiteral("바다를 보는 고양이");

} // namespace

TEST_CASE("history: the same words move up and are counted, a pin stays on top, a search finds parts of words")
{
    Room room;
    Desk desk(room.profile.path(), room.keychain, room.service.url());
    PromptHistory history(desk.session);
    history.record(cat, {}, second(0)); // nobody is signed in: nobody's prompt
    desk.join(QStringLiteral("history@example.com"));
    REQUIRE(waitFor([&] { return history.isOpen(); }));
    CHECK(history.total() == 0);

    history.record(cat, {}, second(1));
    history.record(sea, QStringLiteral("blur"), second(2));
    history.record(both, {}, second(3));
    history.record(QStringLiteral("  \n "), {}, second(4));
    history.record(cat + QStringLiteral(" "), {}, second(5));
    history.record(sea, QStringLiteral("noise"), second(6));
    CHECK(prompts(history) == QStringList{sea, cat, both, sea});
    CHECK(history.at(1).uses == 2);
    CHECK(history.at(1).usedAt == second(5));
    CHECK(history.at(0).uses == 1);

    history.setPinned(idOf(history, both), true);
    CHECK(prompts(history) == QStringList{both, sea, cat, sea});
    const auto shown = [&](const QString &search) {
        history.setSearch(search);
        return prompts(history);
    };
    CHECK(shown(QStringLiteral("고양")) == QStringList{both, cat});
    CHECK(shown(QStringLiteral("고양 바다")) == QStringList{both});
    CHECK(shown(QStringLiteral("sea BLUR")) == QStringList{sea});
    CHECK(shown(QStringLiteral("달빛").normalized(QString::NormalizationForm_D)) == QStringList{cat});
    CHECK(shown(QStringLiteral("강아지")).isEmpty());
    CHECK(history.total() == 4);
    CHECK(history.rowOf(idOf(history, both)) == -1);
}

TEST_CASE("history: survives the program, deletions are final at once unless they are taken back")
{
    Room room;
    {
        Desk desk(room.profile.path(), room.keychain, room.service.url());
        PromptHistory history(desk.session);
        desk.join(QStringLiteral("history@example.com"));
        REQUIRE(waitFor([&] { return history.isOpen(); }));
        for (int i = 0; i < 20; ++i)
            history.record(QStringLiteral("prompt %1").arg(i % 5), {}, second(i));
        history.setPinned(idOf(history, QStringLiteral("prompt 1")), true);
        CHECK(history.remove({idOf(history, QStringLiteral("prompt 0"))}).size() == 1);
    } // at once, with all of it still on its way to the disk
    Desk desk(room.profile.path(), room.keychain, room.service.url());
    PromptHistory history(desk.session);
    desk.start();
    history.record(QStringLiteral("while reading"), {}, second(99));
    REQUIRE(waitFor([&] { return history.isOpen(); }));
    CHECK(prompts(history)
          == QStringList{QStringLiteral("prompt 1"), QStringLiteral("while reading"), QStringLiteral("prompt 4"), QStringLiteral("prompt 3"), QStringLiteral("prompt 2")});
    CHECK(history.at(0).uses == 4);
    CHECK(history.at(0).pinned);

    SECTION("one, and back again with its pin and count")
    {
        const QList<PromptHistory::Entry> gone = history.remove({history.at(0).id, history.at(2).id});
        REQUIRE(gone.size() == 2);
        REQUIRE(waitFor([&] { return onDisk(desk) == 3; }));
        history.restore(gone);
        CHECK(history.at(0).prompt == QStringLiteral("prompt 1"));
        CHECK(history.at(0).uses == 4);
        REQUIRE(waitFor([&] { return onDisk(desk) == 5; }));
        history.restore(gone);
        CHECK(history.total() == 5);
    }
    SECTION("all of them; what was sent again meanwhile is not doubled by undo")
    {
        const QList<PromptHistory::Entry> gone = history.removeAll();
        CHECK(history.total() == 0);
        history.record(QStringLiteral("prompt 4"), {}, second(200));
        history.restore(gone);
        CHECK(history.total() == 5);
        REQUIRE(waitFor([&] { return onDisk(desk) == 5; }));
        CHECK(history.at(1).usedAt == second(200));
    }
    SECTION("many changes quickly keep their order although the store has several threads")
    {
        for (int i = 0; i < 200; ++i)
            history.restore(history.removeAll());
        history.record(QStringLiteral("last"), {}, second(300));
        history.remove({idOf(history, QStringLiteral("last"))});
        desk.session.signOut(false);
        REQUIRE(waitFor([&] { return !desk.session.isBusy(); }));
        CHECK(history.total() == 0);
        CHECK_FALSE(history.isOpen());
        desk.signIn(QStringLiteral("history@example.com"));
        REQUIRE(waitFor([&] { return history.isOpen(); }));
        CHECK(history.total() == 5);
    }
}

TEST_CASE("history: goes with the account's data and is never another's")
{
    Room room;
    Desk desk(room.profile.path(), room.keychain, room.service.url());
    PromptHistory history(desk.session);
    desk.join(QStringLiteral("first@example.com"));
    REQUIRE(waitFor([&] { return history.isOpen(); }));
    history.record(cat, {}, second(1));
    REQUIRE(waitFor([&] { return onDisk(desk) == 1; }));
    const QString folder = desk.session.galleryFolder();
    desk.session.signOut(true);
    REQUIRE(waitFor([&] { return !desk.session.isBusy() && !QFileInfo::exists(folder); }));
    desk.joinHere(QStringLiteral("second@example.com"));
    REQUIRE(waitFor([&] { return history.isOpen(); }));
    CHECK(history.total() == 0);
    desk.session.signOut(false);
    REQUIRE(waitFor([&] { return !desk.session.isBusy(); }));
    desk.signIn(QStringLiteral("first@example.com"));
    REQUIRE(waitFor([&] { return history.isOpen(); }));
    CHECK(history.total() == 0);
}

TEST_CASE("history: a disk that refuses is told, and shows what is really there")
{
    Room room;
    Desk desk(room.profile.path(), room.keychain, room.service.url());
    PromptHistory history(desk.session);
    desk.join(QStringLiteral("history@example.com"));
    REQUIRE(waitFor([&] { return history.isOpen(); }));
    history.record(cat, {}, second(1));
    REQUIRE(waitFor([&] { return onDisk(desk) == 1; }));
    std::optional<Error> failure;
    QObject::connect(&history, &PromptHistory::failed, [&](const Error &error) { failure = error; });
    {
        const auto index = Database::open(desk.session.galleryFolder() + QStringLiteral("/index.sqlite"));
        REQUIRE(index);
        (*index)->connection().exec("CREATE TRIGGER full BEFORE INSERT ON prompts BEGIN SELECT RAISE(ABORT, 'full'); END");
    }
    history.record(sea, {}, second(2));
    CHECK(history.total() == 2);
    REQUIRE(waitFor([&] { return failure && history.isOpen() && history.total() == 1; }));
    CHECK(prompts(history) == QStringList{cat});
}

TEST_CASE("history: a hundred thousand prompts are searched in a moment")
{
    Room room;
    Desk desk(room.profile.path(), room.keychain, room.service.url());
    desk.join(QStringLiteral("history@example.com"));
    QList<PromptHistory::Entry> many;
    for (int i = 0; i < 100'000; ++i) {
        PromptHistory::Entry entry;
        entry.id = newId(QLatin1String("prompt"));
        entry.prompt = QStringLiteral("눈 덮인 산과 호수 %1, 부드러운 빛, a wide watercolour landscape with pines and a wooden boat, seed %2").arg(i).arg(i * 7);
        entry.usedAt = second(i);
        many.append(entry);
    }
    REQUIRE(desk.session.store()->prompts().putPrompts(many));
    QElapsedTimer clock;
    clock.start();
    PromptHistory history(desk.session);
    REQUIRE(waitFor([&] { return history.isOpen(); }, 60'000));
    const qint64 opened = clock.restart();
    CHECK(history.total() == 100'000);
    history.setSearch(QStringLiteral("호수 99999,"));
    const qint64 searched = clock.restart();
    CHECK(history.count() == 1);
    history.setSearch(QString());
    clock.restart();
    history.record(many.first().prompt, {}, second(200'000));
    const qint64 recorded = clock.elapsed();
    CHECK(history.at(0).id == many.first().id);
    CHECK(history.at(0).uses == 2);
    CHECK(history.total() == 100'000);
    std::cout << "100,000 prompts: opened in the background in " << opened << " ms, searched in " << searched << " ms, one sent again in " << recorded
              << " ms\n";
    CHECK(searched < 2'000); // a scan of everything; generous, since tests share their machine
}
