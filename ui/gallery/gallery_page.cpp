#include "ui/gallery/gallery_page.h"
#include "studio/gallery.h"
#include "studio/session.h"
#include "ui/common/error_text.h"
#include "ui/common/state_view.h"
#include "ui/gallery/gallery_bar.h"
#include "ui/gallery/gallery_model.h"
#include "ui/gallery/gallery_view.h"
#include "ui/gallery/pending_removal.h"
#include "ui/gallery/picture_actions.h"
#include "ui/gallery/picture_viewer.h"
#include "ui/gallery/ways_out.h"
#include <QLineEdit>
#include <QMenu>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace mj::ui {

GalleryPage::GalleryPage(const Features &features, Preferences preferences, QWidget *parent, PictureDoors doors)
    : Page(parent), m_features(features), m_preferences(std::move(preferences)),
      m_model(new GalleryModel(features.gallery, this)), m_bar(new GalleryBar), m_grid(new GalleryView(*m_model)), m_state(new StateView(m_grid)),
      m_viewer(new PictureViewer(features.gallery, *m_model, features.upscale)), m_removal(new PendingRemoval(features.gallery)),
      m_out(new WaysOut(features.gallery, m_preferences, std::move(doors), this)), m_actions(new PictureActions(this)), m_menu(new QMenu(this)), m_browser(new QWidget),
      m_stack(new QStackedLayout)
{
    m_grid->setObjectName(QStringLiteral("gallery_view"));
    m_grid->setProperty("bare", true);
    auto *browser = new QVBoxLayout(m_browser);
    browser->setContentsMargins(0, 0, 0, 0);
    browser->setSpacing(space::s);
    browser->addWidget(m_bar);
    browser->addWidget(m_state, 1);
    m_stack->addWidget(m_browser);
    m_stack->addWidget(m_viewer);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, 0, space::xl, space::xl);
    column->setSpacing(space::m);
    column->addLayout(m_stack, 1);
    column->addWidget(m_removal);
    connectGallery();
    connectParts();
    connectWaysOut();
    m_bar->setSide(m_preferences.galleryZoom ? m_preferences.galleryZoom() : m_bar->side());
    m_grid->setSide(m_bar->side());
    retranslate();
    showState();
}

GalleryPage::~GalleryPage()
{
    m_removal->commit();
}

void GalleryPage::connectGallery()
{
    studio::Gallery &gallery = m_features.gallery;
    connect(&gallery, &studio::Gallery::opened, this, [this] {
        closePicture();
        showState();
    });
    connect(&gallery, &studio::Gallery::rowsChanged, this, &GalleryPage::showState);
    connect(&gallery, &studio::Gallery::pictureChanged, this, &GalleryPage::showSelection);
    connect(&gallery, &studio::Gallery::failed, this, [this](const Error &failure) {
        emit noticeRequested(errorText(failure).inlineText(), Tone::Danger);
    });
    connect(&m_features.session, &studio::Session::offlineChanged, this, &GalleryPage::showState);
    // The deletion was asked for by the person who is leaving: it happens while their store is still open.
    connect(&m_features.session, &studio::Session::storeClosing, m_removal, &PendingRemoval::commit);
    connect(m_removal, &PendingRemoval::idsChanged, this, [this] {
        m_model->setHidden(m_removal->ids());
        showState();
    });
}

void GalleryPage::connectParts()
{
    connect(m_bar, &GalleryBar::searchChanged, &m_features.gallery, &studio::Gallery::setSearch);
    connect(m_bar, &GalleryBar::favouritesToggled, &m_features.gallery, &studio::Gallery::setFavouritesOnly);
    connect(m_bar, &GalleryBar::sideChanged, this, &GalleryPage::setSide);
    connect(m_bar, &GalleryBar::openRequested, this, [this] { openPicture(m_grid->selectedIds().value(0)); });
    connect(m_bar, &GalleryBar::removeRequested, this, [this] { remove(m_grid->selectedIds()); });
    connect(m_bar, &GalleryBar::favouriteRequested, this, [this](bool favourite) {
        const QStringList ids = m_grid->selectedIds();
        for (const QString &id : ids)
            m_features.gallery.setFavourite(id, favourite);
    });
    connect(m_grid, &GalleryView::openRequested, this, &GalleryPage::openPicture);
    connect(m_grid, &GalleryView::removeRequested, this, [this] { remove(m_grid->selectedIds()); });
    connect(m_grid, &GalleryView::selectedChanged, this, &GalleryPage::showSelection);
    connect(m_grid, &GalleryView::sideChangeRequested, this, [this](int steps) { m_bar->setSide(m_bar->side() + steps * space::xl); });
    connect(m_state, &StateView::retryRequested, &m_features.session, &studio::Session::retryKeychain);
    connect(m_state, &StateView::actionRequested, this, [this] {
        if (m_features.gallery.total() == 0)
            emit placeRequested(Place::Create);
        else
            m_bar->clearFilters();
    });
    connect(m_viewer, &PictureViewer::backRequested, this, &GalleryPage::closePicture);
    connect(m_viewer, &PictureViewer::promptCopied, this, [this] { emit noticeRequested(tr("Prompt copied."), Tone::Success); });
    connect(m_viewer, &PictureViewer::pictureRequested, this, &GalleryPage::openItem);
    connect(m_viewer, &PictureViewer::removeRequested, this, [this](const QString &id) {
        const QString next = m_model->neighbour(id, 1).isEmpty() ? m_model->neighbour(id, -1) : m_model->neighbour(id, 1);
        remove({id});
        if (next.isEmpty())
            closePicture();
        else
            openPicture(next);
    });
}

