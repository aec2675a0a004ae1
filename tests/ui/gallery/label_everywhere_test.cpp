#include "imaging/ai_label.h"
#include "imaging/mail_preview.h"
#include "imaging/safe_decode.h"
#include "support/catch.h"
#include "ui/gallery/out_room.h"
#include <QClipboard>
#include <QPrinter>

using namespace mj;
using namespace mj::ui;

namespace {

// A file that went out one of the ways, and what must be in it.
struct Gone {
    const char *way;
    QString file;
    const OutRoom::Piece *piece;
};

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

QString keep(const OutRoom &room, const char *way, const OutRoom::Piece &piece, const QByteArray &bytes)
{
    const QString name = room.out.filePath(QStringLiteral("%1-%2.bin").arg(QLatin1String(way), piece.id));
    QFile file(name);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(bytes) == bytes.size());
    return name;
}

QString saved(OutRoom &room, const OutRoom::Piece &piece)
{
    room.nextFile = room.out.filePath(QStringLiteral("save-%1.%2").arg(piece.id, piece.suffix));
    REQUIRE(room.act("out_save"));
    REQUIRE(until([&] { return QFile::exists(room.nextFile); }));
    return room.nextFile;
}

QString copied(OutRoom &room, const OutRoom::Piece &piece)
{
    QGuiApplication::clipboard()->setText(QStringLiteral("before"));
    REQUIRE(room.act("out_copy"));
    REQUIRE(until([] { return QGuiApplication::clipboard()->mimeData()->hasFormat(QStringLiteral("image/png")); }));
    return keep(room, "copy", piece, QGuiApplication::clipboard()->mimeData()->data(QStringLiteral("image/png")));
}

QString dragged(OutRoom &room)
{
    room.dragged.clear();
    PictureCanvas *canvas = room.viewer()->canvas();
    QTest::mousePress(canvas, Qt::LeftButton, {}, canvas->rect().center());
    QTest::mouseMove(canvas, canvas->rect().center() + QPoint(60, 0));
    QTest::mouseRelease(canvas, Qt::LeftButton, {}, canvas->rect().center() + QPoint(60, 0));
    REQUIRE(until([&] { return room.dragged.size() == 1; }));
    return room.dragged.first().toLocalFile();
}

QString openedElsewhere(OutRoom &room)
{
    const qsizetype before = room.opened.size();
    REQUIRE(room.act("out_open"));
    REQUIRE(until([&] { return room.opened.size() > before; }));
    return room.opened.last();
}

QString exported(OutRoom &room, const OutRoom::Piece &piece)
{
    room.nextFolder = room.out.filePath(QStringLiteral("export-") + piece.id);
    REQUIRE(QDir().mkpath(room.nextFolder));
    REQUIRE(room.act("out_export"));
    REQUIRE(clickOn(*room.page, QStringLiteral("export_format_") + piece.suffix));
    REQUIRE(clickOn(*room.page, QStringLiteral("export_go")));
    REQUIRE(until([&] { return !room.page->findChild<QWidget *>(QStringLiteral("export_sheet")); }));
    const QStringList files = QDir(room.nextFolder).entryList(QDir::Files);
    REQUIRE(files.size() == 1);
    return room.nextFolder + QLatin1Char('/') + files.first();
}

// Pixel data that may not change: chunks, or a JPEG from its first scan on.
QList<QByteArray> pixelData(const QByteArray &bytes)
{
    if (bytes.startsWith("\xff\xd8"))
        return {pictures::scanOf(bytes)};
    QList<QByteArray> data;
    for (const auto &[name, chunk] : pictures::chunksOf(bytes)) {
        if (name == "IDAT" || name == "VP8 " || name == "VP8L" || name == "ALPH")
            data.append(chunk);
    }
    return data;
}

void checkPixels(const Gone &gone)
{
    const QByteArray bytes = contentOf(gone.file);
    INFO(gone.way << " " << gone.piece->suffix.toStdString());
    CHECK(labelOf(bytes).value() == gone.piece->source);
    CHECK_FALSE(bytes.contains("canary"));
    CHECK_FALSE(bytes.contains(gone.piece->id.toUtf8()));
    if (QLatin1String(gone.way) == QLatin1String("mail preview"))
        return; // a smaller JPEG by design
    const QImage then = decode(gone.piece->received).value().convertToFormat(QImage::Format_RGB32);
    CHECK(decode(bytes).value().convertToFormat(QImage::Format_RGB32) == then);
    if (readPictureHeader(bytes)->format == readPictureHeader(gone.piece->received)->format) {
        CHECK_FALSE(pixelData(bytes).isEmpty());
        CHECK(pixelData(bytes) == pixelData(gone.piece->received));
    }
}

} // namespace

