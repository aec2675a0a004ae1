#include "server/providers/automatic1111_provider.h"

#include "server/providers/automatic1111_answer.h"
#include "server/providers/automatic1111_request.h"

#include <algorithm>
#include <chrono>
#include <future>

namespace mj::server {
namespace {

constexpr int progressCallMs = 5'000;

ProviderConfig completed(ProviderConfig config)
{
    if (config.base.isEmpty())
        config.base = QUrl(QStringLiteral("http://127.0.0.1:7860"));
    if (config.name.isEmpty())
        config.name = QStringLiteral("AUTOMATIC1111");
    return config;
}

// The request that lasts as long as the work, on a thread of its own, so that this one can watch and interrupt. The thread of create() is
// the only one that calls back: what is to be disclosed is handed over to it before the request leaves.
class LongCall
{
public:
    LongCall(const ProviderConfig &config, const ProviderLink::Authorisation &authorisation, const ProviderWork &work, const ProviderCall &call)
    {
        ProviderWork apart = work;
        apart.disclosed = [this](const api::Disclosure &disclosure) {
            m_disclosure.set_value(disclosure);
            m_written.get_future().wait();
        };
        m_reply = std::async(std::launch::async, [config, authorisation, apart, call] { return ProviderLink(config, authorisation, apart).send(call); });
        std::future<api::Disclosure> disclosure = m_disclosure.get_future();
        while (!hasEnded(1) && disclosure.wait_for(std::chrono::milliseconds(0)) != std::future_status::ready) {
        }
        const std::shared_ptr<void> goOn(nullptr, [this](void *) { m_written.set_value(); });
        if (disclosure.wait_for(std::chrono::milliseconds(0)) == std::future_status::ready)
            work.disclosed(disclosure.get());
    }

    bool hasEnded(int milliseconds) const { return m_reply.wait_for(std::chrono::milliseconds(milliseconds)) == std::future_status::ready; }
    Result<http::OutboundReply> reply() { return m_reply.get(); }

private:
    std::promise<api::Disclosure> m_disclosure;
    std::promise<void> m_written;
    std::future<Result<http::OutboundReply>> m_reply; // last: its thread ends before the rest goes
};

void tellProgress(const ProviderLink &link, const ProviderWork &work)
{
    ProviderCall call;
    call.method = "GET";
    call.path = QStringLiteral("/sdapi/v1/progress");
    call.purpose = QStringLiteral("follow");
    call.timeoutMs = progressCallMs;
    const auto reply = link.send(call);
    if (!reply || !isFine(*reply))
        return; // the request itself tells how it ends
    const EngineProgress now = engineProgressOf(reply->body);
    const auto partial = now.current.isEmpty() ? Result<QByteArray>(QByteArray()) : ProviderLink::decode(now.current);
    if (now.fraction > 0 && !link.isCanceled())
        work.progress({now.fraction, partial.value_or(QByteArray())});
}

void interrupt(const ProviderLink &link)
{
    ProviderCall call;
    call.path = QStringLiteral("/sdapi/v1/interrupt");
    call.purpose = QStringLiteral("cancel");
    call.timeoutMs = progressCallMs;
    call.ignoresCancel = true;
    (void)link.send(call);
}

} // namespace

Automatic1111Provider::Automatic1111Provider(const ProviderConfig &config, Pace pace) : m_config(completed(config)), m_pace(pace) {}

int Automatic1111Provider::atOnce(const PictureOrder &order) const
{
    return order.task == api::Task::Upscale ? 1 : std::max(1, order.options.value(QLatin1String("atOnce")).toInt(1));
}

ProviderLink::Authorisation Automatic1111Provider::authorisation() const
{
    if (m_config.key.isEmpty())
        return {};
    return {{"Authorization", "Basic " + m_config.key.toBase64()}};
}

Result<std::unique_lock<std::timed_mutex>> Automatic1111Provider::turn(const ProviderLink &link)
{
    std::unique_lock lock(m_turn, std::defer_lock);
    while (!link.isCanceled()) {
        if (lock.try_lock_for(std::chrono::milliseconds(50)))
            return lock;
    }
    return fail(Code::Canceled);
}

Result<MadePictures> Automatic1111Provider::create(const PictureOrder &order, const ProviderWork &work)
{
    auto request = engineRequestOf(order);
    if (!request)
        return fail(request);
    request->timeoutMs = m_pace.longestMs;
    const ProviderLink link(m_config, authorisation(), work);
    const auto mine = turn(link);
    if (!mine)
        return fail(mine);
    LongCall call(m_config, authorisation(), work, *request);
    while (!call.hasEnded(m_pace.lookMs) && !link.isCanceled())
        tellProgress(link, work);
    if (link.isCanceled()) {
        interrupt(link);
        return fail(Code::Canceled);
    }
    const auto reply = call.reply();
    if (!reply)
        return fail(reply);
    if (!isFine(*reply))
        return fail(engineRefusalOf(*reply));
    return enginePicturesOf(reply->body, order.count);
}

std::unique_ptr<ImageProvider> makeAutomatic1111Provider(const ProviderConfig &config)
{
    return std::make_unique<Automatic1111Provider>(config);
}

} // namespace mj::server
