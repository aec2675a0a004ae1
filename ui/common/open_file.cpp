#include "ui/common/open_file.h"
#include <QFileDialog>
#include <QStandardPaths>

namespace mj::ui {

void askForPicture(QWidget *parent, const QString &title, const QString &filter, const AskOpenFile &ask,
                   std::function<void(const QString &)> chosen)
{
    if (ask) {
        const QString file = ask();
        if (!file.isEmpty())
            chosen(file);
        return;
    }
    auto *dialog = new QFileDialog(parent, title, QStandardPaths::writableLocation(QStandardPaths::PicturesLocation), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(chosen));
    dialog->open();
}

} // namespace mj::ui
