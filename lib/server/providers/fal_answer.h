#pragma once
#include "server/providers/model_input.h"
#include "server/providers/vendor_reply.h"

namespace mj::server {

// What the queue of fal says of one request.
struct FalStatus {
    enum class State { Waiting, Working, Completed };
    State state = State::Waiting;
    int queuePosition = 0; // 0: next, or not said
    double fraction = 0;   // from its log
    bool failed = false;   // completed, but with an error
};
std::optional<FalStatus> falStatusOf(const QByteArray &body);

// The pictures of a completed request.
struct FalResult {
    QStringList addresses; // without those that were blanked out for what they show
    int blanked = 0;
    std::optional<quint64> seed;
};
FalResult falResultOf(const QJsonObject &body);

// What a 4xx or 5xx of a submit or a result means. `made`: it answers for a request that has run, so a 5xx is its failure.
Error falRefusalOf(const http::OutboundReply &reply, const ModelInput &input, bool made);

} // namespace mj::server
