#pragma once
#include "server/providers/model_input.h"
#include "server/providers/vendor_reply.h"

namespace mj::server {

// One prediction of Replicate as its API tells it.
struct Prediction {
    enum class State { Going, Succeeded, Failed, Canceled, Aborted };
    QString id;
    State state = State::Going;
    QStringList output; // addresses or data URIs, whichever way the model answers
    bool dataRemoved = false;
    QString failure; // its prose: read by failureOf alone
    double fraction = 0;
    double seconds = 0; // of computing
    std::optional<quint64> seed;

    bool isOver() const { return state != State::Going; }
};

// Nothing for what is no prediction.
std::optional<Prediction> predictionOf(const QByteArray &body);

// Why one that is over has no pictures.
Error failureOf(const Prediction &prediction);

// What a refusal of a create means. InvalidField names the order's part; a wrong fixed parameter of the catalogue is ProviderFailed.
Error refusalOfCreate(const http::OutboundReply &reply, const ModelInput &input);

} // namespace mj::server
