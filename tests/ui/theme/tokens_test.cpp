#include "support/catch.h"
#include "ui/theme/style_sheet.h"
#include "ui/theme/theme.h"
#include "ui/theme/tokens.h"
#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace mj::ui;

TEST_CASE("every text reaches 4.5 to 1 on its background in both themes", "[ui]")
{
    for (const Tokens *tokens : {&lightTokens(), &darkTokens()}) {
        for (const TextPair &pair : textPairs(*tokens)) {
            INFO((tokens->dark ? "dark " : "light ") << pair.name.data() << ' ' << pair.ink.name().toStdString() << " on " << pair.paper.name().toStdString());
            CHECK(contrast(pair.ink, pair.paper) >= 4.5);
        }
        // The outline of a focused control is no text: 3 to 1 is what it needs.
        CHECK(contrast(tokens->accent, tokens->surface) >= 3.0);
        for (const QColor &paper : {tokens->window, tokens->surface, tokens->rail})
            CHECK(contrast(tokens->focus, paper) >= 3.0);
    }
    CHECK(contrast(Qt::black, Qt::white) == Approx(21.0));
}

TEST_CASE("the style sheet knows every token it names and no colour of its own", "[ui]")
{
    const Theme theme(*qApp);
    const QString light = styleSheet(lightTokens());
    REQUIRE(light.size() > 5000);
    CHECK_FALSE(light.contains(QRegularExpression(QStringLiteral("@[a-z]"))));
    CHECK_FALSE(light.contains(QRegularExpression(QStringLiteral(":\\s*;"))));
    CHECK(light != styleSheet(darkTokens()));
}

TEST_CASE("a theme is switched live and told apart by its palette", "[ui]")
{
    Theme theme(*qApp);
    theme.setMode(Theme::Mode::Light);
    CHECK_FALSE(tokensOf(QApplication::palette()).dark);
    QSignalSpy changed(&theme, &Theme::changed);
    theme.setMode(Theme::Mode::Dark);
    CHECK(changed.size() == 1);
    CHECK(theme.isDark());
    CHECK(tokensOf(QApplication::palette()).dark);
    theme.setMode(Theme::Mode::Dark);
    CHECK(changed.size() == 1);
    for (const Theme::Mode mode : {Theme::Mode::System, Theme::Mode::Light, Theme::Mode::Dark})
        CHECK(Theme::modeFromName(Theme::nameOf(mode)) == mode);
    theme.setMode(Theme::Mode::Light);
}

TEST_CASE("inputs keep the theme's text and placeholder colours, enabled and disabled", "[ui]")
{
    Theme theme(*qApp);
    for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        theme.setMode(mode);
        QLineEdit line;
        QPlainTextEdit text;
        for (QWidget *input : {static_cast<QWidget *>(&line), static_cast<QWidget *>(&text)}) {
            input->ensurePolished();
            CHECK(input->palette().color(QPalette::Active, QPalette::Text) == theme.tokens().text);
            CHECK(input->palette().color(QPalette::Active, QPalette::PlaceholderText) == theme.tokens().textMuted);
            CHECK(input->palette().color(QPalette::Disabled, QPalette::Text) == theme.tokens().textDisabled);
        }
    }
    theme.setMode(Theme::Mode::Light);
}
