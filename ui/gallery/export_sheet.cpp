#include "ui/gallery/export_sheet.h"
#include "studio/picture_name.h"
#include "ui/common/error_text.h"
#include "ui/common/field.h"
#include "ui/settings/segments.h"
#include "ui/theme/roles.h"
#include <QCheckBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardPaths>

namespace mj::ui {
namespace {

const QList<PictureFormat> &formats()
{
    static const QList<PictureFormat> all = [] {
        QList<PictureFormat> writable{PictureFormat::Png, PictureFormat::Jpeg, PictureFormat::WebP};
        writable.removeIf([](PictureFormat format) { return !studio::PictureCopy::canWrite(format); });
        return writable;
    }();
    return all;
}

QStringList suffixes()
{
    QStringList all;
    for (const PictureFormat format : formats())
        all.append(studio::PictureCopy::suffixOf(format));
    return all;
}

} // namespace

ExportSheet::ExportSheet(studio::Gallery &gallery, Preferences preferences, AskFile askFolder, QWidget *host)
    : Sheet(QStringLiteral("export_sheet"), Way::Free, host), m_gallery(gallery), m_preferences(std::move(preferences)),
      m_askFolder(std::move(askFolder)), m_pattern(new QLineEdit), m_patternField(new Field(m_pattern)), m_formatLabel(new QLabel),
      m_format(new Segments(QStringLiteral("export_format"), suffixes())), m_recipe(new QCheckBox), m_progress(new QProgressBar),
      m_state(new QLabel), m_go(new QPushButton), m_stop(new QPushButton)
{
    buildRows();
    m_pattern->setText(m_preferences.exportPattern ? m_preferences.exportPattern() : QString());
    m_recipe->setChecked(m_preferences.exportRecipe && m_preferences.exportRecipe());
    m_format->choose(suffixes().first());
    connect(m_pattern, &QLineEdit::textChanged, this, &ExportSheet::checkPattern);
    connect(m_format, &Segments::chosen, this, [this](const QString &suffix) {
        m_plan.format = formats().value(suffixes().indexOf(suffix));
        checkPattern();
    });
    connect(m_go, &QPushButton::clicked, this, &ExportSheet::choose);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_run)
            m_run->cancel();
    });
    connect(this, &Sheet::dismissed, this, [this] {
        if (m_run)
            m_run->cancel();
    });
    retranslate();
}

void ExportSheet::buildRows()
{
    m_pattern->setObjectName(QStringLiteral("export_pattern"));
    m_pattern->setMaxLength(200);
    m_recipe->setObjectName(QStringLiteral("export_recipe"));
    m_go->setObjectName(QStringLiteral("export_go"));
    m_stop->setObjectName(QStringLiteral("export_stop"));
    m_state->setObjectName(QStringLiteral("export_state"));
    setKind(m_go, Kind::Primary);
    setKind(m_stop, Kind::Secondary);
    setType(m_formatLabel, Type::Small);
    m_formatLabel->setProperty("strong", true);
    setType(m_state, Type::Small);
    m_state->setWordWrap(true);
    m_progress->setTextVisible(false);
    auto *format = new QVBoxLayout;
    format->setSpacing(space::xs);
    format->addWidget(m_formatLabel);
    format->addWidget(m_format, 0, Qt::AlignLeft);
    body()->addWidget(m_patternField);
    body()->addLayout(format);
    body()->addWidget(m_recipe);
    body()->addWidget(m_progress);
    body()->addWidget(m_state);
    body()->addWidget(m_go);
    body()->addWidget(m_stop);
    for (QWidget *widget : {static_cast<QWidget *>(m_progress), static_cast<QWidget *>(m_state), static_cast<QWidget *>(m_stop)})
        widget->hide();
}

void ExportSheet::ask(const QStringList &ids, const studio::PictureFolder::Plan &plan)
{
    m_ids = ids;
    m_plan = plan;
    m_plan.format = formats().first();
    retranslate();
    open(m_go);
}

