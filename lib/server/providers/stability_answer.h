#pragma once
#include "server/http/outbound.h"
#include "server/providers/image_provider.h"

namespace mj::server {

// The picture of a 200: its bytes, with the seed and the way it ended among the headers. Errors: PromptRefused (made, then filtered),
// ProviderFailed (no picture in it, whatever its type says).
Result<MadePicture> stabilityPicture(const http::OutboundReply &reply);

// The id in a 200 or 202 of a service that takes its time; empty when there is none.
QString stabilityId(const http::OutboundReply &reply);

// What an answer with another status means, see the rules above ImageProvider.
Error stabilityError(const http::OutboundReply &reply);

} // namespace mj::server
