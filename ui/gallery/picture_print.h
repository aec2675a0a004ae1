#pragma once
#include "studio/gallery.h"
#include <QStringList>

class QPainter;
class QPrinter;

namespace mj::ui {

// Pictures on their way to paper, a page each, as large as the page allows and always with their mark. Deletes itself. GUI thread.
class PicturePrint : public QObject
{
    Q_OBJECT
public:
    using Mark = std::function<QString(const studio::Gallery::Picture &)>;

    PicturePrint(studio::Gallery &gallery, std::shared_ptr<QPrinter> printer, Mark mark, QObject *parent);
    ~PicturePrint() override;

    void start(const QStringList &ids);

signals:
    void finished(int pages);
    void failed(const mj::Error &error); // pages before it have gone to the printer

private:
    void next();
    void paint(const QImage &picture);
    void close();

    studio::Gallery &m_gallery;
    std::shared_ptr<QPrinter> m_printer;
    Mark m_mark;
    std::unique_ptr<QPainter> m_painter;
    QStringList m_ids;
    int m_next = 0;
};

} // namespace mj::ui
