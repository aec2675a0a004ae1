#include "studio/archive_writer.h"

#include "studio/background.h"

namespace mj::studio {

ArchiveWriter::ArchiveWriter(const QString &file) : m_file(file)
{
    m_pool.setMaxThreadCount(1);
    m_pool.setExpiryTimeout(-1);
}

ArchiveWriter::~ArchiveWriter()
{
    m_pool.start([this] { m_archive.reset(); });
    m_pool.waitForDone();
}

void ArchiveWriter::add(const Files &files, QObject *context, Done done)
{
    runInBackground(m_pool, [this, files] { return addNow(files); }, context, std::move(done));
}

Result<void> ArchiveWriter::addNow(const Files &files)
{
    if (!m_archive) {
        Result<std::unique_ptr<client::ExportArchive>> created = client::ExportArchive::create(m_file);
        if (!created)
            return fail(created);
        m_archive = std::move(*created);
    }
    for (const auto &[name, bytes] : files) {
        if (const Result<void> added = m_archive->add(name, bytes); !added)
            return added;
    }
    return {};
}

void ArchiveWriter::finish(QObject *context, Done done)
{
    const auto close = [this]() -> Result<void> {
        if (!m_archive)
            return fail(Code::Storage, QStringLiteral("nothing was added"));
        const Result<void> finished = m_archive->finish();
        m_archive.reset();
        return finished;
    };
    runInBackground(m_pool, close, context, std::move(done));
}

} // namespace mj::studio