void ExportSheet::checkPattern()
{
    const QString problem = studio::PictureName::problemIn(m_pattern->text());
    m_go->setEnabled(problem.isEmpty() && !m_run);
    if (!problem.isEmpty()) {
        m_patternField->setProblem(tr("%1 is not known. Use {date} {time} {model} {size} {seed} {n}.").arg(problem));
        return;
    }
    m_patternField->setProblem({});
    const studio::Gallery::Picture picture = m_gallery.find(m_ids.value(0)).value_or(studio::Gallery::Picture());
    const QString name = studio::PictureName::make(m_pattern->text(), picture, 1);
    m_patternField->setHint(tr("{date} {time} {model} {size} {seed} {n}. First file: %1")
                                .arg(name + QLatin1Char('.') + studio::PictureCopy::suffixOf(m_plan.format)));
}

void ExportSheet::choose()
{
    const QString last = m_plan.folder.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::PicturesLocation) : m_plan.folder;
    if (m_askFolder) {
        const QString folder = m_askFolder(last);
        if (!folder.isEmpty())
            run(folder);
        return;
    }
    auto *dialog = new QFileDialog(this, tr("Folder for the pictures"), last);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &ExportSheet::run);
    dialog->open();
}

void ExportSheet::run(const QString &folder)
{
    m_plan.folder = folder;
    m_plan.pattern = m_pattern->text();
    m_plan.withRecipe = m_recipe->isChecked();
    if (m_preferences.setExportPattern)
        m_preferences.setExportPattern(m_plan.pattern);
    if (m_preferences.setExportRecipe)
        m_preferences.setExportRecipe(m_plan.withRecipe);
    m_run = new studio::PictureFolder(m_gallery, m_plan, parentWidget());
    connect(m_run, &studio::PictureFolder::progress, this, [this](int done, int total) {
        m_progress->setRange(0, total);
        m_progress->setValue(done);
        m_state->setText(tr("%1 of %2 written").arg(done).arg(total));
    });
    connect(m_run, &studio::PictureFolder::finished, this, &ExportSheet::onFinished);
    connect(m_run, &studio::PictureFolder::finished, m_run, &QObject::deleteLater);
    emit started(m_run, folder);
    for (QWidget *widget : {static_cast<QWidget *>(m_patternField), static_cast<QWidget *>(m_format), static_cast<QWidget *>(m_recipe),
                            static_cast<QWidget *>(m_go)})
        widget->setEnabled(false);
    for (QWidget *widget : {static_cast<QWidget *>(m_progress), static_cast<QWidget *>(m_state), static_cast<QWidget *>(m_stop)})
        widget->show();
    m_run->start(m_ids);
}

void ExportSheet::onFinished(const studio::PictureFolder::Outcome &outcome)
{
    m_run = nullptr;
    if (!outcome.failure)
        return finish();
    // Another folder may do: everything is as it was, the question stands again.
    m_progress->hide();
    m_stop->hide();
    setTone(m_state, Tone::Danger);
    m_state->setText(errorText(*outcome.failure).inlineText());
    for (QWidget *widget : {static_cast<QWidget *>(m_patternField), static_cast<QWidget *>(m_format), static_cast<QWidget *>(m_recipe)})
        widget->setEnabled(true);
    checkPattern();
}

void ExportSheet::retranslate()
{
    setTitle(tr("Export pictures: %1").arg(m_ids.size()));
    m_patternField->setLabel(tr("Names of the files"));
    m_pattern->setPlaceholderText(studio::PictureName::usualPattern());
    m_formatLabel->setText(tr("Format"));
    m_format->setWords(tr("Format"), QStringList{tr("PNG"), tr("JPEG"), tr("WebP")}.mid(0, formats().size()));
    m_recipe->setText(tr("A file beside each with its recipe (it holds the prompt)"));
    m_recipe->setAccessibleName(m_recipe->text());
    m_go->setText(tr("Choose a folder…"));
    m_go->setAccessibleName(m_go->text());
    m_stop->setText(tr("Stop"));
    m_stop->setAccessibleName(m_stop->text());
    m_progress->setAccessibleName(tr("Progress of the export"));
    checkPattern();
}

} // namespace mj::ui
