#include "studio/account_copy.h"

#include "api/photo.h"
#include "client/api_client.h"

#include <type_traits>

namespace mj::studio {

AccountCopy::AccountCopy(client::ApiClient &api, QObject *parent) : QObject(parent), m_api(api) {}

void AccountCopy::fetch(std::function<void(Result<void>)> done)
{
    m_done = std::move(done);
    m_api.send(api::ReadMe{}, this, [this](const Result<api::Account> &account) {
        if (!account)
            return m_done(fail(account));
        m_account = *account;
        fetchPhoto();
    });
}

void AccountCopy::fetchPhoto()
{
    if (m_account.photoId.isEmpty())
        return fetchLists();
    m_api.send(api::ReadPhoto{}, this, [this](const Result<api::Bytes> &photo) {
        if (!photo && photo.error().code != Code::NotFound) // removed this moment
            return m_done(fail(photo));
        if (photo)
            m_photo = photo->bytes;
        fetchLists();
    });
}

void AccountCopy::fetchLists()
{
    fetchPages(api::ListHoldings{}, m_holdings, [this] {
        fetchPages(api::ListPointEntries{}, m_points, [this] {
            fetchPages(api::ListTopUps{}, m_orders, [this] { fetchPages(api::ListGenerations{}, m_generations, [this] { fetchSignIns(); }); });
        });
    });
}

void AccountCopy::fetchSignIns()
{
    fetchPages(api::ListDevices{}, m_devices, [this] { fetchPages(api::ListSignIns{}, m_signIns, [this] { m_done({}); }); });
}

template <class C, class Item>
void AccountCopy::fetchPages(C call, QList<Item> &into, std::function<void()> next)
{
    m_api.send(call, this, [this, call, &into, next = std::move(next)](const Result<api::Listing<Item>> &page) mutable {
        if (!page)
            return m_done(fail(page));
        into.append(page->items);
        if constexpr (!std::is_same_v<C, api::ListHoldings> && !std::is_same_v<C, api::ListDevices>) {
            if (!page->nextCursor.isEmpty()) {
                call.cursor = page->nextCursor;
                return fetchPages(call, into, std::move(next));
            }
        }
        next();
    });
}

} // namespace mj::studio
