#include "ui/theme/icons.h"
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace mj::ui {
namespace {

// What the files are drawn in; a mid grey, so that the style sheet can also show them as they are.
constexpr auto kDrawnIn = "#80808f";

QString fileOf(const QString &name)
{
    return QStringLiteral(":/icons/%1.svg").arg(name);
}

QColor colourOf(Ink ink, const Tokens &t)
{
    switch (ink) {
    case Ink::Text: return t.text;
    case Ink::Muted: return t.textMuted;
    case Ink::Accent: return t.accentText;
    case Ink::OnAccent: return t.onAccent;
    case Ink::Success: return t.success;
    case Ink::Warning: return t.warning;
    case Ink::Danger: return t.danger;
    case Ink::OnDanger: return t.onDanger;
    case Ink::Original: return {};
    }
    return t.text;
}

QPixmap render(const QString &name, const QSize &pixels, const QColor &colour)
{
    const QString key = QStringLiteral("mj-icon:%1:%2x%3:%4").arg(name).arg(pixels.width()).arg(pixels.height()).arg(colour.rgba());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QFile file(fileOf(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    if (colour.isValid())
        svg.replace(kDrawnIn, colour.name().toLatin1());
    QSvgRenderer renderer(svg);
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const int side = qMin(pixels.width(), pixels.height());
    renderer.render(&painter, QRectF((pixels.width() - side) / 2.0, (pixels.height() - side) / 2.0, side, side));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

// Draws one file in the colour that the palette of the moment gives its ink.
class PaletteIconEngine final : public QIconEngine
{
public:
    PaletteIconEngine(QString name, Ink ink) : m_name(std::move(name)), m_ink(ink) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, pixmap(rect.size() * ratio, mode, state));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        const Tokens tokens = tokensOf(QGuiApplication::palette());
        QColor colour = colourOf(state == QIcon::On && m_ink == Ink::Muted ? Ink::Accent : m_ink, tokens);
        if (mode == QIcon::Disabled && m_ink != Ink::Original)
            colour = tokens.textDisabled;
        return render(m_name, size, colour);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal) override { return pixmap(size, mode, state); }
    QIconEngine *clone() const override { return new PaletteIconEngine(m_name, m_ink); }
    QString key() const override { return QStringLiteral("mj-palette"); }
    bool isNull() override { return !QFile::exists(fileOf(m_name)); }

private:
    QString m_name;
    Ink m_ink;
};

} // namespace

QIcon icon(const QString &name, Ink ink)
{
    return QIcon(new PaletteIconEngine(name, ink));
}

QPixmap iconPixmap(const QString &name, int side, Ink ink, qreal devicePixelRatio)
{
    const int pixels = qRound(side * devicePixelRatio);
    QPixmap pixmap = render(name, QSize(pixels, pixels), colourOf(ink, tokensOf(QGuiApplication::palette())));
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

QStringList iconNames()
{
    QStringList names;
    const QStringList files = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")}, QDir::Files, QDir::Name);
    for (const QString &file : files)
        names.append(file.chopped(4));
    return names;
}

} // namespace mj::ui
