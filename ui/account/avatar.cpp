#include "ui/account/avatar.h"
#include "ui/theme/tokens.h"
#include <QEvent>
#include <QPainter>
#include <QPainterPath>

namespace mj::ui {
namespace {

bool isHangul(QChar c)
{
    return c.script() == QChar::Script_Hangul;
}

QImage squareOf(const QByteArray &photo, int pixels)
{
    const QImage whole = photo.isEmpty() ? QImage() : QImage::fromData(photo, "JPEG");
    if (whole.isNull())
        return {};
    const int side = qMin(whole.width(), whole.height());
    const QImage square = whole.copy((whole.width() - side) / 2, (whole.height() - side) / 2, side, side);
    return square.scaled(pixels, pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

} // namespace

QString initialsOf(const QString &name)
{
    const QStringList words = name.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.isEmpty())
        return {};
    // A Korean name is the family's syllable and then one's own: the last two are what friends say.
    if (words.size() == 1 && isHangul(words.first().back()))
        return words.first().right(2);
    QString letters = words.first().left(words.first().at(0).isHighSurrogate() ? 2 : 1);
    if (words.size() > 1 && !words.last().at(0).isHighSurrogate())
        letters += words.last().at(0);
    return letters.toUpper();
}

QPixmap avatarPixmap(const QByteArray &photo, const QString &name, int side, qreal ratio, const QPalette &palette)
{
    const Tokens &tokens = tokensOf(palette);
    const int pixels = qRound(side * ratio);
    QPixmap pixmap(pixels, pixels);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath circle;
    circle.addEllipse(QRectF(0, 0, side, side));
    const QImage square = squareOf(photo, pixels);
    if (!square.isNull()) {
        painter.setClipPath(circle);
        painter.drawImage(QRectF(0, 0, side, side), square);
        return pixmap;
    }
    painter.fillPath(circle, tokens.accentSoft);
    QFont font;
    const QString initials = initialsOf(name);
    font.setPixelSize(qMax(type::caption * 3 / 4, side * 2 / 5));
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(tokens.accentText);
    painter.drawText(QRectF(0, 0, side, side), Qt::AlignCenter, initials);
    return pixmap;
}

Avatar::Avatar(int side, QWidget *parent) : QLabel(parent), m_side(side)
{
    setFixedSize(side, side);
}

void Avatar::setPerson(const QString &name, const QByteArray &photo)
{
    m_name = name;
    m_photo = photo;
    setAccessibleName(photo.isEmpty() ? tr("Initials of %1").arg(name) : tr("Photo of %1").arg(name));
    draw();
}

void Avatar::draw()
{
    setPixmap(avatarPixmap(m_photo, m_name, m_side, devicePixelRatioF(), palette()));
}

void Avatar::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        draw();
}

} // namespace mj::ui
