#include "ui/gallery/picture_viewer.h"
#include "studio/gallery.h"
#include "studio/local_upscale.h"
#include "ui/gallery/gallery_model.h"
#include "ui/gallery/picture_canvas.h"
#include "ui/gallery/recipe_panel.h"
#include "ui/gallery/upscale_compare.h"
#include "ui/gallery/upscale_panel.h"
#include "ui/theme/icons.h"
#include "ui/theme/roles.h"
#include <QContextMenuEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace mj::ui {

PictureViewer::PictureViewer(studio::Gallery &gallery, GalleryModel &model, studio::LocalUpscale &upscale, QWidget *parent)
    : QWidget(parent), m_gallery(gallery), m_model(model), m_canvas(new PictureCanvas), m_recipe(new RecipePanel),
      m_upscale(new UpscalePanel(gallery, upscale)), m_comparison(new UpscaleCompare(gallery)), m_fit(new QPushButton(this)),
      m_failure(new QLabel), m_back(tool(QStringLiteral("viewer_back"), QStringLiteral("back"))),
      m_previous(tool(QStringLiteral("viewer_previous"), QStringLiteral("chevron-left"))),
      m_next(tool(QStringLiteral("viewer_next"), QStringLiteral("chevron-right"))),
      m_out(tool(QStringLiteral("viewer_zoom_out"), QStringLiteral("minus"))),
      m_in(tool(QStringLiteral("viewer_zoom_in"), QStringLiteral("plus"))),
      m_favourite(tool(QStringLiteral("viewer_favourite"), QStringLiteral("star"))),
      m_export(tool(QStringLiteral("viewer_export"), QStringLiteral("download"))),
      m_copy(tool(QStringLiteral("viewer_copy"), QStringLiteral("copy"))),
      m_print(tool(QStringLiteral("viewer_print"), QStringLiteral("print"))),
      m_more(tool(QStringLiteral("viewer_more"), QStringLiteral("more"))),
      m_remove(tool(QStringLiteral("viewer_delete"), QStringLiteral("trash")))
{
    setFocusPolicy(Qt::StrongFocus);
    m_canvas->setObjectName(QStringLiteral("viewer_canvas"));
    m_failure->setWordWrap(true);
    m_failure->hide();
    setType(m_failure, Type::Small, Tone::Danger);

    auto *left = new QVBoxLayout;
    left->setSpacing(space::s);
    left->addWidget(makeToolBar());
    left->addWidget(m_failure);
    left->addWidget(m_canvas, 1);
    left->addWidget(m_comparison, 1);
    m_comparison->hide();
    auto *card = new QFrame;
    card->setProperty("card", QStringLiteral("plain"));
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->addWidget(m_recipe);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::l);
    row->addLayout(left, 1);
    auto *beside = new QVBoxLayout;
    beside->setSpacing(space::m);
    beside->addWidget(card, 1);
    beside->addWidget(m_upscale);
    row->addLayout(beside);
    connectParts();
    connectUpscale(upscale);
    retranslate();
}

void PictureViewer::connectUpscale(studio::LocalUpscale &upscale)
{
    connect(m_upscale, &UpscalePanel::compareRequested, this, &PictureViewer::compare);
    connect(m_upscale, &UpscalePanel::openRequested, this, &PictureViewer::pictureRequested);
    connect(m_comparison, &UpscaleCompare::closeRequested, this, &PictureViewer::endComparison);
    connect(m_comparison, &UpscaleCompare::openRequested, this, &PictureViewer::pictureRequested);
    connect(&upscale, &studio::LocalUpscale::kept, this, [this](const QString &original, const QString &result) {
        if (isVisible() && original == m_id)
            compare(original, result);
    });
}

void PictureViewer::connectParts()
{
    connect(m_back, &QToolButton::clicked, this, &PictureViewer::backRequested);
    connect(m_previous, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_out, &QToolButton::clicked, m_canvas, &PictureCanvas::zoomOut);
    connect(m_in, &QToolButton::clicked, m_canvas, &PictureCanvas::zoomIn);
    connect(m_fit, &QPushButton::clicked, m_canvas, &PictureCanvas::fit);
    connect(m_canvas, &PictureCanvas::zoomChanged, this, &PictureViewer::showZoom);
    connect(m_export, &QToolButton::clicked, this, [this] { emit exportRequested(m_id); });
    connect(m_copy, &QToolButton::clicked, this, &PictureViewer::copyRequested);
    connect(m_print, &QToolButton::clicked, this, &PictureViewer::printRequested);
    connect(m_more, &QToolButton::clicked, this, [this] { emit menuRequested(m_more->mapToGlobal(m_more->rect().bottomLeft())); });
    connect(m_canvas, &PictureCanvas::dragRequested, this, &PictureViewer::dragRequested);
    connect(m_remove, &QToolButton::clicked, this, [this] { emit removeRequested(m_id); });
    connect(m_favourite, &QToolButton::clicked, this, [this](bool checked) { m_gallery.setFavourite(m_id, checked); });
    connect(m_recipe, &RecipePanel::copied, this, &PictureViewer::promptCopied);
    connect(&m_gallery, &studio::Gallery::pictureChanged, this, [this](const QString &id) {
        if (id == m_id)
            refresh();
    });
    connect(&m_model, &QAbstractItemModel::modelReset, this, &PictureViewer::refresh);
}

