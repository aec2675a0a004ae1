#pragma once
#include "api/call.h"

namespace mj::api {

// One thing the service holds, in the order of the policy's article 2. Texts are keys that ui translates; values are the person's own.
struct Holding {
    QString item;      // "email", "password", "name", "photo", "ip_address", "cookies", "usage_records", "access_logs", "prompts", "pictures", "deliveries", "points", "orders", "consents"
    QString group;     // "required", "optional", "automatic", "service" (needed by the service, not in article 2's list)
    QString purpose;   // "membership", "generation", "payment", "support"
    QString period;    // "until_withdrawal", "three_months", "five_years", "session", "not_collected"
    QString basis;     // "contract", "consent", "law"
    QStringList processors; // ids of processors.json: "firebase", "openai", "replicate", "gmail", "toss"
    qint64 count = 0;  // how many records
    QStringList values; // what is held, at most 20 samples; empty when it cannot be shown (password)

    static Result<Holding> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

// GET /v1/privacy/holdings -> everything held about the caller.
struct ListHoldings {
    using Reply = Listing<Holding>;
    Call call() const;
};

// POST /v1/privacy/exports -> 204: the caller is about to make their copy; it shows in the sign-in history.
// Error: reauthentication_required.
struct StartExport {
    using Reply = Nothing;
    Call call() const;
};

} // namespace mj::api
