#include "ui/gallery/gallery_bar.h"
#include "ui/theme/icons.h"
#include "ui/theme/roles.h"
#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSlider>

namespace mj::ui {

GalleryBar::GalleryBar(QWidget *parent)
    : QWidget(parent), m_search(new QLineEdit(this)), m_favourites(new QPushButton(this)), m_count(new QLabel(this)),
      m_zoom(new QSlider(Qt::Horizontal, this)), m_deeds(nullptr), m_selection(new QLabel(this)), m_open(new QPushButton(this)),
      m_star(new QPushButton(this)), m_export(new QPushButton(this)), m_more(new QPushButton(this)), m_remove(new QPushButton(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addWidget(makeFilters());
    m_deeds = makeDeeds();
    column->addWidget(m_deeds);
    connect(m_search, &QLineEdit::textChanged, this, &GalleryBar::searchChanged);
    connect(m_favourites, &QPushButton::toggled, this, &GalleryBar::favouritesToggled);
    connect(m_zoom, &QSlider::valueChanged, this, &GalleryBar::sideChanged);
    connect(m_open, &QPushButton::clicked, this, &GalleryBar::openRequested);
    connect(m_star, &QPushButton::clicked, this, [this] { emit favouriteRequested(!m_allFavourites); });
    connect(m_export, &QPushButton::clicked, this, &GalleryBar::exportRequested);
    connect(m_more, &QPushButton::clicked, this, [this] { emit menuRequested(m_more->mapToGlobal(m_more->rect().bottomLeft())); });
    connect(m_remove, &QPushButton::clicked, this, &GalleryBar::removeRequested);
    retranslate();
}

QWidget *GalleryBar::makeFilters()
{
    m_search->setObjectName(QStringLiteral("gallery_search"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(QStringLiteral("search"), Ink::Muted), QLineEdit::LeadingPosition);
    m_search->setMaximumWidth(length::form);
    m_favourites->setObjectName(QStringLiteral("gallery_favourites"));
    m_favourites->setCheckable(true);
    m_favourites->setIcon(icon(QStringLiteral("star"), Ink::Muted));
    setKind(m_favourites, Kind::Chip);
    setType(m_count, Type::Small, Tone::Muted);
    m_zoom->setObjectName(QStringLiteral("gallery_zoom"));
    m_zoom->setRange(length::rail, length::openWidth / 4); // as kept by the settings of this device
    m_zoom->setValue(2 * length::rail);
    m_zoom->setFixedWidth(length::rail + space::xl);
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::m);
    row->addWidget(m_search, 1);
    row->addWidget(m_favourites);
    row->addStretch();
    row->addWidget(m_count);
    row->addWidget(m_zoom);
    return bar;
}

QWidget *GalleryBar::makeDeeds()
{
    m_open->setObjectName(QStringLiteral("gallery_open"));
    m_star->setObjectName(QStringLiteral("gallery_star"));
    m_export->setObjectName(QStringLiteral("gallery_export"));
    m_more->setObjectName(QStringLiteral("gallery_more"));
    m_remove->setObjectName(QStringLiteral("gallery_delete"));
    m_open->setIcon(icon(QStringLiteral("eye")));
    m_star->setIcon(icon(QStringLiteral("star")));
    m_export->setIcon(icon(QStringLiteral("download")));
    m_more->setIcon(icon(QStringLiteral("more")));
    m_remove->setIcon(icon(QStringLiteral("trash")));
    setType(m_selection, Type::Small);
    m_selection->setProperty("strong", true);
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
    row->addWidget(m_selection);
    for (QPushButton *button : {m_open, m_star, m_export, m_more, m_remove}) {
        setKind(button, Kind::Quiet);
        row->addWidget(button);
    }
    row->addStretch();
    // Room stays reserved, so that the grid does not jump at the first click.
    QSizePolicy policy = bar->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    bar->setSizePolicy(policy);
    bar->hide();
    return bar;
}

void GalleryBar::setCounts(int shown, int total)
{
    m_shown = shown;
    m_total = total;
    retranslate();
}

void GalleryBar::setSelected(int count, bool allFavourites)
{
    m_selected = count;
    m_allFavourites = allFavourites;
    m_deeds->setVisible(count > 0);
    m_open->setEnabled(count == 1);
    retranslate();
}

void GalleryBar::setSide(int side)
{
    m_zoom->setValue(side);
}

int GalleryBar::side() const
{
    return m_zoom->value();
}

void GalleryBar::clearFilters()
{
    m_search->clear();
    m_favourites->setChecked(false);
}

void GalleryBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void GalleryBar::retranslate()
{
    const QLocale locale;
    m_search->setPlaceholderText(tr("Search in prompts"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_favourites->setText(tr("Favourites"));
    m_favourites->setAccessibleName(tr("Favourites only"));
    m_count->setText(m_shown == m_total ? tr("Pictures: %1").arg(locale.toString(m_total))
                                        : tr("%1 of %2").arg(locale.toString(m_shown), locale.toString(m_total)));
    m_zoom->setAccessibleName(tr("Size of the pictures"));
    m_zoom->setToolTip(tr("Size of the pictures (Ctrl and wheel)"));
    m_selection->setText(tr("Selected: %1").arg(m_selected));
    m_open->setText(tr("Open"));
    m_star->setText(m_allFavourites ? tr("Remove star") : tr("Favourite"));
    m_export->setText(m_selected > 1 ? tr("Export…") : tr("Save as…"));
    m_more->setText(tr("More"));
    m_remove->setText(tr("Delete"));
    for (QPushButton *button : {m_open, m_star, m_export, m_more, m_remove})
        button->setAccessibleName(button->text());
}

} // namespace mj::ui
