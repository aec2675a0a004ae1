#pragma once
#include "studio/gallery.h"
#include "studio/picture_target.h"
#include <QSet>
#include <QStringList>

namespace mj::studio {

// Several pictures on their way into one folder, a file after the other. One run; GUI thread.
class PictureFolder : public QObject
{
    Q_OBJECT
public:
    struct Plan {
        QString folder;
        QString pattern; // as of PictureName
        PictureFormat format = PictureFormat::Png;
        QString aiMark;      // for what AI made; empty: none
        QString formulaMark; // for what a formula drew
        bool withRecipe = false; // a JSON file beside each, with the prompt
    };
    struct Outcome {
        int written = 0;
        int failed = 0; // damaged or gone; the others were written all the same
        bool canceled = false;
        bool hadCredentials = false;
        std::optional<Error> failure; // what ended it early: no room, no rights
    };

    PictureFolder(Gallery &gallery, Plan plan, QObject *parent = nullptr);

    void start(const QStringList &ids);
    void cancel(); // the picture at hand is still finished

signals:
    void progress(int done, int total);
    void finished(const mj::studio::PictureFolder::Outcome &outcome);

private:
    void next();
    void onWritten(const Result<PictureCopy> &copy);
    PictureTarget targetOf(const Gallery::Picture &picture);
    QString freeFile(const QString &name, const QString &suffix);

    Gallery &m_gallery;
    Plan m_plan;
    QStringList m_ids;
    QSet<QString> m_taken; // lower case: the file system may not tell A from a
    Outcome m_outcome;
    int m_next = 0;
};

} // namespace mj::studio
