#pragma once
#include "studio/account_copy.h"
#include "studio/archive_writer.h"
#include "studio/picture_copy.h"
#include <QObject>
#include <QStringList>

namespace mj::studio {

class Gallery;

// One export from the first question to the finished file; dying before that leaves nothing behind. GUI thread.
class ExportRun : public QObject
{
    Q_OBJECT
public:
    ExportRun(client::ApiClient &api, Gallery &gallery, const QString &zipFile, QObject *parent = nullptr);

    void start();

signals:
    void progress(int done, int total);
    void written(int pictures); // so many are in the file
    void failed(const mj::Error &error);

private:
    struct Item {
        QString id;
        QByteArray facts;
        SourceType source = SourceType::TrainedAlgorithmicMedia;
    };
    void onCopied(const Result<void> &copied);
    void plan();
    void next();
    void fetch(const Item &item);
    void add(const Item &item, const PictureCopy &copy);
    void miss(const Item &item);
    void finish();
    void step(const Result<void> &added, void (ExportRun::*then)());

    client::ApiClient &m_api;
    Gallery &m_gallery;
    AccountCopy m_copy;
    ArchiveWriter m_archive;
    QList<Item> m_items;
    QStringList m_missing;
    int m_next = 0;
    int m_written = 0;
};

} // namespace mj::studio
