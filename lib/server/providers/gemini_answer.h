#pragma once
#include "server/http/outbound.h"
#include "server/providers/answer_json.h"
#include "server/providers/image_provider.h"

namespace mj::server {

// The picture of an answer with status 200, as base64 in the memory of the answer; sketches of its thinking are passed over.
// Errors: PromptRefused (blocked before or after it was made), ProviderFailed (words instead of a picture, or nothing).
Result<QByteArray> geminiPicture(const AnswerJson &answer);

// By the tokens the answer tells where the model's options have rates, else by its price of the size.
std::optional<qint64> geminiCost(const QJsonObject &answer, const PictureOrder &order);

// What an answer with another status means, see the rules above ImageProvider.
Error geminiError(const http::OutboundReply &reply);

} // namespace mj::server