TEST_CASE("six ways, three formats, two source types: exiftool reads every label, no pixel moved")
{
    OutRoom room;
    if (room.pieces.size() < 6)
        WARN("skipped for WebP: no plugin (qt6-image-formats-plugins)");
    room.desk.settings.setAiMark(false);
    room.openPage();
    QList<Gone> all;
    for (const OutRoom::Piece &piece : room.pieces) {
        room.page->openItem(piece.id);
        all.append({"save", saved(room, piece), &piece});
        all.append({"copy", copied(room, piece), &piece});
        all.append({"drag", dragged(room), &piece});
        all.append({"open", openedElsewhere(room), &piece});
        all.append({"export", exported(room, piece), &piece});
        all.append({"mail", keep(room, "mail", piece, withLabel(piece.received, piece.source)->bytes), &piece});
        all.append({"mail preview", keep(room, "preview", piece, withLabel(mailPreview(piece.received).value(), piece.source)->bytes), &piece});
    }
    CHECK(all.size() == room.pieces.size() * 7);
    for (const Gone &gone : all)
        checkPixels(gone);
    CHECK(room.notices.filter(QStringLiteral("AI")).size() == room.pieces.size() * 4); // a drag of files of any origin speaks of the label alone
    CHECK(room.notices.size() == room.pieces.size() * 5);

    if (!pictures::hasExiftool()) {
        WARN("skipped: exiftool is not installed (libimage-exiftool-perl)");
        return;
    }
    QStringList files;
    for (const Gone &gone : all)
        files.append(gone.file);
    const QList<QJsonObject> answers = pictures::readBack(files);
    REQUIRE(answers.size() == all.size());
    for (qsizetype index = 0; index < all.size(); ++index) {
        INFO(all[index].way << " " << all[index].piece->suffix.toStdString());
        CHECK(answers[index].value(QStringLiteral("XMP-iptcExt:DigitalSourceType")).toString() == sourceTypeAddress(all[index].piece->source));
        CHECK(answers[index].value(QStringLiteral("XMP-xmp:CreatorTool")) == QStringLiteral("MJ Studio"));
        CHECK_FALSE(answers[index].contains(QStringLiteral("ExifTool:Warning")));
        CHECK_FALSE(answers[index].contains(QStringLiteral("ExifTool:Error")));
    }
}

TEST_CASE("the seventh way is paper: the mark is on every page, even when marks are off")
{
    OutRoom room;
    room.desk.settings.setAiMark(false);
    room.openPage();
    const QString pdf = room.out.filePath(QStringLiteral("print.pdf"));
    room.setUp = [&](QPrinter &printer) {
        printer.setOutputFormat(QPrinter::PdfFormat);
        printer.setOutputFileName(pdf);
        return true;
    };
    room.grid()->selectAll();
    REQUIRE(room.act("out_print"));
    REQUIRE(until([&] { return room.notices.size() == 1; }, 60'000));
    REQUIRE(contentOf(pdf).startsWith("%PDF"));
    const QString renderer = QStandardPaths::findExecutable(QStringLiteral("pdftoppm"));
    if (renderer.isEmpty()) {
        WARN("skipped: pdftoppm is not installed (poppler-utils)");
        return;
    }
    REQUIRE(QProcess::execute(renderer, {QStringLiteral("-r"), QStringLiteral("150"), QStringLiteral("-png"), pdf, room.out.filePath(QStringLiteral("page"))}) == 0);
    const QStringList pages = QDir(room.out.path()).entryList({QStringLiteral("page*.png")});
    REQUIRE(pages.size() == room.pieces.size());
    for (const QString &name : pages) {
        const QImage page(room.out.filePath(name));
        // The picture's lower half is plain blue: its edges show where it lies on the white page.
        QRect blue;
        for (int y = 0; y < page.height(); ++y) {
            for (int x = 0; x < page.width(); ++x) {
                const QColor colour = page.pixelColor(x, y);
                if (colour.blue() > 150 && colour.red() < 60)
                    blue |= QRect(x, y, 1, 1);
            }
        }
        REQUIRE(blue.width() > page.width() / 2);
        const auto lightIn = [&](const QRect &rect) {
            int light = 0;
            for (int y = rect.top(); y <= rect.bottom(); ++y) {
                for (int x = rect.left(); x <= rect.right(); ++x)
                    light += qGray(page.pixel(x, y)) > 220 ? 1 : 0;
            }
            return light;
        };
        const QSize corner(blue.width() / 8, blue.height() / 8);
        CHECK(lightIn(QRect(QPoint(blue.right() - corner.width(), blue.bottom() - corner.height()), corner).adjusted(0, 0, -4, -4)) > 30);
        CHECK(lightIn(QRect(QPoint(blue.left() + 4, blue.bottom() - corner.height()), corner).adjusted(0, 0, -4, -4)) == 0);
    }
}
