#pragma once
#include <QString>

namespace mj::sandbox
{

// One thing to go wrong with the next calls of the API that match.
struct Fault {
    enum class Kind {
        DelayBeforeCommit, // answer `delayMs` late; the change happens after the delay, whether or not the caller still waits
        DropAfterCommit,   // change, then cut the connection
        ErrorBeforeCommit, // 500, nothing changed
        ErrorAfterCommit,  // 500, although changed
        MalformedJson,     // changed, answered 200 with half a JSON text
    };
    Kind kind = Kind::ErrorBeforeCommit;
    QString orderId;                               // empty: any order
    QString operation = QStringLiteral("confirm"); // "confirm", "cancel", "get"; empty: any
    int times = 1;
    int delayMs = 0;
};

} // namespace mj::sandbox
