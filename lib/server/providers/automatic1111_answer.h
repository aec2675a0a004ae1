#pragma once
#include "server/providers/provider_link.h"
#include "server/providers/vendor_reply.h"

namespace mj::server {

// What the API of AUTOMATIC1111 and Forge answers.
struct EngineProgress {
    double fraction = 0;
    QByteArray current; // the picture as it is so far, base64, or empty
};
EngineProgress engineProgressOf(const QByteArray &body);

// At most `count` pictures with their seeds. ProviderFailed for an answer without.
Result<MadePictures> enginePicturesOf(const QByteArray &body, int count);

Error engineRefusalOf(const http::OutboundReply &reply);

} // namespace mj::server
