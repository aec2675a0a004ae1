#include "support/service_client.h"
#include "ui/account/account_steps.h"
#include "ui/account/sign_in_history.h"
#include "ui/common/error_text.h"

using namespace mj;
using namespace mj::ui;

namespace {

const QString kEmail = QStringLiteral("history@example.com");

struct History {
    RealServer server;
    StudioDesk desk{server.url()};
    std::unique_ptr<SignInHistory> card;

    History()
    {
        joinAs(desk, server, kEmail);
        card = std::make_unique<SignInHistory>(desk.features());
        card->resize(900, 4000);
        card->show();
    }
    int signInElsewhere(const QString &password)
    {
        return ServiceClient(server.url())
            .post(QStringLiteral("/v1/sessions"), {{QStringLiteral("email"), kEmail}, {QStringLiteral("password"), password},
                                                   {QStringLiteral("deviceName"), QStringLiteral("Kitchen tablet")}, {QStringLiteral("deviceId"), QString()}})
            .status;
    }
    QList<QWidget *> rows() const
    {
        QList<QWidget *> all;
        for (QWidget *row : card->findChildren<QWidget *>(QStringLiteral("sign_in_line"))) {
            if (row->isVisible())
                all.append(row);
        }
        return all;
    }
    // What each line says happened, newest first.
    QStringList kinds() const
    {
        QStringList all;
        QList<QWidget *> lines = rows();
        std::sort(lines.begin(), lines.end(), [](const QWidget *a, const QWidget *b) { return a->y() < b->y(); });
        for (const QWidget *row : std::as_const(lines))
            all.append(row->findChild<QLabel *>()->text());
        return all;
    }
    bool hasRows(int count) const { return until([&] { return rows().size() == count; }); }
};

} // namespace

TEST_CASE("joined, signed in and refused are words of the language, newest first, with device and address", "[ui]")
{
    History here;
    REQUIRE(here.signInElsewhere(passwordOfAll()) == 201);
    REQUIRE(here.signInElsewhere(QStringLiteral("not the sentence")) == 401);
    here.card->load();
    REQUIRE(here.hasRows(3));
    for (const char *language : {"en", "ko"}) {
        here.desk.speak(QLatin1String(language));
        REQUIRE(here.hasRows(3));
        QTest::qWait(0);
        CHECK(here.kinds()
              == QStringList{words("mj::ui::SignInHistory", "A sign-in was refused"), words("mj::ui::SignInHistory", "Signed in"),
                  words("mj::ui::SignInHistory", "Joined")});
        const QString seen = sight(*here.card);
        CHECK(seen.contains(QStringLiteral("Kitchen tablet")));
        CHECK(seen.contains(QStringLiteral("127.0.0.1")));
        CHECK_FALSE(seen.contains(QStringLiteral("signed_in")));
    }
    CHECK_FALSE(isShown(*here.card, "sign_ins_more"));
}

TEST_CASE("more than a page: the earlier ones come when asked for, once each", "[ui]")
{
    History here;
    constexpr int kSignIns = 55;
    for (int i = 0; i < kSignIns; ++i)
        REQUIRE(here.signInElsewhere(passwordOfAll()) == 201);
    here.card->load();
    REQUIRE(here.hasRows(50));
    REQUIRE(isShown(*here.card, "sign_ins_more"));
    here.server.stop();
    press(*here.card, "sign_ins_more");
    REQUIRE(until([&] { return isShown(*here.card, "sign_ins_problem"); }, 20'000));
    CHECK(here.rows().size() == 50); // what is there stays
    CHECK(sight(*here.card).contains(errorText(error(Code::Offline)).inlineText()));
    here.server.restart();
    press(*here.card, "sign_ins_more");
    REQUIRE(here.hasRows(kSignIns + 1));
    CHECK_FALSE(isShown(*here.card, "sign_ins_more"));
    CHECK_FALSE(isShown(*here.card, "sign_ins_problem"));
    CHECK(here.kinds().count(QStringLiteral("Joined")) == 1);
    CHECK(here.kinds().last() == QStringLiteral("Joined"));
    here.card->load(); // from the first page again
    CHECK(here.hasRows(50));
}

TEST_CASE("a history that cannot be had says why and offers Retry", "[ui]")
{
    History here;
    here.server.stop();
    here.card->load();
    REQUIRE(until([&] { return isShown(*here.card, "state_retry"); }, 20'000));
    for (const char *language : {"en", "ko"}) {
        here.desk.speak(QLatin1String(language));
        CHECK(sight(*here.card).contains(errorText(error(Code::Offline)).inlineText()));
    }
    here.server.restart();
    press(*here.card, "state_retry");
    REQUIRE(here.hasRows(1));
    CHECK(here.kinds() == QStringList{words("mj::ui::SignInHistory", "Joined")});
}
