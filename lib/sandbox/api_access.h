#pragma once
#include "sandbox/failure.h"
#include "sandbox/http_request.h"

namespace mj::sandbox
{

// The vendor's Basic authentication: base64 of "secretKey:". Codes: UNAUTHORIZED_KEY, INCORRECT_BASIC_AUTH_FORMAT, INVALID_API_KEY.
Outcome<void> authorize(const HttpRequest &request, const QString &secretKey);

// Accept-Language of an API call or a page; Korean unless English comes first.
Language languageOf(const HttpRequest &request);
// Of a page: ?lang=, else what its checkout was opened in, else the browser.
Language pageLanguage(const HttpRequest &request, const QString &ofSession);

} // namespace mj::sandbox
