#pragma once
#include "server/http/outbound.h"
#include "server/providers/answer_json.h"
#include "server/providers/image_provider.h"
#include <QUrl>

namespace mj::server {

// A picture as the Images API hands it over: in the answer itself, or an address to fetch it from.
struct OpenAiPicture {
    QByteArray base64; // shares the memory of the answer
    QUrl address;
};

// The pictures of an answer with status 2xx. Error: ProviderFailed, or PromptRefused for an empty list where that is how the service
// refuses.
Result<QList<OpenAiPicture>> openAiPictures(const AnswerJson &answer, bool isCompatible);

// What `count` pictures cost: by the usage the answer tells, else by the model's price list.
std::optional<qint64> openAiCost(const QJsonObject &answer, const PictureOrder &order, qsizetype count);

// What an answer with another status means, see the rules above ImageProvider.
Error openAiError(const http::OutboundReply &reply);
// The same for an error that comes in the middle of a stream: nothing that has begun is ordered again.
Error openAiStreamError(const QJsonObject &event);

} // namespace mj::server
