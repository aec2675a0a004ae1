#include "ui/account/account_steps.h"
#include "ui/account/avatar.h"
#include "ui/common/error_text.h"
#include "ui/shell/workspace.h"
#include <QCheckBox>
#include <QFile>
#include <QToolButton>

using namespace mj;
using namespace mj::ui;

namespace {

bool isNear(const QColor &a, const QColor &b)
{
    return qAbs(a.red() - b.red()) + qAbs(a.green() - b.green()) + qAbs(a.blue() - b.blue()) < 60;
}

QColor middleOf(const QPixmap &pixmap)
{
    const QImage image = pixmap.toImage();
    return image.isNull() ? QColor() : image.pixelColor(image.width() / 2, image.height() / 2);
}

struct Portrait {
    RealServer server;
    StudioDesk desk{server.url()};
    QString file;
    std::unique_ptr<Workspace> workspace;

    Portrait()
    {
        desk.askPhoto = [this] { return file; };
        joinAs(desk, server, QStringLiteral("photo@example.com"));
        workspace = std::make_unique<Workspace>(desk.features(), desk.surroundings());
        workspace->resize(1280, 800);
        workspace->show();
        workspace->showPlace(Place::Account);
    }
    void paint(const QColor &colour)
    {
        QImage image(900, 600, QImage::Format_RGB32);
        image.fill(colour);
        file = desk.folder.filePath(colour.name().mid(1) + QStringLiteral(".png"));
        REQUIRE(image.save(file));
    }
    void choose() { press(*workspace, "account_photo_choose"); }
    void agreeAndUse()
    {
        named<QCheckBox>(*workspace, "account_photo_consent")->click();
        press(*workspace, "account_photo_use");
    }
    // On the page and on the rail.
    bool shows(const QColor &colour) const
    {
        const auto *face = workspace->page()->findChild<Avatar *>();
        const auto *rail = named<QToolButton>(*workspace, "nav_account");
        return until([&] { return isNear(middleOf(face->pixmap(Qt::ReturnByValue)), colour) && isNear(middleOf(rail->icon().pixmap(rail->iconSize())), colour); });
    }
    QString photoId() const { return desk.session.account().photoId; }
};

} // namespace

TEST_CASE("a photo is added with a consent of its own, shown on page and rail, replaced and removed", "[ui]")
{
    Portrait here;
    here.paint(Qt::red);
    CHECK_FALSE(isShown(*here.workspace, "account_photo_consent")); // asked for only when there is one
    here.choose();
    REQUIRE(isShown(*here.workspace, "account_photo_consent"));
    CHECK_FALSE(named<QCheckBox>(*here.workspace, "account_photo_consent")->isChecked());
    here.agreeAndUse();
    REQUIRE(here.shows(Qt::red));
    CHECK(here.desk.session.account().consents.contains(QStringLiteral("photo")));
    const QString first = here.photoId();
    REQUIRE_FALSE(first.isEmpty());

    here.paint(Qt::blue);
    here.choose();
    here.agreeAndUse();
    REQUIRE(here.shows(Qt::blue));
    CHECK(here.photoId() != first);
    {
        StudioDesk other(here.server.url()); // it is the service's, not this window's
        signInAs(other, QStringLiteral("photo@example.com"));
        CHECK(other.session.account().photoId == here.photoId());
    }
    press(*here.workspace, "account_photo_remove");
    REQUIRE(until([&] { return here.photoId().isEmpty(); }));
    CHECK_FALSE(here.desk.session.account().consents.contains(QStringLiteral("photo")));
    CHECK(until([&] { return !isShown(*here.workspace, "account_photo_remove"); }));
    CHECK_FALSE(isNear(middleOf(here.workspace->page()->findChild<Avatar *>()->pixmap(Qt::ReturnByValue)), Qt::blue));
    CHECK_FALSE(isNear(middleOf(named<QToolButton>(*here.workspace, "nav_account")->icon().pixmap(24, 24)), Qt::blue));
}

TEST_CASE("without the consent nothing is sent, and it can be dropped", "[ui]")
{
    Portrait here;
    here.paint(Qt::green);
    here.choose();
    auto *use = named<QAbstractButton>(*here.workspace, "account_photo_use");
    REQUIRE(use->isVisible());
    CHECK_FALSE(use->isEnabled());
    QTest::mouseClick(use, Qt::LeftButton);
    auto *consent = named<QCheckBox>(*here.workspace, "account_photo_consent");
    consent->click();
    CHECK(use->isEnabled());
    consent->click();
    CHECK_FALSE(use->isEnabled());
    QTest::mouseClick(use, Qt::LeftButton);
    press(*here.workspace, "account_photo_drop");
    CHECK_FALSE(use->isVisible());
    REQUIRE(staysSignedIn(here.desk)); // whatever was sent before has been answered
    here.desk.session.refreshAccount();
    QTest::qWait(200);
    CHECK(here.photoId().isEmpty());
    CHECK_FALSE(here.desk.session.account().consents.contains(QStringLiteral("photo")));
    here.choose();
    CHECK_FALSE(consent->isChecked()); // another choice, another consent
}

TEST_CASE("a text that calls itself a picture is refused in words, and a service that is away too", "[ui]")
{
    Portrait here;
    here.file = here.desk.folder.filePath(QStringLiteral("letter.png"));
    QFile letter(here.file);
    REQUIRE(letter.open(QIODevice::WriteOnly));
    letter.write("Dear all, this is no picture.\n");
    letter.close();
    here.choose();
    here.agreeAndUse();
    REQUIRE(until([&] { return isShown(*here.workspace, "account_photo_problem"); }));
    for (const char *language : {"en", "ko"}) {
        here.desk.speak(QLatin1String(language));
        CHECK(named<QLabel>(*here.workspace, "account_photo_problem")->accessibleName()
              == words("mj::ui::ProfileCard", "This file cannot be used as a photo. Choose a JPEG, PNG or WebP picture."));
    }
    CHECK(here.photoId().isEmpty());

    here.server.stop();
    press(*here.workspace, "account_photo_drop");
    here.paint(Qt::red);
    here.choose();
    here.agreeAndUse();
    REQUIRE(until([&] { return sight(*here.workspace).contains(errorText(error(Code::Offline)).inlineText()); }, 20'000));
    here.server.restart();
    press(*here.workspace, "account_photo_use"); // the choice was kept
    CHECK(here.shows(Qt::red));
}