QToolButton *PictureViewer::tool(const QString &objectName, const QString &iconName)
{
    auto *button = new QToolButton(this);
    button->setObjectName(objectName);
    button->setIcon(icon(iconName));
    button->setIconSize({length::icon, length::icon});
    setKind(button, Kind::Icon);
    return button;
}

QWidget *PictureViewer::makeToolBar()
{
    m_favourite->setCheckable(true);
    m_fit->setObjectName(QStringLiteral("viewer_fit"));
    m_fit->setMinimumWidth(length::rail);
    setKind(m_fit, Kind::Quiet);
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs);
    row->addWidget(m_back);
    row->addSpacing(space::m);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addStretch();
    row->addWidget(m_out);
    row->addWidget(m_fit);
    row->addWidget(m_in);
    row->addStretch();
    row->addWidget(m_favourite);
    for (QToolButton *button : {m_export, m_copy, m_print, m_more})
        row->addWidget(button);
    row->addWidget(m_remove);
    return bar;
}

void PictureViewer::open(const QString &id)
{
    display(id);
    setFocus();
}

void PictureViewer::display(const QString &id)
{
    const int row = m_gallery.rowOf(id);
    if (row < 0)
        return;
    m_id = id;
    endComparison();
    m_upscale->setPicture(id);
    emit shown();
    const studio::Gallery::Picture picture = m_gallery.at(row);
    m_failure->hide();
    m_canvas->setPreview(m_gallery.thumbnail(id), picture.size);
    m_canvas->setAccessibleName(picture.prompt);
    refresh();
    m_gallery.loadPicture(id, this, [this, id](Result<QImage> loaded) {
        // A quick reader is already at another picture.
        if (id != m_id)
            return;
        m_failure->setVisible(!loaded);
        if (loaded)
            m_canvas->setPicture(*loaded);
    });
}

void PictureViewer::refresh()
{
    const int row = m_gallery.rowOf(m_id);
    if (row < 0)
        return;
    const studio::Gallery::Picture &picture = m_gallery.at(row);
    m_recipe->setPicture(picture);
    m_canvas->setAccessibleDescription(picture.generativeAi ? tr("Made by generative AI") : tr("Drawn by formula, not generative AI"));
    m_favourite->setChecked(picture.favourite);
    m_favourite->setIcon(icon(picture.favourite ? QStringLiteral("star-filled") : QStringLiteral("star"), picture.favourite ? Ink::Accent : Ink::Text));
    m_previous->setEnabled(!m_model.neighbour(m_id, -1).isEmpty());
    m_next->setEnabled(!m_model.neighbour(m_id, 1).isEmpty());
}

void PictureViewer::compare(const QString &original, const QString &result)
{
    m_canvas->hide();
    m_comparison->show();
    m_comparison->open(original, result);
}

void PictureViewer::endComparison()
{
    if (m_comparison->isHidden())
        return;
    m_comparison->hide();
    m_canvas->show();
    setFocus();
}

void PictureViewer::step(int direction)
{
    const QString next = m_model.neighbour(m_id, direction);
    if (!next.isEmpty())
        display(next);
}

void PictureViewer::contextMenuEvent(QContextMenuEvent *event)
{
    // The words of the recipe have a menu of their own.
    if (!m_recipe->geometry().contains(m_recipe->parentWidget()->mapFrom(this, event->pos())))
        emit menuRequested(event->globalPos());
}

void PictureViewer::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left: return step(-1);
    case Qt::Key_Right: return step(1);
    case Qt::Key_Escape: emit backRequested(); return;
    case Qt::Key_Delete: emit removeRequested(m_id); return;
    case Qt::Key_Plus:
    case Qt::Key_Equal: return m_canvas->zoomIn();
    case Qt::Key_Minus: return m_canvas->zoomOut();
    case Qt::Key_0: return m_canvas->fit();
    case Qt::Key_1: return m_canvas->showActualSize();
    default: QWidget::keyPressEvent(event);
    }
}

void PictureViewer::showZoom()
{
    m_fit->setText(tr("%1 %").arg(qRound(m_canvas->zoom() * devicePixelRatioF() * 100)));
}

void PictureViewer::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PictureViewer::retranslate()
{
    const QList<QPair<QAbstractButton *, QString>> names{
        {m_back, tr("Back to the gallery (Esc)")}, {m_previous, tr("Previous picture (Left)")}, {m_next, tr("Next picture (Right)")},
        {m_out, tr("Smaller (−)")},                {m_in, tr("Larger (+)")},                   {m_fit, tr("Fit to the window (0)")},
        {m_favourite, tr("Favourite")},            {m_export, tr("Save as… (Ctrl+S)")},                 {m_remove, tr("Delete (Del)")},
        {m_copy, tr("Copy (Ctrl+C)")},             {m_print, tr("Print… (Ctrl+P)")},           {m_more, tr("More ways out")},
    };
    for (const auto &[button, name] : names) {
        button->setToolTip(name);
        button->setAccessibleName(name);
    }
    m_failure->setText(tr("This picture cannot be opened. Its file on this computer is missing or was changed."));
    showZoom();
    refresh();
}

} // namespace mj::ui
