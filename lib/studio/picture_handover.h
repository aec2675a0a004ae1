#pragma once
#include "studio/gallery.h"
#include <QLockFile>
#include <QTemporaryDir>

namespace mj::studio {

// Labelled copies for other programs, which need a file: in a folder of the owner's alone that goes with this object. What a killed
// program left behind goes when the next one starts. GUI thread.
class PictureHandover : public QObject
{
    Q_OBJECT
public:
    enum class For {
        Reading, // write-protected, so that an editor asks where to keep its work instead of losing it here
        Taking,
    };
    struct Handed {
        QString file;
        bool hadCredentials = false;
    };

    explicit PictureHandover(Gallery &gallery, QObject *parent = nullptr);
    ~PictureHandover() override;

    void hand(const QString &id, const PictureCopy::Wish &wish, For purpose, std::function<void(Result<Handed>)> done);
    void clear(); // the person leaves

    static void sweep(); // folders of programs that no longer run

private:
    Result<QString> folder();
    void write(const Gallery::Picture &picture, const Result<PictureCopy> &copy, For purpose, const std::function<void(Result<Handed>)> &done);

    Gallery &m_gallery;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QLockFile> m_lock;
    int m_count = 0;
};

} // namespace mj::studio
