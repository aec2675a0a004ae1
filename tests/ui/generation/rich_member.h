#pragma once
#include "support/real_server.h"
#include "ui/account/account_steps.h"
#include "ui/common/studio_desk.h"
#include <QAbstractButton>
#include <QSignalSpy>
#include <QTest>

namespace mj::ui {

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
