#pragma once
#include "server/providers/stand_in.h"
#include <QStringList>

namespace mj::test {

// Stability's v2beta: generate, edit, upscale, and the results of what takes its time. Strict about the form and its fields.
class StabilityStandIn final : public StandIn
{
public:
    ~StabilityStandIn() override { m_server.reset(); }

    std::atomic<int> questions = 2; // how often a result is asked for before it is there
    static constexpr quint64 seed = 4242;

protected:
    QString basePath() const override { return QStringLiteral("/v2beta"); }
    VendorReply answer(const VendorRequest &request, Fault wrong) override;

private:
    static std::optional<VendorReply> refusal(const QByteArray &service, const QList<FormPart> &parts);
    static std::optional<VendorReply> scripted(Fault wrong);
    static VendorReply picture(const QSize &size, const QByteArray &format, Fault wrong);
    VendorReply result(const QByteArray &id, Fault wrong);

    std::atomic<int> m_asked = 0;
};

} // namespace mj::test
