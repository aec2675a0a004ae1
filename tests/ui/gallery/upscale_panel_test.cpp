#include "support/catch.h"
#include "ui/common/clipping.h"
#include "ui/common/elided_label.h"
#include "ui/gallery/gallery_page.h"
#include "ui/gallery/picture_canvas.h"
#include "ui/gallery/picture_viewer.h"
#include "ui/gallery/upscale_compare.h"
#include "ui/gallery/upscale_pane.h"
#include "ui/gallery/upscale_panel.h"
#include "ui/generation/rich_member.h"
#include <QProgressBar>
#include <QWheelEvent>

using namespace mj;
using namespace mj::ui;

namespace {

// A gallery page with one picture of 512 x 512, opened large.
struct ViewerDesk {
    ViewerDesk() : desk(server.url())
    {
        joinAs(desk, server, QStringLiteral("upscale@example.com"));
        REQUIRE(buyPoints(desk, server));
        REQUIRE(makePictures(desk, 1, QStringLiteral("a quiet harbour")));
        page = std::make_unique<GalleryPage>(desk.features(), desk.preferences());
        page->resize(1180, 760);
        page->show();
        id = desk.gallery.at(0).id;
        page->openItem(id);
        viewer = page->findChild<PictureViewer *>();
        REQUIRE(viewer->isVisible());
    }
    QString text(const char *name) const
    {
        auto *label = named<QLabel>(*page, name);
        return label && label->isVisible() ? label->text() : QString();
    }
    bool isShown(const char *name) const { return named<QWidget>(*page, name)->isVisible(); }
    // Where MJ_PICTURES says, somebody wants to look at it.
    void picture(const char *name) const
    {
        const QString folder = qEnvironmentVariable("MJ_PICTURES");
        if (!folder.isEmpty())
            page->grab().save(folder + QLatin1Char('/') + QLatin1String(name) + QStringLiteral(".png"));
    }

