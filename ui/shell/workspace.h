#pragma once
#include "ui/common/features.h"
#include "ui/common/page.h"
#include "ui/common/surroundings.h"
#include <QHash>

class QLabel;
class QStackedWidget;

namespace mj::ui {

class Banner;
class NavigationRail;
class Toast;

// The window of a signed-in member: rail, top bar, one page at a time, status line. Pages are made when first visited.
class Workspace : public QWidget
{
    Q_OBJECT
public:
    Workspace(const Features &features, const Surroundings &surroundings, QWidget *parent = nullptr);

    void showPlace(Place place, const QString &id = {});
    Place place() const { return m_place; }
    Page *page() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeTopBar();
    Page *makePage(Place place);
    Page *pageAt(Place place);
    void onKeepingChanged();
    void onPictureFinished(bool succeeded);
    void retranslate();

    Features m_features;
    Surroundings m_surroundings;
    NavigationRail *m_rail;
    QLabel *m_title = nullptr;
    Banner *m_keychain;
    QStackedWidget *m_stack;
    Toast *m_toast;
    QHash<Place, Page *> m_pages;
    Place m_place = Place::Create;
};

} // namespace mj::ui