void GalleryPage::connectWaysOut()
{
    m_menu->setObjectName(QStringLiteral("gallery_menu"));
    m_menu->addActions(m_actions->all());
    m_actions->setMarking(m_out->isMarking());
    connect(m_out, &WaysOut::noticeRequested, this, &Page::noticeRequested);
    connect(&m_features.session, &studio::Session::storeClosing, m_out, &WaysOut::forget);
    connect(m_actions, &PictureActions::saveRequested, this, [this] { m_out->save(atHand().value(0)); });
    connect(m_actions, &PictureActions::copyRequested, this, [this] { m_out->copy(atHand().value(0)); });
    connect(m_actions, &PictureActions::openRequested, this, [this] { m_out->open(atHand().value(0)); });
    connect(m_actions, &PictureActions::printRequested, this, [this] { m_out->print(atHand()); });
    connect(m_actions, &PictureActions::exportRequested, this, [this] { m_out->exportAll(atHand()); });
    connect(m_actions, &PictureActions::markingToggled, m_out, &WaysOut::setMarking);
    connect(m_bar, &GalleryBar::exportRequested, this, [this] { atHand().size() == 1 ? m_out->save(atHand().value(0)) : m_out->exportAll(atHand()); });
    connect(m_bar, &GalleryBar::menuRequested, this, &GalleryPage::showMenu);
    connect(m_grid, &GalleryView::menuRequested, this, &GalleryPage::showMenu);
    connect(m_grid, &GalleryView::dragRequested, this, [this] { m_out->drag(atHand()); });
    connect(m_viewer, &PictureViewer::exportRequested, m_out, &WaysOut::save);
    connect(m_viewer, &PictureViewer::copyRequested, this, [this] { m_out->copy(atHand().value(0)); });
    connect(m_viewer, &PictureViewer::printRequested, this, [this] { m_out->print(atHand()); });
    connect(m_viewer, &PictureViewer::dragRequested, this, [this] { m_out->drag(atHand()); });
    connect(m_viewer, &PictureViewer::menuRequested, this, &GalleryPage::showMenu);
    connect(m_viewer, &PictureViewer::shown, this, &GalleryPage::showSelection);
}

QStringList GalleryPage::atHand() const
{
    return m_stack->currentWidget() == m_viewer ? QStringList{m_viewer->pictureId()} : m_grid->selectedIds();
}

void GalleryPage::showMenu(const QPoint &position)
{
    m_menu->popup(position);
}

QString GalleryPage::title() const
{
    return tr("Gallery");
}

void GalleryPage::activate()
{
    if (m_stack->currentWidget() == m_viewer)
        m_viewer->setFocus();
    else
        m_grid->setFocus();
}

void GalleryPage::openItem(const QString &pictureId)
{
    if (m_features.gallery.rowOf(pictureId) < 0)
        m_bar->clearFilters();
    if (m_features.gallery.rowOf(pictureId) < 0)
        emit noticeRequested(tr("This picture is not on this computer."));
    openPicture(pictureId);
}

void GalleryPage::openPicture(const QString &id)
{
    if (m_features.gallery.rowOf(id) < 0)
        return;
    m_stack->setCurrentWidget(m_viewer);
    m_viewer->open(id);
}

void GalleryPage::closePicture()
{
    if (m_stack->currentWidget() != m_viewer)
        return;
    m_stack->setCurrentWidget(m_browser);
    m_grid->select(m_viewer->pictureId());
    m_grid->setFocus();
    showSelection();
}

void GalleryPage::setSide(int side)
{
    m_grid->setSide(side);
    if (m_preferences.setGalleryZoom)
        m_preferences.setGalleryZoom(side);
}

void GalleryPage::remove(const QStringList &ids)
{
    m_removal->add(ids);
}

void GalleryPage::showSelection()
{
    const QStringList ids = m_grid->selectedIds();
    bool allFavourites = !ids.isEmpty();
    for (const QString &id : ids) {
        const int row = m_features.gallery.rowOf(id);
        allFavourites = allFavourites && row >= 0 && m_features.gallery.at(row).favourite;
    }
    m_bar->setSelected(int(ids.size()), allFavourites);
    m_actions->setCount(int(atHand().size()));
}

void GalleryPage::showState()
{
    const studio::Gallery &gallery = m_features.gallery;
    m_state->setOffline(m_features.session.isOffline());
    const int waiting = int(m_removal->ids().size());
    m_bar->setCounts(m_model->pictureCount(), qMax(0, gallery.total() - waiting));
    m_bar->setVisible(gallery.isOpen() && gallery.total() > 0);
    retranslate();
    if (gallery.failure())
        m_state->showError(*gallery.failure());
    else if (!gallery.isOpen())
        m_state->showLoading();
    else if (m_model->pictureCount() == 0)
        m_state->showEmpty();
    else
        m_state->showContent();
    showSelection();
}

void GalleryPage::retranslate()
{
    m_grid->setAccessibleName(tr("Pictures"));
    m_actions->retranslate();
    if (m_features.gallery.total() == 0)
        m_state->setEmptyText(QStringLiteral("gallery"), tr("No pictures yet. What you create is kept here, sealed, on this device."), tr("Create a picture"));
    else
        m_state->setEmptyText(QStringLiteral("search"), tr("No picture matches."), tr("Show all pictures"));
    m_state->actionButton()->setAccessibleName(m_state->actionButton()->text());
}

} // namespace mj::ui
