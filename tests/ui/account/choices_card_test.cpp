#include "ui/account/account_steps.h"
#include "ui/account/choices_card.h"
#include "ui/common/error_text.h"
#include <QCheckBox>

using namespace mj;
using namespace mj::ui;

namespace {

const QString kOverseas = QStringLiteral("overseas_transfer");

struct Choosing {
    RealServer server;
    StudioDesk desk{server.url()};
    std::unique_ptr<ChoicesCard> card;
    QCheckBox *box;

    Choosing()
    {
        joinAs(desk, server, QStringLiteral("choices@example.com"));
        card = std::make_unique<ChoicesCard>(desk.features());
        card->resize(900, 600);
        card->show();
        box = named<QCheckBox>(*card, "choice_overseas_transfer");
        REQUIRE(box);
    }
    bool isGiven() const { return desk.session.account().consents.contains(kOverseas); }
};

} // namespace

TEST_CASE("the transfer abroad is withdrawn as easily as given, and the service knows at once", "[ui]")
{
    Choosing here;
    REQUIRE(here.box->isChecked());
    for (const bool wanted : {false, true, false}) {
        here.box->click();
        CHECK_FALSE(here.box->isEnabled()); // not twice
        REQUIRE(until([&] { return here.box->isEnabled(); }));
        CHECK(here.isGiven() == wanted);
        CHECK(here.box->isChecked() == wanted);
        for (const char *language : {"en", "ko"}) {
            here.desk.speak(QLatin1String(language));
            CHECK(sight(*here.card).contains(
                words("mj::ui::ChoicesCard", wanted ? "Models of other countries are switched on. Untick it to switch them off at once."
                                                    : "Models of other countries are switched off. Models that run here work.")));
        }
    }
    StudioDesk other(here.server.url());
    signInAs(other, QStringLiteral("choices@example.com"));
    CHECK_FALSE(other.session.account().consents.contains(kOverseas));
    CHECK(other.session.account().consents.contains(QStringLiteral("terms"))); // nothing else was touched
}

TEST_CASE("a choice that does not arrive goes back to what the service holds, and says why", "[ui]")
{
    Choosing here;
    here.server.stop();
    here.box->click();
    REQUIRE(until([&] { return here.box->isEnabled(); }, 20'000));
    CHECK(here.box->isChecked());
    CHECK(here.isGiven());
    for (const char *language : {"en", "ko"}) {
        here.desk.speak(QLatin1String(language));
        CHECK(isShown(*here.card, "choice_problem"));
        CHECK(sight(*here.card).contains(errorText(error(Code::Offline)).inlineText()));
    }
    here.server.restart();
    here.box->click();
    REQUIRE(until([&] { return here.box->isEnabled() && !here.isGiven(); }));
    CHECK_FALSE(isShown(*here.card, "choice_problem"));
}
