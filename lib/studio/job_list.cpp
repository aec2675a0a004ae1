#include "studio/job_list.h"

#include <algorithm>

namespace mj::studio {

JobList::Change JobList::put(const api::Generation &job)
{
    if (m_forgotten.contains(job.id))
        return Change::None;
    const auto known = std::find_if(m_jobs.begin(), m_jobs.end(), [&](const api::Generation &other) { return other.id == job.id; });
    if (known == m_jobs.end()) {
        const auto older = [&](const api::Generation &other) { return other.createdAt <= job.createdAt; };
        m_jobs.insert(std::find_if(m_jobs.begin(), m_jobs.end(), older), job);
        return Change::Added;
    }
    const bool wasOpen = known->isOpen();
    // Two answers may overtake each other: what has ended stays ended.
    if (!wasOpen && job.isOpen())
        return Change::None;
    *known = job;
    return wasOpen && !job.isOpen() ? Change::Ended : Change::Updated;
}

bool JobList::forget(const QString &id)
{
    const auto known = std::find_if(m_jobs.begin(), m_jobs.end(), [&](const api::Generation &job) { return job.id == id; });
    if (known == m_jobs.end() || known->isOpen())
        return false;
    m_jobs.erase(known);
    m_forgotten.insert(id);
    return true;
}

void JobList::clear()
{
    m_jobs.clear();
    m_forgotten.clear();
}

const api::Generation *JobList::find(const QString &id) const
{
    const auto known = std::find_if(m_jobs.begin(), m_jobs.end(), [&](const api::Generation &job) { return job.id == id; });
    return known == m_jobs.end() ? nullptr : &*known;
}

const api::Generation *JobList::withPicture(const QString &pictureId) const
{
    const auto known = std::find_if(m_jobs.begin(), m_jobs.end(), [&](const api::Generation &job) {
        return std::any_of(job.pictures.begin(), job.pictures.end(), [&](const api::PictureRef &picture) { return picture.id == pictureId; });
    });
    return known == m_jobs.end() ? nullptr : &*known;
}

bool JobList::hasOpen() const
{
    return std::any_of(m_jobs.begin(), m_jobs.end(), [](const api::Generation &job) { return job.isOpen(); });
}

} // namespace mj::studio
