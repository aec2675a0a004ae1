#include "studio/store_work.h"

namespace mj::studio {

StoreWork::StoreWork(std::unique_ptr<client::GalleryStore> store) : m_store(std::move(store))
{
    m_pool.setMaxThreadCount(2);
}

StoreWork::~StoreWork()
{
    m_closing = true;
    m_pool.waitForDone();
}

} // namespace mj::studio
