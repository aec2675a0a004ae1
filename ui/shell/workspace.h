#pragma once
#include "ui/account/parting.h"
#include "ui/common/features.h"
#include "ui/common/page.h"
#include "ui/common/surroundings.h"
#include <QHash>
#include <QPointer>

class QLabel;
class QStackedWidget;

namespace mj::ui {

class Banner;
class ExpiredSheet;
class KeychainNotice;
class NavigationRail;
class OwnPhoto;
class Toast;
class VerifySheet;

// The window of a signed-in member: rail, top bar, one page at a time, status line. Pages are made when first visited.
class Workspace : public QWidget
{
    Q_OBJECT
public:
    Workspace(const Features &features, const Surroundings &surroundings, QWidget *parent = nullptr);

    void begin(const Parting &parting); // once, when it is shown: what the way in left to be done
    void setMemoryAccepted(bool accepted);
    void showPlace(Place place, const QString &id = {});
    Place place() const { return m_place; }
    Page *page() const;

signals:
    void memoryAccepted();
    void addAccountRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeTopBar();
    Page *makePage(Place place);
    Page *makeAccountPage();
    Page *pageAt(Place place);
    void connectAccount();
    void onProofChanged();
    void onExpiredChanged();
    void askForCode(bool justSent);
    void say(const Parting &parting);
    void onPictureFinished(bool succeeded);
    void retranslate();

    Features m_features;
    Surroundings m_surroundings;
    NavigationRail *m_rail;
    QLabel *m_title = nullptr;
    KeychainNotice *m_keychain;
    Banner *m_proof;
    OwnPhoto *m_photo;
    QPointer<VerifySheet> m_verify;
    QPointer<ExpiredSheet> m_expired;
    QStackedWidget *m_stack;
    Toast *m_toast;
    QHash<Place, Page *> m_pages;
    Place m_place = Place::Create;
};

} // namespace mj::ui
