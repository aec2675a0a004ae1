#pragma once
#include "base/result.h"
#include <memory>

namespace mj::client
{

// Writes one ZIP file (libzip, UTF-8 names) with a SHA256SUMS of everything in it. Written beside the target and renamed at finish(),
// so that a crash leaves no half archive. Any one thread. Errors: Storage, InvalidField (a name with "..", "/" first, or a control
// character).
class ExportArchive
{
public:
    static Result<std::unique_ptr<ExportArchive>> create(const QString &file);
    ~ExportArchive(); // without finish(): the temporary file is removed

    Result<void> add(const QString &name, const QByteArray &bytes);
    Result<void> finish(); // adds SHA256SUMS, closes, renames

private:
    ExportArchive();
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace mj::client
