#include "ui/theme/theme.h"
#include "ui/theme/style_sheet.h"
#include <QApplication>
#include <QFont>
#include <QStyleFactory>
#include <QStyleHints>
#include <QToolTip>

// Resources of static libraries are linked only when somebody asks for them, from outside any namespace.
static void openResources()
{
    Q_INIT_RESOURCE(mj_ui);
    Q_INIT_RESOURCE(mj_resources);
}

namespace mj::ui {
namespace {

QFont applicationFont()
{
    QFont font;
    font.setFamilies({QStringLiteral("Pretendard"), QStringLiteral("Apple SD Gothic Neo"), QStringLiteral("Malgun Gothic"),
        QStringLiteral("Noto Sans CJK KR"), QStringLiteral("Noto Sans KR"), QStringLiteral("sans-serif")});
    font.setPixelSize(type::body);
    font.setStyleStrategy(QFont::PreferAntialias);
    return font;
}

QPalette paletteOf(const Tokens &t)
{
    QPalette palette(t.text, t.surface, t.raised, t.border, t.borderStrong, t.text, t.onAccent, t.surface, t.window);
    palette.setColor(QPalette::Highlight, t.accent);
    palette.setColor(QPalette::HighlightedText, t.onAccent);
    palette.setColor(QPalette::PlaceholderText, t.textMuted);
    palette.setColor(QPalette::AlternateBase, t.sunken);
    palette.setColor(QPalette::ToolTipBase, t.raised);
    palette.setColor(QPalette::ToolTipText, t.text);
    palette.setColor(QPalette::Link, t.accentText);
    palette.setColor(QPalette::LinkVisited, t.accentText);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, t.textDisabled);
    return palette;
}

} // namespace

Theme::Theme(QApplication &app, QObject *parent) : QObject(parent), m_app(app), m_systemStartedDark(tokensOf(app.palette()).dark)
{
    openResources();
    app.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    app.setFont(applicationFont());
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] { setMode(m_mode); });
#endif
    apply();
}

void Theme::setMode(Mode mode)
{
    m_mode = mode;
    apply();
}

const Tokens &Theme::tokens() const
{
    return m_dark ? darkTokens() : lightTokens();
}

void Theme::apply()
{
    const bool dark = m_mode == Mode::Dark || (m_mode == Mode::System && systemIsDark());
    if (m_applied && dark == m_dark)
        return;
    m_applied = true;
    m_dark = dark;
    const QPalette palette = paletteOf(tokens());
    m_app.setPalette(palette);
    QToolTip::setPalette(palette);
    m_app.setStyleSheet(styleSheet(tokens()));
    emit changed();
}

bool Theme::systemIsDark() const
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
    // Qt 6.4 tells the scheme only through the palette that the platform brought.
    return m_systemStartedDark;
#endif
}

Theme::Mode Theme::modeFromName(const QString &name)
{
    if (name == QLatin1String("light"))
        return Mode::Light;
    return name == QLatin1String("dark") ? Mode::Dark : Mode::System;
}

QString Theme::nameOf(Mode mode)
{
    switch (mode) {
    case Mode::System: return QStringLiteral("system");
    case Mode::Light: return QStringLiteral("light");
    case Mode::Dark: return QStringLiteral("dark");
    }
    return {};
}

} // namespace mj::ui
