#include "studio/privacy.h"

#include "client/api_client.h"
#include "studio/background.h"
#include "studio/export_run.h"
#include "studio/gallery.h"
#include "studio/session.h"

#include <QDir>
#include <QDirIterator>

#include <utility>

namespace mj::studio {
namespace {

qint64 bytesIn(const QString &folder)
{
    qint64 bytes = 0;
    for (QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); files.hasNext();) {
        files.next();
        bytes += files.fileInfo().size();
    }
    return bytes;
}

} // namespace

struct Privacy::Impl {
    Impl(Privacy &owner, client::ApiClient &apiClient, Session &who, Gallery &pictures)
        : self(owner), api(apiClient), session(who), gallery(pictures)
    {
    }

    void measure();
    void endLoading(const std::optional<Error> &failure);
    void endExport();
    void onErased();

    Privacy &self;
    client::ApiClient &api;
    Session &session;
    Gallery &gallery;
    QList<api::Holding> holdings;
    qint64 bytesHere = 0;
    bool isLoading = false;
    quint64 round = 0; // another one for each sign-in
    std::optional<Error> loadFailure;
    ExportRun *run = nullptr; // a child of self
    QString exportFile;
    QString erasedFolder; // not empty while the device is being erased
};

Privacy::Privacy(client::ApiClient &api, Session &session, Gallery &gallery, QObject *parent)
    : QObject(parent), m(std::make_unique<Impl>(*this, api, session, gallery))
{
    connect(&session, &Session::deviceErased, this, [this] { m->onErased(); });
    connect(&session, &Session::eraseFailed, this, [this](const Error &why) {
        m->erasedFolder.clear();
        emit eraseFailed(why);
    });
    connect(&session, &Session::storeClosing, this, [this] { cancelExport(); });
    connect(&session, &Session::expiredChanged, this, [this] {
        if (m->session.canSend() && m->loadFailure && m->loadFailure->code == Code::Unauthenticated)
            load();
    });
    connect(&session, &Session::stateChanged, this, [this] {
        if (m->session.state() != Session::State::SignedOut)
            return;
        ++m->round;
        m->holdings.clear();
        m->bytesHere = 0;
        m->endLoading(std::nullopt);
        emit holdingsChanged();
    });
}

Privacy::~Privacy() = default;

void Privacy::load()
{
    m->measure();
    if (m->session.state() != Session::State::SignedIn || m->isLoading)
        return;
    m->loadFailure.reset();
    if (!m->session.canSend())
        return m->endLoading(error(m->session.isExpired() ? Code::Unauthenticated : Code::Offline));
    m->isLoading = true;
    emit loadingChanged();
    m->api.send(api::ListHoldings{}, this, [this, mine = m->round](const Result<api::Listing<api::Holding>> &page) {
        if (mine != m->round) // asked for whoever was here before
            return;
        if (!page)
            return m->endLoading(page.error());
        m->holdings = page->items;
        m->endLoading(std::nullopt);
        emit holdingsChanged();
    });
}

void Privacy::Impl::endLoading(const std::optional<Error> &failure)
{
    loadFailure = failure;
    isLoading = false;
    emit self.loadingChanged();
}

void Privacy::Impl::measure()
{
    const QString folder = session.galleryFolder();
    if (folder.isEmpty())
        return;
    runInBackground([folder] { return bytesIn(folder); }, &self, [this, folder](qint64 bytes) {
        if (folder != session.galleryFolder())
            return;
        bytesHere = bytes;
        emit self.holdingsChanged();
    });
}

const QList<api::Holding> &Privacy::holdings() const
{
    return m->holdings;
}

Privacy::DeviceHoldings Privacy::device() const
{
    DeviceHoldings here;
    here.pictures = m->gallery.total();
    here.bytes = m->bytesHere;
    here.keptInKeychain = m->session.keeping() == Session::Keeping::Kept;
    here.folder = m->session.galleryFolder();
    return here;
}

bool Privacy::isLoading() const
{
    return m->isLoading;
}

std::optional<Error> Privacy::loadFailure() const
{
    return m->loadFailure;
}

void Privacy::exportTo(const QString &zipFile)
{
    if (m->run)
        return;
    if (!m->session.canSend()) {
        emit exportFailed(error(m->session.isOffline() ? Code::Offline : Code::Unauthenticated));
        return;
    }
    m->exportFile = zipFile;
    m->run = new ExportRun(m->api, m->gallery, zipFile, this);
    connect(m->run, &ExportRun::progress, this, &Privacy::exportProgress);
    connect(m->run, &ExportRun::written, this, [this](int pictures) {
        m->endExport();
        emit exported(m->exportFile, pictures);
    });
    connect(m->run, &ExportRun::failed, this, [this](const Error &why) {
        m->endExport();
        emit exportFailed(why);
    });
    m->run->start();
}

void Privacy::Impl::endExport()
{
    run->deleteLater(); // this is a signal of its own
    run = nullptr;
}

bool Privacy::isExporting() const
{
    return m->run != nullptr;
}

void Privacy::cancelExport()
{
    if (!m->run)
        return;
    ExportRun *run = std::exchange(m->run, nullptr);
    run->disconnect(this);
    run->deleteLater(); // perhaps canceled out of one of its own signals
    emit exportFailed(error(Code::Canceled));
}

void Privacy::eraseDevice()
{
    m->erasedFolder = m->session.galleryFolder();
    m->session.signOut(true);
}

void Privacy::Impl::onErased()
{
    const QString folder = std::exchange(erasedFolder, {});
    if (!folder.isEmpty() && QDir(folder).exists())
        emit self.eraseFailed(error(Code::Storage, QStringLiteral("the gallery folder is still there")));
    else
        emit self.erased();
}

} // namespace mj::studio
