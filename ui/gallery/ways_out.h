#pragma once
#include "studio/picture_folder.h"
#include "studio/picture_handover.h"
#include "ui/common/preferences.h"
#include "ui/gallery/picture_doors.h"
#include "ui/theme/tokens.h"

namespace mj::ui {

// Every way a picture leaves the gallery by hand: a file, the clipboard, a drag, paper, another program, a folder of many. Each leaves with
// its label, and says once that it did. GUI thread.
class WaysOut : public QObject
{
    Q_OBJECT
public:
    WaysOut(studio::Gallery &gallery, Preferences preferences, PictureDoors doors, QWidget *page);

    void save(const QString &id);
    void copy(const QString &id);
    void print(const QStringList &ids);
    void open(const QString &id);
    void exportAll(const QStringList &ids);
    void drag(const QStringList &ids);
    void forget(); // the person leaves: copies for other programs go

    bool isMarking() const;
    void setMarking(bool on);

signals:
    void noticeRequested(const QString &text, mj::ui::Tone tone);

private:
    using Picture = studio::Gallery::Picture;

    QString markOf(const Picture &picture) const; // always a text; whether it is drawn is the person's choice, but for paper
    studio::PictureCopy::Wish wishOf(const Picture &picture, std::optional<PictureFormat> format = std::nullopt) const;
    void saveTo(const Picture &picture, const QString &file);
    void printOn(const QStringList &ids, std::shared_ptr<QPrinter> printer);
    void handNext(const QStringList &ids, const QList<QUrl> &handed);
    void startDrag(const QList<QUrl> &handed);
    void onExported(const studio::PictureFolder::Outcome &outcome, bool generative);
    void tell(const QString &deed, const QString &label, bool hadCredentials = false);
    void complain(const Error &error);
    QString fileLabel(bool generative) const;

    studio::Gallery &m_gallery;
    Preferences m_preferences;
    PictureDoors m_doors;
    QWidget *m_page;
    studio::PictureHandover m_handover;
    QString m_folder; // of the last export
};

} // namespace mj::ui
