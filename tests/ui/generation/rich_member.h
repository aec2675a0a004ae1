#pragma once
#include "support/real_server.h"
#include "ui/common/studio_desk.h"
#include <QAbstractButton>
#include <QSignalSpy>
#include <QTest>

namespace mj::ui {

// Joins and proves the address, so that paying and making pictures is open.
inline bool becomeMember(StudioDesk &desk, RealServer &server)
{
    api::CreateAccount request;
    request.email = QStringLiteral("pages@example.com");
    request.name = QStringLiteral("Pages");
    request.password = QStringLiteral("a sentence of mine");
    request.olderThan14 = true;
    request.language = QStringLiteral("en");
    for (const char *purpose : {"terms", "privacy", "overseas_transfer"})
        request.consents.append({QString::fromLatin1(purpose), QStringLiteral("2025-11-28"), true});
    QObject::connect(&desk.session, &studio::Session::failed, &desk.session, [](const Error &error) { qWarning("refused: %d %s %s", int(error.code), qPrintable(error.field), qPrintable(error.detail)); });
    desk.session.join(request);
    if (!QTest::qWaitFor([&] { return desk.session.state() == studio::Session::State::SignedIn && desk.session.store(); }, 15000))
        return false;
    desk.membership.confirmVerification(server.code(request.email), &desk.session, [](const Result<void> &d) { if (!d) qWarning("confirm: %d", int(d.error().code)); });
    return QTest::qWaitFor([&] { return desk.session.account().emailVerified; }, 10000);
}

// Buys 1,050 points the way a person does, but without a window.
inline bool buyPoints(StudioDesk &desk, RealServer &server)
{
    desk.topUp.start(QStringLiteral("p10000"), QStringLiteral("en"));
    if (!QTest::qWaitFor([&] { return desk.topUp.state() == studio::TopUp::State::Paying; }, 10000))
        return false;
    if (!server.pay(desk.topUp.current()->id, 10000))
        return false;
    desk.topUp.finish();
    const bool paid = QTest::qWaitFor([&] { return desk.topUp.state() == studio::TopUp::State::Done; }, 10000);
    desk.topUp.dismiss();
    return paid && QTest::qWaitFor([&] { return desk.session.balance().available == Points(1050); }, 5000);
}

// Makes `count` small pictures and waits until the gallery has them.
inline bool makePictures(StudioDesk &desk, int count, const QString &prompt)
{
    desk.generation.load();
    if (!QTest::qWaitFor([&] { return !desk.generation.models().isEmpty(); }, 10000))
        return false;
    api::Recipe recipe;
    recipe.model = desk.generation.models().first().id;
    recipe.prompt = prompt;
    recipe.size = QSize(512, 512);
    recipe.count = count;
    desk.generation.setRecipe(recipe);
    if (!QTest::qWaitFor([&] { return desk.generation.quote().has_value(); }, 10000))
        return false;
    const int wanted = desk.gallery.total() + count;
    desk.generation.submit();
    return QTest::qWaitFor([&] { return desk.gallery.total() >= wanted; }, 30000);
}

inline bool clickOn(const QWidget &root, const QString &name)
{
    auto *button = root.findChild<QAbstractButton *>(name);
    if (!button || !button->isVisible() || !button->isEnabled())
        return false;
    QTest::mouseClick(button, Qt::LeftButton);
    return true;
}

} // namespace mj::ui
