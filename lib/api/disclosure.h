#pragma once
#include "api/call.h"
#include <QDateTime>

namespace mj::api {

// What one call handed to a processor, without the content itself.
struct DisclosedField {
    QString name; // "prompt", "negative_prompt", "reference", "mask", "parameters", "member_tag" (a pseudonym), "address", "mail"
    qint64 bytes = 0;
    QString sha256; // lower-case hex of what was sent; empty of an address, and of a mail, whose bytes are those of its pictures

    static Result<DisclosedField> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

// One outgoing call made for a member: who got what, when, and until when they say they keep it.
struct Disclosure {
    QString processor; // as in the model's `provider`
    QString country;   // ISO-2, or "local"
    QString purpose;   // "generate", "follow", "cancel", "mail"
    QDateTime at;
    QDateTime until; // invalid: not kept
    QList<DisclosedField> fields;

    static Result<Disclosure> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

// GET /v1/generations/{id}/disclosures -> oldest first.
struct ListDisclosures {
    using Reply = Listing<Disclosure>;
    QString generationId;
    Call call() const;
};

} // namespace mj::api
