#include "ui/gallery/upscale_compare.h"
#include "studio/gallery.h"
#include "ui/common/elided_label.h"
#include "ui/gallery/upscale_pane.h"
#include "ui/theme/roles.h"
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace mj::ui {

UpscaleCompare::UpscaleCompare(studio::Gallery &gallery, QWidget *parent)
    : QWidget(parent), m_gallery(gallery), m_leftCaption(new ElidedLabel), m_rightCaption(new ElidedLabel), m_left(new UpscalePane), m_right(new UpscalePane),
      m_failure(new QLabel), m_show(new QPushButton), m_close(new QPushButton)
{
    setObjectName(QStringLiteral("upscale_comparison"));
    setFocusPolicy(Qt::StrongFocus);
    m_show->setObjectName(QStringLiteral("upscale_comparison_open"));
    m_close->setObjectName(QStringLiteral("upscale_comparison_close"));
    setKind(m_show, Kind::Secondary);
    setKind(m_close, Kind::Quiet);
    m_failure->setWordWrap(true);
    m_failure->hide();
    setType(m_failure, Type::Small, Tone::Danger);
    layOut();
    connect(m_left, &UpscalePane::viewChanged, this, [this] { m_right->setView(m_left->view()); });
    connect(m_right, &UpscalePane::viewChanged, this, [this] { m_left->setView(m_right->view()); });
    connect(m_close, &QPushButton::clicked, this, &UpscaleCompare::closeRequested);
    connect(m_show, &QPushButton::clicked, this, [this] { emit openRequested(m_resultId); });
    retranslate();
}

void UpscaleCompare::layOut()
{
    auto *sides = new QHBoxLayout;
    sides->setSpacing(space::s);
    sides->addWidget(makeSide(m_leftCaption, m_left), 1);
    sides->addWidget(makeSide(m_rightCaption, m_right), 1);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::s);
    foot->addStretch();
    foot->addWidget(m_close);
    foot->addWidget(m_show);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addWidget(m_failure);
    column->addLayout(sides, 1);
    column->addLayout(foot);
}

QWidget *UpscaleCompare::makeSide(ElidedLabel *caption, UpscalePane *pane)
{
    setType(caption, Type::Small, Tone::Muted);
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    column->addWidget(caption);
    column->addWidget(pane, 1);
    return side;
}

void UpscaleCompare::open(const QString &original, const QString &result)
{
    m_originalId = original;
    m_resultId = result;
    m_failure->hide();
    for (UpscalePane *pane : {m_left, m_right}) {
        pane->setPicture({});
        pane->setView({});
    }
    load(original, m_left);
    load(result, m_right);
    retranslate();
    setFocus();
}

void UpscaleCompare::load(const QString &id, UpscalePane *pane)
{
    pane->setPicture(m_gallery.thumbnail(id));
    m_gallery.loadPicture(id, this, [this, id, pane](const Result<QImage> &loaded) {
        if (id != (pane == m_left ? m_originalId : m_resultId))
            return; // another pair meanwhile
        m_failure->setVisible(m_failure->isVisibleTo(this) || !loaded);
        if (loaded)
            pane->setPicture(*loaded);
    });
}

void UpscaleCompare::keyPressEvent(QKeyEvent *event)
{
    const QPointF middle = QPointF(m_right->width(), m_right->height()) / 2;
    switch (event->key()) {
    case Qt::Key_Escape: emit closeRequested(); return;
    case Qt::Key_Plus:
    case Qt::Key_Equal: m_right->zoomBy(1.25, middle); return;
    case Qt::Key_Minus: m_right->zoomBy(0.8, middle); return;
    case Qt::Key_0: m_right->zoomBy(0, middle); return;
    default: QWidget::keyPressEvent(event);
    }
}

void UpscaleCompare::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void UpscaleCompare::retranslate()
{
    const auto caption = [this](const QString &id, const QString &name) {
        const auto picture = m_gallery.find(id);
        return picture ? tr("%1 · %2 × %3").arg(name).arg(picture->size.width()).arg(picture->size.height()) : name;
    };
    m_leftCaption->setFullText(caption(m_originalId, tr("Original")));
    m_rightCaption->setFullText(caption(m_resultId, tr("Upscaled on this computer")));
    m_left->setAccessibleName(m_leftCaption->fullText());
    m_right->setAccessibleName(m_rightCaption->fullText());
    m_show->setText(tr("Show the result alone"));
    m_close->setText(tr("Close comparison (Esc)"));
    m_show->setAccessibleName(m_show->text());
    m_close->setAccessibleName(m_close->text());
    setAccessibleName(tr("Original and result side by side"));
    m_failure->setText(tr("One of the two pictures cannot be opened. Its file on this computer is missing or was changed."));
}

} // namespace mj::ui
