#include "ui/common/save_file.h"
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

namespace mj::ui {

void askWhereToSave(QWidget *parent, const SaveQuestion &question, const AskFile &ask, std::function<void(const QString &)> chosen)
{
    if (ask) {
        const QString file = ask(question.suggested);
        if (!file.isEmpty())
            chosen(file);
        return;
    }
    const QString folder = QStandardPaths::writableLocation(question.pictures ? QStandardPaths::PicturesLocation : QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(parent, question.title, folder, question.filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(QFileInfo(question.suggested).suffix());
    dialog->selectFile(question.suggested);
    // A name without an ending gets the one of the kind that is chosen, "JPEG (*.jpg *.jpeg)" gives "jpg".
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        const QString ending = filter.section(QStringLiteral("(*."), 1).section(QRegularExpression(QStringLiteral("[ )]")), 0, 0);
        if (!ending.isEmpty())
            dialog->setDefaultSuffix(ending);
    });
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(chosen));
    dialog->open();
}

} // namespace mj::ui
