#include "ui/generation/reference_strip.h"
#include "studio/reference_pictures.h"
#include "ui/common/banner.h"
#include "ui/common/error_text.h"
#include "ui/common/flow_layout.h"
#include "ui/generation/draft_words.h"
#include "ui/generation/prompt_undo.h"
#include "ui/generation/reference_mime.h"
#include "ui/generation/reference_tile.h"
#include "ui/theme/icons.h"
#include "ui/theme/roles.h"
#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace mj::ui {

ReferenceStrip::ReferenceStrip(studio::ReferencePictures &pictures, studio::Gallery &gallery, QWidget *parent)
    : QWidget(parent), m_pictures(pictures), m_gallery(gallery), m_title(new QLabel(this)), m_hint(new QLabel(this)), m_file(new QPushButton(this)),
      m_fromGallery(new QPushButton(this)), m_paste(new QPushButton(this)), m_shelf(new QWidget(this)), m_row(new FlowLayout(m_shelf, space::s)),
      m_problem(new Banner(QStringLiteral("warning"), Tone::Warning, this)), m_undo(new PromptUndo(this))
{
    setObjectName(QStringLiteral("create_references"));
    setAcceptDrops(true);
    setType(m_title, Type::Small);
    m_title->setProperty("strong", true);
    setType(m_hint, Type::Caption, Tone::Muted);
    m_hint->setObjectName(QStringLiteral("reference_hint"));
    m_hint->setWordWrap(true);
    m_file->setObjectName(QStringLiteral("reference_file"));
    m_fromGallery->setObjectName(QStringLiteral("reference_gallery"));
    m_paste->setObjectName(QStringLiteral("reference_paste"));
    m_problem->setObjectName(QStringLiteral("reference_problem"));
    m_problem->actionButton()->setObjectName(QStringLiteral("reference_problem_action"));
    m_undo->setObjectName(QStringLiteral("reference_undo"));
    m_undo->actionButton()->setObjectName(QStringLiteral("reference_undo_action"));
    layOut();
    connectParts();
    refresh();
}

