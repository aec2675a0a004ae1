#pragma once
#include "server/providers/replicate_answer.h"

namespace mj::server {

// One order at Replicate from its create call to its pictures. Lives in one ReplicateProvider::create(), on its thread.
class ReplicateJob
{
public:
    ReplicateJob(const PictureOrder &order, const ProviderWork &work, const ProviderLink &link);
    ~ReplicateJob(); // files that were sent ahead are taken back, unless the job goes on elsewhere

    Result<void> begin(const QUrl &webhook);
    Result<void> resume(const QString &remoteId);
    Result<bool> look(); // true: it is over
    void cancel();
    Result<MadePictures> pictures() const;

    QString id() const { return m_now.id; }

private:
    Result<ModelInput::Files> sendFiles(QList<SentField> &embedded);
    Result<QString> place(const Attachment &file, const QString &name, QList<SentField> &embedded);
    Result<QString> upload(const Attachment &file, const QString &name);
    ProviderCall createCall(const QJsonObject &input, const QUrl &webhook) const;
    Result<void> accept(const http::OutboundReply &reply);
    void tellProgress() const;
    Result<QByteArray> fetch(const QString &address) const;

    const PictureOrder &m_order;
    const ProviderWork &m_work;
    const ProviderLink &m_link;
    ModelInput m_input;
    Prediction m_now;
    std::optional<Error> m_lost; // there is nothing to be had any more
    bool m_fresh = false; // m_now was just told, there is no need to ask
    QStringList m_files;
};

} // namespace mj::server
