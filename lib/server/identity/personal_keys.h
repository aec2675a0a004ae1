#pragma once
#include "base/result.h"
#include <QByteArray>
#include <QMap>
#include <QString>

namespace mj::server {

// The secrets of a service as they lie in server.key: sealing keys by id, one of them current, and the key of the lookups, 32 bytes each.
// Form: {"current":"k2","keys":{"k1":"<base64>","k2":"<base64>"},"lookup":"<base64>"}; or 64 raw bytes, k1 and lookup, as once written.
struct PersonalKeys {
    QString current;
    QMap<QString, QByteArray> keys;
    QByteArray lookup;

    static PersonalKeys fresh();
    static Result<PersonalKeys> parse(const QByteArray &content); // Corrupt
    QByteArray toJson() const;

    void rotate(); // a new key, current from now on; the others stay to read with
    void wipe();
};

// Reads the file, or makes it with fresh keys when there is none. Errors: Storage, Corrupt.
Result<PersonalKeys> readOrMakeKeys(const QString &keyFile);

// Adds a new current key to the file in one durable step; gives its id. Errors: Storage (no file, or not writable), Corrupt.
Result<QString> rotateKeys(const QString &keyFile);

} // namespace mj::server
