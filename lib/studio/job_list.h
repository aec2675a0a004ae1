#pragma once
#include "api/generation.h"
#include <QSet>

namespace mj::studio {

// The jobs of this session, newest first, without those the person has put away. A value, one thread.
class JobList
{
public:
    enum class Change { None, Added, Updated, Ended }; // Ended: it was open before

    Change put(const api::Generation &job);
    bool forget(const QString &id); // only what has ended
    void clear();

    const QList<api::Generation> &jobs() const { return m_jobs; }
    const api::Generation *find(const QString &id) const;
    const api::Generation *withPicture(const QString &pictureId) const;
    bool hasOpen() const;

private:
    QList<api::Generation> m_jobs;
    QSet<QString> m_forgotten;
};

} // namespace mj::studio
