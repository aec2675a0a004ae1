#pragma once
#include "base/result.h"
#include "server/http/message.h"

namespace mj::server::http {

// The body as one JSON object. Errors: unsupported_media_type, invalid_json.
Result<QJsonObject> jsonBody(const Request &request);

// The Idempotency-Key of a POST that costs or creates: 8..300 visible characters. Error: invalid_field "Idempotency-Key".
Result<QByteArray> idempotencyKey(const Request &request);

// ?limit= (1..200, `fallback` when absent). Error: invalid_field "limit".
Result<int> pageLimit(const Request &request, int fallback = 50);

} // namespace mj::server::http
