#pragma once
#include "base/result.h"
#include "server/config.h"

namespace mj {

// What flags and environment say. Secrets come from the environment alone: a flag would show in the process list.
struct ServerOptions {
    enum class Task { Serve, ShowHelp, RotateKey, PrintMailbox, PrintMailState, Audit };

    server::Config config;
    Task task = Task::Serve;
    bool sandbox = false;
    QString providersFile; // as the flag says
    QString modelsFile;

    QString sandboxStateFile() const;

    // Error: InvalidField, with one sentence as detail.
    static Result<ServerOptions> parse(const QStringList &arguments);
    static QString help();
};

} // namespace mj
