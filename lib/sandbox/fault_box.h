#pragma once
#include "sandbox/fault.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QMutex>
#include <optional>

namespace mj::sandbox
{

// The faults waiting for a matching call. Thread-safe.
class FaultBox
{
public:
    void add(const Fault &fault);
    // The first matching fault, used up once. Webhooks ask as operation "webhook", the
    // checkout page as "redirect".
    std::optional<Fault> take(const QString &operation, const QString &orderId);
    void clear();
    QJsonArray list() const;

    // {"kind","orderId"?,"operation"?,"times"?,"delayMs"?}; nothing for an unknown kind or a number out of range.
    static std::optional<Fault> fromJson(const QJsonObject &json);

private:
    mutable QMutex m_mutex;
    QList<Fault> m_faults;
};

} // namespace mj::sandbox
