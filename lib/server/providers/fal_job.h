#pragma once
#include "server/providers/fal_answer.h"

namespace mj::server {

// One request in the queue of fal from its submit to its pictures. Lives in one FalProvider::create(), on its thread.
class FalJob
{
public:
    FalJob(const PictureOrder &order, const ProviderWork &work, const ProviderLink &link);

    Result<void> begin();
    Result<void> resume(const QString &remoteId);
    Result<bool> look(); // true: it is over, and its result was read or has failed
    void cancel();
    Result<MadePictures> pictures() const;

    QString id() const { return m_id; }

private:
    ProviderCall submitCall(const QJsonObject &input) const;
    ProviderCall askCall(const QString &what) const; // of this request
    Result<bool> readResult();

    const PictureOrder &m_order;
    const ProviderWork &m_work;
    const ProviderLink &m_link;
    ModelInput m_input;
    QString m_id;
    FalResult m_result;
    std::optional<Error> m_failed;
};

} // namespace mj::server
