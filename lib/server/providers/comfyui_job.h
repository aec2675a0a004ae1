#pragma once
#include "server/providers/comfyui_answer.h"
#include "server/providers/comfyui_graph.h"
#include "server/providers/comfyui_socket.h"

namespace mj::server {

// One prompt at a ComfyUI from its graph to its pictures. Lives in one ComfyuiProvider::create(), on its thread.
class ComfyuiJob
{
public:
    ComfyuiJob(const PictureOrder &order, const ProviderWork &work, const ProviderLink &link);

    Result<void> begin(const ProviderConfig &config);
    Result<void> resume(const QString &remoteId);
    Result<bool> look();             // true: it is over
    Result<void> rest(int milliseconds); // shorter when the socket tells of the end
    void cancel();
    Result<MadePictures> pictures();

private:
    Result<QStringList> upload();
    Result<QString> uploadOne(const Attachment &file, const QString &field) const;
    ProviderCall promptCall(const QJsonObject &graph, const QString &clientId) const;
    Result<void> accept(const http::OutboundReply &reply);
    void take(const ComfyuiNews &news);
    Result<http::OutboundReply> ask(const QString &path) const;
    Result<http::OutboundReply> tell(const QString &path, const QJsonObject &body) const;
    Result<QByteArray> view(const ComfyuiFile &file) const;
    void forget() const;

    const PictureOrder &m_order;
    const ProviderWork &m_work;
    const ProviderLink &m_link;
    WorkflowTemplate m_workflow;
    ComfyuiSocket m_socket;
    QString m_id;
    std::optional<quint64> m_seed;
    double m_fraction = 0;
    int m_absences = 0; // looks in a row that found it nowhere
    std::optional<ComfyuiHistory> m_history;
};

} // namespace mj::server
