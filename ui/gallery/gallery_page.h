#pragma once
#include "ui/common/features.h"
#include "ui/common/page.h"
#include "ui/common/preferences.h"
#include "ui/gallery/picture_doors.h"

class QMenu;
class QStackedLayout;

namespace mj::ui {

class GalleryBar;
class GalleryModel;
class GalleryView;
class PendingRemoval;
class PictureActions;
class PictureViewer;
class StateView;
class WaysOut;

// The pictures of this device as a grid, and one of them large. Works whole without a network. GUI thread.
class GalleryPage : public Page
{
    Q_OBJECT
public:
    GalleryPage(const Features &features, Preferences preferences, QWidget *parent = nullptr, PictureDoors doors = {});

    ~GalleryPage() override; // what waits for its removal is removed: that is what was asked for

    QString title() const override;
    void activate() override;
    void openItem(const QString &pictureId) override;

protected:
    void retranslate() override;

private:
    void connectGallery();
    void connectParts();
    void connectWaysOut();
    void showState();
    void showSelection();
    void setSide(int side);
    void openPicture(const QString &id);
    void closePicture();
    void remove(const QStringList &ids);
    QStringList atHand() const; // the large picture, or what is selected
    void showMenu(const QPoint &position);

    Features m_features;
    Preferences m_preferences;
    GalleryModel *m_model;
    GalleryBar *m_bar;
    GalleryView *m_grid;
    StateView *m_state;
    PictureViewer *m_viewer;
    PendingRemoval *m_removal;
    WaysOut *m_out;
    PictureActions *m_actions;
    QMenu *m_menu;
    QWidget *m_browser;
    QStackedLayout *m_stack;
};

} // namespace mj::ui
