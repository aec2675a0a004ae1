#include "support/catch.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include <QApplication>
#include <QImage>

using namespace mj::ui;

namespace {

bool hasColour(const QImage &image, const QColor &colour)
{
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixelColor(x, y) == colour)
                return true;
    return false;
}

} // namespace

TEST_CASE("every icon is there, draws something, and is crisp at each scale", "[ui]")
{
    const Theme theme(*qApp);
    const QStringList names = iconNames();
    for (const char *name : {"create", "gallery", "points", "privacy", "support", "settings", "account", "send", "cancel", "search", "star", "star-filled",
             "download", "trash", "close", "back", "more", "check", "warning", "error", "info", "lock", "globe", "card", "bank", "clock", "sun", "moon",
             "refresh", "eye", "eye-off", "picture", "copy", "external", "shield", "device", "key", "offline", "plus", "minus", "chevron-right",
             "chevron-left", "chevron-down", "chevron-up", "folder", "dice", "tick", "logo", "pin", "pin-filled"})
        CHECK(names.contains(QLatin1String(name)));
    for (const QString &name : names) {
        INFO(name.toStdString());
        CHECK_FALSE(icon(name).isNull());
        for (const qreal ratio : {1.0, 1.5, 2.0}) {
            const QPixmap pixmap = iconPixmap(name, 24, Ink::Text, ratio);
            REQUIRE(pixmap.width() == qRound(24 * ratio));
            const QImage image = pixmap.toImage();
            int drawn = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    drawn += qAlpha(image.pixel(x, y)) > 127;
            CHECK(drawn > 12 * ratio);
        }
    }
    CHECK(icon(QStringLiteral("no-such-icon")).isNull());
}

TEST_CASE("an icon takes the colour of the theme of the moment", "[ui]")
{
    Theme theme(*qApp);
    theme.setMode(Theme::Mode::Light);
    const QIcon plus = icon(QStringLiteral("plus"));
    CHECK(hasColour(plus.pixmap(QSize(48, 48)).toImage(), lightTokens().text));
    theme.setMode(Theme::Mode::Dark);
    CHECK(hasColour(plus.pixmap(QSize(48, 48)).toImage(), darkTokens().text));
    CHECK(hasColour(plus.pixmap(QSize(48, 48), QIcon::Disabled).toImage(), darkTokens().textDisabled));
    theme.setMode(Theme::Mode::Light);
}
