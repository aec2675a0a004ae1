#pragma once
#include "sandbox/http_request.h"

#include <QString>

namespace mj::sandbox
{

// What a POST to the API asks for.
enum class ApiOperation { None, Confirm, Cancel, Request, Issue };

inline ApiOperation operationOf(const HttpRequest &request)
{
    const QStringList &path = request.path;
    if (request.method != "POST" || path.size() < 2)
        return ApiOperation::None;
    if (path.at(1) == QLatin1String("virtual-accounts"))
        return path.size() == 2 ? ApiOperation::Issue : ApiOperation::None;
    if (path.at(1) != QLatin1String("payments"))
        return ApiOperation::None;
    if (path.size() == 2)
        return ApiOperation::Request;
    // POST /v1/payments/{paymentKey} is the older form of /v1/payments/confirm.
    if (path.size() == 3)
        return ApiOperation::Confirm;
    return path.size() == 4 && path.at(3) == QLatin1String("cancel") ? ApiOperation::Cancel : ApiOperation::None;
}

// As faults name it.
inline QString operationName(ApiOperation operation)
{
    switch (operation) {
    case ApiOperation::Confirm:
        return QStringLiteral("confirm");
    case ApiOperation::Cancel:
        return QStringLiteral("cancel");
    case ApiOperation::Request:
        return QStringLiteral("request");
    case ApiOperation::Issue:
        return QStringLiteral("issue");
    case ApiOperation::None:
        break;
    }
    return {};
}

} // namespace mj::sandbox
