#pragma once
#include "support/many_models.h"
#include "ui/generation/create_page.h"
#include "ui/generation/prompt_box.h"
#include "ui/generation/rich_member.h"
#include <QImage>
#include <QMimeData>

namespace mj::ui {

// A member with points on the Create page of a service with many models.
struct CreateScene {
    RealServer server{[] {
        server::Config config;
        config.models = manyModels();
        return config;
    }()};
    StudioDesk::Keep keep;
    std::unique_ptr<StudioDesk> desk = std::make_unique<StudioDesk>(server.url(), keep);
    std::unique_ptr<CreatePage> page;

    // The smallest window without its rail and its bars.
    static QSize smallest() { return {length::minimumWidth - length::rail, length::minimumHeight - 2 * length::control}; }

    // To restart, it needs a keychain.
    explicit CreateScene(StudioDesk::Keep where = StudioDesk::Keep::InMemory) : keep(where)
    {
        joinAs(*desk, server, QStringLiteral("creator@example.com"));
        REQUIRE(buyPoints(*desk, server));
        open();
    }
    void open()
    {
        page = std::make_unique<CreatePage>(desk->features());
        page->resize(smallest());
        page->show();
        page->activate();
        REQUIRE(until([&] { return prompt()->isVisible(); }));
    }
    // The program ends and begins again on the same computer.
    void restart()
    {
        page.reset();
        const std::shared_ptr<QTemporaryDir> home = desk->home;
        desk.reset();
        desk = std::make_unique<StudioDesk>(server.url(), keep, home);
        desk->session.start();
        REQUIRE(until([&] { return isReady(*desk) && desk->gallery.isOpen(); }));
        open();
    }

    PromptBox *prompt() const { return named<PromptBox>(*page, "create_prompt"); }
    studio::ReferencePictures &pictures() const { return desk->generation.references(); }
    QString send() const { return named<QAbstractButton>(*page, "create_send")->text(); }
    bool sends(const QString &label) const
    {
        const bool is = until([&] { return send() == label; });
        UNSCOPED_INFO(send().toStdString());
        return is;
    }
    void write(const QString &text) const { prompt()->setPlainText(text); }
    void tick(const char *name) const { press(*page, QLatin1String(name)); }
    bool isOn(const char *name) const { return named<QAbstractButton>(*page, name)->isChecked(); }
    bool canPress(const char *name) const { return named<QWidget>(*page, name)->isEnabled(); }
    QString cut() const { return firstCut(*desk, *page); }
};

inline QImage plain(const QColor &colour, const QSize &size = QSize(120, 80))
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(colour);
    return image;
}

} // namespace mj::ui
