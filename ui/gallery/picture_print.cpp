#include "ui/gallery/picture_print.h"
#include <QPainter>
#include <QPrinter>

namespace mj::ui {

PicturePrint::PicturePrint(studio::Gallery &gallery, std::shared_ptr<QPrinter> printer, Mark mark, QObject *parent)
    : QObject(parent), m_gallery(gallery), m_printer(std::move(printer)), m_mark(std::move(mark))
{
}

PicturePrint::~PicturePrint()
{
    m_painter.reset(); // before the printer it paints on
}

void PicturePrint::start(const QStringList &ids)
{
    m_ids = ids;
    next();
}

void PicturePrint::next()
{
    if (m_next >= m_ids.size()) {
        close();
        emit finished(m_next);
        return;
    }
    const QString id = m_ids.at(m_next);
    const std::optional<studio::Gallery::Picture> picture = m_gallery.find(id);
    const QString mark = picture ? m_mark(*picture) : QString();
    m_gallery.forPrint(id, mark, this, [this](const Result<QImage> &image) {
        if (!image) {
            close();
            emit failed(image.error());
            return;
        }
        paint(*image);
        if (!m_painter->isActive()) {
            close();
            emit failed(error(Code::Storage, QStringLiteral("the printer does not take the page")));
            return;
        }
        ++m_next;
        next();
    });
}

void PicturePrint::paint(const QImage &picture)
{
    if (!m_painter)
        m_painter = std::make_unique<QPainter>(m_printer.get());
    else
        m_printer->newPage();
    const QRect page(QPoint(), m_printer->pageLayout().paintRectPixels(m_printer->resolution()).size());
    QRect place(QPoint(), picture.size().scaled(page.size(), Qt::KeepAspectRatio));
    place.moveCenter(page.center());
    m_painter->setRenderHint(QPainter::SmoothPixmapTransform);
    m_painter->drawImage(place, picture);
}

void PicturePrint::close()
{
    if (m_painter)
        m_painter->end();
    deleteLater();
}

} // namespace mj::ui