void ReferenceStrip::layOut()
{
    m_row->setContentsMargins(0, 0, 0, 0);
    auto *buttons = new FlowLayout(nullptr, space::s);
    for (QPushButton *button : {m_file, m_fromGallery, m_paste}) {
        setKind(button, Kind::Chip);
        buttons->addWidget(button);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addWidget(m_title);
    column->addWidget(m_shelf);
    column->addLayout(buttons);
    column->addWidget(m_hint);
    column->addWidget(m_problem);
    column->addWidget(m_undo);
}

void ReferenceStrip::connectParts()
{
    connect(m_file, &QPushButton::clicked, this, &ReferenceStrip::chooseFile);
    connect(m_fromGallery, &QPushButton::clicked, this, &ReferenceStrip::galleryRequested);
    connect(m_paste, &QPushButton::clicked, this, &ReferenceStrip::paste);
    connect(m_problem, &Banner::actionRequested, this, &ReferenceStrip::onProblemAction);
    connect(&m_pictures, &studio::ReferencePictures::changed, this, &ReferenceStrip::refresh);
    connect(&m_pictures, &studio::ReferencePictures::refused, this, [this](const Error &failure) { say(DraftWords::refused(failure)); });
    connect(&m_pictures, &studio::ReferencePictures::notKept, this, [this](const Error &failure) {
        say(tr("The picture can be used, but it could not be kept with the draft. %1").arg(errorText(failure).inlineText()));
    });
}

void ReferenceStrip::setOffer(int most, const QString &reason, bool firstMasked)
{
    m_most = most;
    m_reason = reason;
    m_firstMasked = firstMasked;
    refresh();
}

void ReferenceStrip::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void ReferenceStrip::say(const QString &problem)
{
    m_refusal = problem;
    refresh();
}

void ReferenceStrip::take(const QMimeData *mime)
{
    m_refusal.clear();
    if (m_most == 0)
        return say(m_reason);
    if (m_pictures.pictures().size() >= m_most)
        return say(tr("%n picture(s) are as many as the chosen models take. Remove one first.", nullptr, m_most));
    if (!takePictures(mime, m_pictures, m_gallery))
        say(tr("That was only the address of a picture. Save or copy the picture itself, then add it here."));
}

void ReferenceStrip::chooseFile()
{
    askForPicture(this, tr("Choose a picture"), tr("Pictures (*.jpg *.jpeg *.png *.webp)"), m_ask, [this](const QString &file) {
        m_refusal.clear();
        m_pictures.addFile(file);
    });
}

void ReferenceStrip::paste()
{
    const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
    if (isPictures(mime))
        take(mime);
    else
        say(tr("There is no picture on the clipboard. Copy one, then press this again."));
}

void ReferenceStrip::remove(const QString &id)
{
    m_refusal.clear();
    m_pictures.remove(id);
    m_undo->offer(tr("The picture was removed."), [this] { m_pictures.restoreRemoved(); });
}

void ReferenceStrip::offerDrawing(const QString &id, const QByteArray &mask)
{
    m_undo->offer(tr("What you marked is not used."), [this, id, mask] { (void)m_pictures.setMask(id, mask); });
}

void ReferenceStrip::refresh()
{
    refreshTiles();
    refreshWords();
}

ReferenceTile *ReferenceStrip::makeTile(const QString &id)
{
    auto *tile = new ReferenceTile(id, m_shelf);
    connect(tile, &ReferenceTile::removeRequested, this, [this, id] { remove(id); });
    connect(tile, &ReferenceTile::maskRequested, this, [this, id] { emit maskRequested(id); });
    connect(tile, &ReferenceTile::dragged, this, [this, id](const QPoint &position) { moveTo(id, position); });
    connect(tile, &ReferenceTile::moveRequested, this, [this, tile, id](int by) { m_pictures.move(id, int(m_tiles.indexOf(tile)) + by); });
    return tile;
}

// A tile belongs to a picture, wherever it stands: one that is being dragged must not be made anew.
void ReferenceStrip::refreshTiles()
{
    const QList<studio::ReferencePictures::Picture> &pictures = m_pictures.pictures();
    QList<ReferenceTile *> left = m_tiles;
    QList<ReferenceTile *> now;
    for (const studio::ReferencePictures::Picture &picture : pictures) {
        const auto same = std::find_if(left.begin(), left.end(), [&](const ReferenceTile *tile) { return tile->id() == picture.id; });
        now.append(same == left.end() ? makeTile(picture.id) : *same);
        left.removeOne(now.last());
    }
    for (ReferenceTile *gone : std::as_const(left)) {
        gone->setObjectName(QString());
        gone->hide();
        gone->deleteLater();
    }
    if (now != m_tiles) {
        while (QLayoutItem *item = m_row->takeAt(0))
            delete item;
        for (ReferenceTile *tile : std::as_const(now))
            m_row->addWidget(tile);
        m_tiles = now;
    }
    for (int place = 0; place < m_tiles.size(); ++place)
        m_tiles[place]->showPicture(pictures[place], place, place == 0 && m_firstMasked);
    m_shelf->setVisible(!m_tiles.isEmpty());
}

void ReferenceStrip::refreshWords()
{
    const QList<studio::ReferencePictures::Picture> &pictures = m_pictures.pictures();
    const bool hasRoom = m_most > 0 && pictures.size() < m_most && m_pictures.preparing() == 0;
    m_file->setText(tr("Add a file…"));
    m_fromGallery->setText(tr("From the gallery…"));
    m_paste->setText(tr("Paste"));
    for (QPushButton *button : {m_file, m_fromGallery, m_paste}) {
        button->setEnabled(hasRoom);
        button->setAccessibleName(button->text());
    }
    QString hint = m_reason;
    if (m_most > 0) {
        hint = tr("Up to %n picture(s). Drop or paste them here; place, time and camera data are removed before anything is sent.", nullptr, m_most);
        if (pictures.size() > m_most)
            hint = tr("The chosen models take %n picture(s): only the first one(s) are sent.", nullptr, m_most);
        if (m_pictures.preparing() > 0)
            hint = tr("Reading the picture…");
    }
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    const auto failed = std::find_if(pictures.begin(), pictures.end(),
                                     [](const auto &picture) { return picture.state == studio::ReferencePictures::State::Failed; });
    QString problem = m_refusal;
    QString action;
    if (failed != pictures.end()) {
        problem = tr("Picture %1 was not sent. %2").arg(QString::number(failed - pictures.begin() + 1), errorText(failed->failure).inlineText());
        action = tr("Try again");
    }
    m_problem->setText(problem);
    m_problem->setAction(action);
    m_problem->setVisible(!problem.isEmpty());
}

void ReferenceStrip::onProblemAction()
{
    const QList<studio::ReferencePictures::Picture> pictures = m_pictures.pictures();
    for (const studio::ReferencePictures::Picture &picture : pictures) {
        if (picture.state == studio::ReferencePictures::State::Failed)
            m_pictures.retry(picture.id);
    }
}

void ReferenceStrip::moveTo(const QString &id, const QPoint &position)
{
    for (int place = 0; place < m_tiles.size(); ++place) {
        if (m_tiles[place]->id() != id && m_tiles[place]->geometry().contains(position))
            return m_pictures.move(id, place);
    }
}

void ReferenceStrip::dragEnterEvent(QDragEnterEvent *event)
{
    const QMimeData *mime = event->mimeData();
    if (!isPictures(mime) && !mime->hasUrls())
        return;
    event->setDropAction(Qt::CopyAction); // the original stays where it is
    event->accept();
    m_isDropTarget = true;
    update();
}

void ReferenceStrip::dragLeaveEvent(QDragLeaveEvent *)
{
    m_isDropTarget = false;
    update();
}

void ReferenceStrip::dropEvent(QDropEvent *event)
{
    m_isDropTarget = false;
    update();
    event->setDropAction(Qt::CopyAction);
    event->accept();
    take(event->mimeData());
}

void ReferenceStrip::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste))
        paste();
    else if (event->matches(QKeySequence::Undo))
        m_undo->undo();
    else
        QWidget::keyPressEvent(event);
}

void ReferenceStrip::paintEvent(QPaintEvent *)
{
    if (!m_isDropTarget)
        return;
    const Tokens &tokens = tokensOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens.accent, length::focusRing, Qt::DashLine));
    painter.setBrush(tokens.accentSoft);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius::m, radius::m);
}

void ReferenceStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace mj::ui
