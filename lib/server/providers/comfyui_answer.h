#pragma once
#include "server/providers/vendor_reply.h"
#include "server/providers/workflow_template.h"

namespace mj::server {

// What ComfyUI says of a prompt of ours, by /history, /queue and the socket.

struct ComfyuiFile {
    QString name;
    QString subfolder;
    QString type; // "output", "temp", "input"
};

struct ComfyuiHistory {
    bool known = false; // it has ended, well or not
    QList<ComfyuiFile> files;
    QString failure;      // a code, when it failed
    bool interrupted = false;
};
std::optional<ComfyuiHistory> comfyuiHistoryOf(const QByteArray &body, const QString &promptId);

enum class ComfyuiPlace { Absent, Pending, Running };
std::optional<ComfyuiPlace> comfyuiPlaceOf(const QByteArray &queue, const QString &promptId);

struct ComfyuiNews {
    enum class Kind { Nothing, Progress, Preview, Ended } kind = Kind::Nothing; // Ended: the history tells how
    double fraction = 0;
    QByteArray preview; // JPEG or PNG
};
ComfyuiNews comfyuiNewsOfText(const QByteArray &message, const QString &promptId);
ComfyuiNews comfyuiNewsOfBytes(const QByteArray &message);

// A refused graph: InvalidField when what it refuses was filled in from the order, ModelUnavailable for a file of weights that is not there.
Error comfyuiRefusalOf(const http::OutboundReply &reply, const WorkflowTemplate &workflow);

} // namespace mj::server
