#pragma once
#include "server/config.h"
#include "server/providers/image_provider.h"
#include "server/providers/stand_in.h"
#include <QElapsedTimer>
#include <QImage>
#include <algorithm>
#include <thread>

namespace mj::test {

// One order at one provider with all that it tells on the way, as the runner would hear it.
class Trial
{
public:
    server::ProviderWork work()
    {
        server::ProviderWork work;
        work.progress = [this](const server::PictureProgress &p) {
            progress << p;
            if (onProgress)
                onProgress();
        };
        work.accepted = [this](const QString &id) -> Result<void> {
            accepted << id;
            return {};
        };
        work.disclosed = [this](const api::Disclosure &d) { disclosures << d; };
        work.canceled = &canceled;
        return work;
    }

    // The names and sizes in what was told to leave, "prompt:12", in the order told.
    QStringList told() const
    {
        QStringList names;
        for (const api::Disclosure &disclosure : disclosures) {
            for (const api::DisclosedField &field : disclosure.fields)
                names << field.name + QLatin1Char(':') + QString::number(field.bytes);
        }
        return names;
    }
    // Whether these bytes were told under this name, by their own hash.
    bool hasTold(const QString &name, const QByteArray &received) const
    {
        for (const api::Disclosure &disclosure : disclosures) {
            for (const api::DisclosedField &field : disclosure.fields) {
                if (field.name == name && field.bytes == received.size() && field.sha256.toLatin1() == sha256Hex(received))
                    return true;
            }
        }
        return false;
    }

    QList<server::PictureProgress> progress;
    QStringList accepted;
    QList<api::Disclosure> disclosures;
    std::atomic<bool> canceled = false;
    std::function<void()> onProgress;
};

inline const QString canary = QStringLiteral("카나리아 fox 7c1e90 in \"snow\"\nat dawn");

inline server::ProviderConfig configFor(StandIn &standIn, const QString &kind)
{
    server::ProviderConfig config;
    config.id = kind;
    config.kind = kind;
    config.base = standIn.start();
    config.key = standIn.key;
    config.name = QStringLiteral("Stand-in");
    config.country = QStringLiteral("US");
    config.retention = QStringLiteral("30d");
    return config;
}

// What no error may carry: the member's words, the key, or a piece of what the stand-ins say in prose.
inline bool isClean(const Error &error, const StandIn &standIn)
{
    const QString all = error.detail + error.field + error.requestId;
    const QStringList prose{QStringLiteral("fox"),    QStringLiteral("Your "),  QStringLiteral("Please"),  QStringLiteral(" credit"),
                            QStringLiteral(" limit"), QStringLiteral(" quota"), QStringLiteral("request "), QStringLiteral("must be")};
    return !all.contains(QString::fromLatin1(standIn.key)) &&
           std::none_of(prose.begin(), prose.end(), [&](const QString &piece) { return all.contains(piece); });
}

inline QImage pictureOf(const Result<server::MadePictures> &made, int index = 0)
{
    return made && index < made->pictures.size() ? QImage::fromData(made->pictures.at(index).bytes) : QImage();
}

// Runs `work` and says after how many milliseconds of `canceled` it came back.
inline qint64 cancelTime(Trial &trial, const std::function<void()> &work, const std::function<bool()> &isUnderWay)
{
    QElapsedTimer sinceCancel;
    std::thread thread(work);
    for (int i = 0; i < 500 && !isUnderWay(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    sinceCancel.start();
    trial.canceled = true;
    thread.join();
    return sinceCancel.elapsed();
}

} // namespace mj::test
