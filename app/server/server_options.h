#pragma once
#include "base/result.h"
#include "server/config.h"

namespace mj {

// What flags and environment say. Secrets come from the environment alone: a flag would show in the process list.
struct ServerOptions {
    server::Config config;
    bool sandbox = false;
    bool showHelp = false;

    QString sandboxStateFile() const;

    // Error: InvalidField, with one sentence as detail.
    static Result<ServerOptions> parse(const QStringList &arguments);
    static QString help();
};

} // namespace mj
