#pragma once
#include "studio/scripted_shop.h"
#include "ui/account/account_steps.h"
#include "ui/top_up/points_page.h"
#include <QComboBox>
#include <QSignalSpy>

namespace mj::ui {

// A member of a scripted shop who is in, and the points page of theirs.
struct ShopScene {
    studio::ScriptedShop shop;
    std::unique_ptr<StudioDesk> desk;
    std::unique_ptr<PointsPage> page;
    QList<QUrl> opened;
    QUrl playBank;
    QString savesTo; // what the file dialog answers
    QStringList suggested;

    enum Tab { Balance, Orders, Movements };

    // The smallest window without its rail and its bars.
    static QSize smallest() { return {length::minimumWidth - length::rail, length::minimumHeight - 2 * length::control}; }

    void begin()
    {
        if (!desk)
            desk = std::make_unique<StudioDesk>(shop.url());
        signInAs(*desk, shop.account.email);
        PointsDoors doors;
        doors.pluginFolders = {desk->folder.path()};
        doors.openInBrowser = [this](const QUrl &url) {
            opened.append(url);
            return true;
        };
        if (!playBank.isEmpty())
            doors.playBank = [this] { return playBank; };
        doors.askFile = [this](const QString &name) {
            suggested.append(name);
            return savesTo;
        };
        page = std::make_unique<PointsPage>(desk->features(), nullptr, doors);
        page->resize(smallest());
        page->show();
        page->activate();
        REQUIRE(until([&] { return desk->topUp.offer() && !desk->topUp.isLoading() && desk->ledger.limits() && desk->ledger.hasLots(); }));
    }
    void open(Tab tab)
    {
        auto *tabs = named<QTabBar>(*page, "points_tabs");
        REQUIRE(tabs);
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(int(tab)).center());
        REQUIRE(tabs->currentIndex() == int(tab));
    }
    bool reads(const QString &text) { return tells(*page, text); }
    QString cut() { return firstCut(*desk, *page); }
};

} // namespace mj::ui
