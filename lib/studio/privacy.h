#pragma once
#include "api/privacy.h"
#include "base/result.h"
#include <QObject>
#include <memory>
#include <optional>

namespace mj::client {
class ApiClient;
}

namespace mj::studio {

class Gallery;
class Session;

// What is held about the person, their copy of it, and the erasing of this device. GUI thread.
class Privacy : public QObject
{
    Q_OBJECT
public:
    struct DeviceHoldings { // what this computer keeps
        int pictures = 0;
        qint64 bytes = 0;
        bool keptInKeychain = false;
        QString folder;
    };

    Privacy(client::ApiClient &api, Session &session, Gallery &gallery, QObject *parent = nullptr);
    ~Privacy() override;

    void load();
    const QList<api::Holding> &holdings() const;
    DeviceHoldings device() const;
    bool isLoading() const;
    std::optional<Error> loadFailure() const;

    // ZIP: account.json, photo.jpg (if any), devices.json, sign_ins.json, holdings.json, points.json, orders.json, generations.json,
    // images/<id>.png with images/<id>.json, README.txt, SHA256SUMS. exportFailed(ReauthenticationRequired): ask for the password, call again.
    void exportTo(const QString &zipFile);
    bool isExporting() const;
    void cancelExport();

    void eraseDevice(); // ends the session too; Session::deviceErased follows

signals:
    void holdingsChanged();
    void loadingChanged();
    void exportProgress(int done, int total);
    void exported(const QString &zipFile, int pictures);
    void exportFailed(const mj::Error &error);
    void erased();
    void eraseFailed(const mj::Error &error);

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace mj::studio
