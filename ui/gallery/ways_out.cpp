#include "ui/gallery/ways_out.h"
#include "studio/picture_name.h"
#include "ui/common/error_text.h"
#include "ui/gallery/export_sheet.h"
#include "ui/gallery/picture_print.h"
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QDrag>
#include <QFileInfo>
#include <QMimeData>
#include <QPrintDialog>
#include <QPrinter>
#include <QUrl>

namespace mj::ui {

using studio::PictureCopy;

WaysOut::WaysOut(studio::Gallery &gallery, Preferences preferences, PictureDoors doors, QWidget *page)
    : QObject(page), m_gallery(gallery), m_preferences(std::move(preferences)), m_doors(std::move(doors)), m_page(page), m_handover(gallery)
{
}

bool WaysOut::isMarking() const
{
    return !m_preferences.aiMark || m_preferences.aiMark();
}

void WaysOut::setMarking(bool on)
{
    if (m_preferences.setAiMark)
        m_preferences.setAiMark(on);
    if (!on)
        emit noticeRequested(tr("Pictures now leave without a mark that people see. Tell them yourself that AI made it; realistic pictures need that."), Tone::Warning);
}

QString WaysOut::markOf(const Picture &picture) const
{
    return picture.generativeAi ? tr("AI") : tr("Formula");
}

PictureCopy::Wish WaysOut::wishOf(const Picture &picture, std::optional<PictureFormat> format) const
{
    return {format, isMarking() ? markOf(picture) : QString()};
}

QString WaysOut::fileLabel(bool generative) const
{
    return generative ? tr("The file says inside that AI made it; other programs may drop that.")
                      : tr("The file says inside that a formula drew it; other programs may drop that.");
}

void WaysOut::tell(const QString &deed, const QString &label, bool hadCredentials)
{
    QString text = deed + QLatin1Char(' ') + label;
    if (hadCredentials)
        text += QLatin1Char(' ') + tr("Its maker's signature does not fit this copy any more; the picture in the gallery keeps it.");
    emit noticeRequested(text, Tone::Success);
}

void WaysOut::complain(const Error &error)
{
    emit noticeRequested(errorText(error).inlineText(), Tone::Danger);
}

void WaysOut::save(const QString &id)
{
    const std::optional<Picture> picture = m_gallery.find(id);
    if (!picture)
        return;
    QStringList filters{tr("PNG picture (*.png)"), tr("JPEG picture (*.jpg *.jpeg)")};
    if (PictureCopy::canWrite(PictureFormat::WebP))
        filters.append(tr("WebP picture (*.webp)"));
    const QString name = studio::PictureName::make({}, *picture, 1) + QStringLiteral(".png");
    const SaveQuestion question{tr("Save the picture"), name, filters.join(QStringLiteral(";;")), true};
    askWhereToSave(m_page, question, m_doors.askFile, [this, picture = *picture](const QString &file) { saveTo(picture, file); });
}

void WaysOut::saveTo(const Picture &picture, const QString &file)
{
    const std::optional<PictureFormat> format = PictureCopy::formatOf(file);
    if (!format || !PictureCopy::canWrite(*format)) {
        emit noticeRequested(PictureCopy::canWrite(PictureFormat::WebP) ? tr("Not saved. Choose a name that ends in .png, .jpg or .webp.")
                                                                       : tr("Not saved. Choose a name that ends in .png or .jpg."),
                             Tone::Danger);
        return;
    }
    const studio::PictureTarget target{file, wishOf(picture, format), true};
    m_gallery.exportPicture(picture.id, target, this, [this, generative = picture.generativeAi](const Result<PictureCopy> &saved) {
        if (saved)
            tell(tr("Saved."), fileLabel(generative), saved->hadCredentials);
        else
            complain(saved.error());
    });
}

void WaysOut::copy(const QString &id)
{
    const std::optional<Picture> picture = m_gallery.find(id);
    if (!picture)
        return;
    m_gallery.copyOut(id, wishOf(*picture, PictureFormat::Png), this, [this, picture = *picture](const Result<PictureCopy> &made) {
        const Result<QImage> pixels = made ? made->pixels() : fail(made);
        if (!pixels)
            return complain(pixels.error());
        // Programs that take PNG get the label with it; those that take pixels alone get no more than the mark.
        auto *data = new QMimeData;
        data->setData(QStringLiteral("image/png"), made->bytes);
        data->setImageData(*pixels);
        QApplication::clipboard()->setMimeData(data);
        tell(tr("Copied."), picture.generativeAi ? tr("AI made this picture; the program you paste into may drop the label that says so.")
                                                 : tr("A formula drew this picture; the program you paste into may drop the label that says so."),
             made->hadCredentials);
    });
}

void WaysOut::print(const QStringList &ids)
{
    if (ids.isEmpty())
        return;
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(QStringLiteral("MJ Studio"));
    printer->setCreator(QStringLiteral("MJ Studio"));
    if (m_doors.askPrinter) {
        if (m_doors.askPrinter(*printer))
            printOn(ids, printer);
        return;
    }
    auto *dialog = new QPrintDialog(printer.get(), m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Print"));
    connect(dialog, &QDialog::accepted, this, [this, ids, printer] { printOn(ids, printer); });
    connect(dialog, &QObject::destroyed, this, [printer] {}); // lives as long as the dialog that refers to it
    dialog->open();
}

void WaysOut::printOn(const QStringList &ids, std::shared_ptr<QPrinter> printer)
{
    auto *run = new PicturePrint(m_gallery, std::move(printer), [this](const Picture &picture) { return markOf(picture); }, this);
    connect(run, &PicturePrint::finished, this, [this] { emit noticeRequested(tr("Sent to the printer, with the mark in the corner: paper has no other label."), Tone::Success); });
    connect(run, &PicturePrint::failed, this, &WaysOut::complain);
    run->start(ids);
}

void WaysOut::open(const QString &id)
{
    const std::optional<Picture> picture = m_gallery.find(id);
    if (!picture)
        return;
    const auto show = [this, generative = picture->generativeAi](const Result<studio::PictureHandover::Handed> &handed) {
        if (!handed)
            return complain(handed.error());
        const bool opened = m_doors.openFile ? m_doors.openFile(handed->file) : QDesktopServices::openUrl(QUrl::fromLocalFile(handed->file));
        if (opened)
            tell(tr("Opened a copy that goes when MJ Studio closes."), fileLabel(generative), handed->hadCredentials);
        else
            emit noticeRequested(tr("No program on this computer opens pictures. Save the picture and open it from there."), Tone::Danger);
    };
    m_handover.hand(id, wishOf(*picture), studio::PictureHandover::For::Reading, show);
}

void WaysOut::exportAll(const QStringList &ids)
{
    if (ids.isEmpty())
        return;
    bool generative = false;
    for (const QString &id : ids) {
        const std::optional<Picture> picture = m_gallery.find(id);
        generative = generative || (picture && picture->generativeAi);
    }
    studio::PictureFolder::Plan plan;
    plan.folder = m_folder;
    if (isMarking()) {
        plan.aiMark = markOf(Picture());
        Picture formula;
        formula.generativeAi = false;
        plan.formulaMark = markOf(formula);
    }
    auto *sheet = new ExportSheet(m_gallery, m_preferences, m_doors.askFolder, m_page);
    connect(sheet, &ExportSheet::started, this, [this, generative](studio::PictureFolder *run, const QString &folder) {
        m_folder = folder;
        connect(run, &studio::PictureFolder::finished, this, [this, generative](const auto &outcome) { onExported(outcome, generative); });
    });
    sheet->ask(ids, plan);
}

void WaysOut::onExported(const studio::PictureFolder::Outcome &outcome, bool generative)
{
    if (outcome.failure)
        return complain(*outcome.failure);
    if (outcome.canceled) {
        emit noticeRequested(tr("Export stopped. Written: %1; they stay in the folder.").arg(outcome.written), Tone::Neutral);
        return;
    }
    if (outcome.failed > 0) {
        emit noticeRequested(tr("Exported: %1. Not readable on this computer: %2; create or fetch them again.").arg(outcome.written).arg(outcome.failed),
                             Tone::Warning);
        return;
    }
    tell(tr("Exported: %1.").arg(outcome.written),
         generative ? tr("The files say inside that AI made them; other programs may drop that.")
                    : tr("The files say inside that a formula drew them; other programs may drop that."),
         outcome.hadCredentials);
}

void WaysOut::drag(const QStringList &ids)
{
    if (!ids.isEmpty())
        handNext(ids, {});
}

void WaysOut::handNext(const QStringList &ids, const QList<QUrl> &handed)
{
    if (handed.size() == ids.size())
        return startDrag(handed);
    const QString id = ids.at(handed.size());
    const std::optional<Picture> picture = m_gallery.find(id);
    if (!picture)
        return;
    m_handover.hand(id, wishOf(*picture), studio::PictureHandover::For::Taking,
                    [this, ids, handed](const Result<studio::PictureHandover::Handed> &copy) {
                        if (copy)
                            handNext(ids, handed + QList<QUrl>{QUrl::fromLocalFile(copy->file)});
                        else
                            complain(copy.error());
                    });
}

void WaysOut::startDrag(const QList<QUrl> &handed)
{
    auto *data = new QMimeData;
    data->setUrls(handed);
    const QString label = tr("Other programs may drop the label inside that says how a picture was made.");
    if (m_doors.drag) {
        m_doors.drag(data);
        return tell(tr("Handed over."), label);
    }
    // The copies took a moment: a person who has let go meanwhile wants no drag any more.
    if (!QGuiApplication::mouseButtons().testFlag(Qt::LeftButton)) {
        delete data;
        return;
    }
    auto *drag = new QDrag(m_page);
    drag->setMimeData(data);
    if (drag->exec(Qt::CopyAction) == Qt::CopyAction)
        tell(tr("Handed over."), label);
}

void WaysOut::forget()
{
    m_handover.clear();
}

} // namespace mj::ui