    RealServer server;
    StudioDesk desk;
    std::unique_ptr<GalleryPage> page;
    PictureViewer *viewer = nullptr;
    QString id;
};

void wheel(QWidget &widget, const QPointF &at, int notches)
{
    QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, notches * 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

} // namespace

TEST_CASE("Upscaling from the viewer: the price before, progress, and the result beside the original")
{
    ViewerDesk made;
    auto *twice = named<QPushButton>(*made.page, "upscale_2");
    CHECK(twice->text() == QStringLiteral("Upscale 2× on this computer · 0 P"));
    CHECK(twice->toolTip().contains(QStringLiteral("1024 × 1024")));
    CHECK_FALSE(made.isShown("upscale_limits"));
    CHECK_FALSE(made.isShown("upscale_progress"));
    made.server.stop(); // nothing of it needs the service
    const Points before = made.desk.session.balance().available;

    REQUIRE(clickOn(*made.page, QStringLiteral("upscale_4")));
    CHECK(made.isShown("upscale_progress"));
    CHECK(made.isShown("upscale_cancel"));
    CHECK_FALSE(twice->isVisible());
    auto *bar = named<QProgressBar>(*made.page, "upscale_progress");
    REQUIRE(QTest::qWaitFor([&] { return bar->value() > 0; }, 20000));
    made.picture("upscale_working");
    auto *comparison = made.page->findChild<UpscaleCompare *>();
    REQUIRE(QTest::qWaitFor([&] { return comparison->isVisible(); }, 60000));
    CHECK_FALSE(made.viewer->canvas()->isVisible());
    CHECK(made.desk.session.balance().available == before);
    const auto result = made.desk.gallery.find(comparison->resultId());
    REQUIRE(result);
    CHECK(result->size == QSize(2048, 2048));
    CHECK(result->parentId == made.id);
    REQUIRE(QTest::qWaitFor([&] { return comparison->originalPane()->hasPicture() && comparison->resultPane()->hasPicture(); }, 5000));
    made.picture("upscale_compare");

    // Whoever zooms one zooms both, and what is under the pointer stays there.
    UpscalePane *left = comparison->originalPane();
    wheel(*left, QPointF(30, left->height() / 2.0), 6);
    CHECK(left->view().zoom > 3);
    CHECK(comparison->resultPane()->view().zoom == left->view().zoom);
    CHECK(comparison->resultPane()->view().centre == left->view().centre);
    CHECK(left->view().centre.x() < 0.4);
    made.picture("upscale_compare_zoomed");

    QTest::keyClick(comparison, Qt::Key_Escape);
    CHECK(made.viewer->isVisible());
    CHECK_FALSE(comparison->isVisible());
    CHECK(made.viewer->canvas()->isVisible());
    CHECK(made.text("upscale_state").contains(QStringLiteral("2048 × 2048")));
    made.picture("upscale_done");
    REQUIRE(clickOn(*made.page, QStringLiteral("upscale_compare")));
    CHECK(comparison->isVisible());
    REQUIRE(clickOn(*made.page, QStringLiteral("upscale_comparison_open")));
    CHECK(made.viewer->pictureId() == result->id);
    CHECK_FALSE(comparison->isVisible());
}

TEST_CASE("A picture that would become too large says so beside the button, in both languages and themes")
{
    ViewerDesk made;
    QImage wide(4000, 3, QImage::Format_RGB32);
    wide.fill(Qt::darkCyan);
    studio::Gallery::LocalPicture large;
    large.parent = *made.desk.gallery.find(made.id);
    large.modelName = QStringLiteral("m");
    large.size = wide.size();
    QBuffer file(&large.bytes);
    QBuffer thumbnail(&large.thumbnail);
    REQUIRE((wide.save(&file, "PNG") && wide.scaled(640, 1).save(&thumbnail, "JPEG")));
    QString id;
    made.desk.gallery.keepLocal(large, made.page.get(), [&](const Result<QString> &kept) { id = kept.value_or(QString()); });
    REQUIRE(QTest::qWaitFor([&] { return !id.isEmpty(); }, 5000));
    made.page->openItem(id);
    CHECK(named<QPushButton>(*made.page, "upscale_2")->isEnabled());
    CHECK_FALSE(named<QPushButton>(*made.page, "upscale_4")->isEnabled());
    CHECK(made.text("upscale_limits").contains(QStringLiteral("4× would be 16000 × 12. The most is 8192")));
    for (const char *language : {"en", "ko"}) {
        made.desk.speak(QLatin1String(language));
        for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
            made.desk.theme.setMode(mode);
            QCoreApplication::processEvents();
            CHECK(clippedTexts(*made.page->findChild<UpscalePanel *>()).join(QStringLiteral("; ")) == QString());
            made.picture(qPrintable(QStringLiteral("upscale_large_%1_%2").arg(QLatin1String(language)).arg(int(mode))));
        }
    }
    CHECK(made.text("upscale_limits").contains(QStringLiteral("최대 8192")));
    CHECK(named<QPushButton>(*made.page, "upscale_2")->text() == QStringLiteral("이 컴퓨터에서 2배 확대 · 0 P"));
}

TEST_CASE("It goes on without the viewer, waits in line, and is canceled")
{
    ViewerDesk made;
    REQUIRE(clickOn(*made.page, QStringLiteral("upscale_4")));
    made.page.reset();
    REQUIRE(QTest::qWaitFor([&] { return made.desk.gallery.total() == 2; }, 60000));
    const QString result = made.desk.gallery.at(0).id;

    made.page = std::make_unique<GalleryPage>(made.desk.features(), made.desk.preferences());
    made.page->resize(1180, 760);
    made.page->show();
    made.page->openItem(made.id);
    CHECK(made.isShown("upscale_compare"));
    REQUIRE(made.desk.upscale.start(result, 4));
    REQUIRE(clickOn(*made.page, QStringLiteral("upscale_2")));
    CHECK(made.text("upscale_state").contains(QStringLiteral("1 other picture first")));
    REQUIRE(clickOn(*made.page, QStringLiteral("upscale_cancel")));
    CHECK(made.desk.upscale.jobs().size() == 2); // the one that is done and the one that runs
    made.page->openItem(result);
    CHECK(made.isShown("upscale_progress"));
    REQUIRE(clickOn(*made.page, QStringLiteral("upscale_cancel")));
    CHECK_FALSE(made.isShown("upscale_progress"));
    CHECK(made.isShown("upscale_2"));
    CHECK(made.desk.gallery.total() == 2);
}
