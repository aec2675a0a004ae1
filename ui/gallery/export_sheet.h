#pragma once
#include "studio/picture_folder.h"
#include "ui/common/preferences.h"
#include "ui/common/save_file.h"
#include "ui/common/sheet.h"

class QCheckBox;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace mj::ui {

class Field;
class Segments;

// How and where several pictures are exported; then how far it is. Closing it stops the export after the picture at hand. GUI thread.
class ExportSheet : public Sheet
{
    Q_OBJECT
public:
    ExportSheet(studio::Gallery &gallery, Preferences preferences, AskFile askFolder, QWidget *host);

    void ask(const QStringList &ids, const studio::PictureFolder::Plan &plan); // marks and the folder of last time

signals:
    void started(studio::PictureFolder *run, const QString &folder); // the run outlives the sheet

protected:
    void retranslate() override;

private:
    void buildRows();
    void choose();
    void run(const QString &folder);
    void onFinished(const studio::PictureFolder::Outcome &outcome);
    void checkPattern();

    studio::Gallery &m_gallery;
    Preferences m_preferences;
    AskFile m_askFolder;
    QStringList m_ids;
    studio::PictureFolder::Plan m_plan;
    QPointer<studio::PictureFolder> m_run;
    QLineEdit *m_pattern;
    Field *m_patternField;
    QLabel *m_formatLabel;
    Segments *m_format;
    QCheckBox *m_recipe;
    QProgressBar *m_progress;
    QLabel *m_state;
    QPushButton *m_go;
    QPushButton *m_stop;
};

} // namespace mj::ui
