#pragma once
#include "server/providers/stand_in.h"
#include <QJsonArray>
#include <QStringList>

namespace mj::test {

// generateContent of the Gemini API for models that make pictures. Strict: refuses unknown names as the vendor does.
class GeminiStandIn final : public StandIn
{
public:
    ~GeminiStandIn() override { m_server.reset(); }

    QStringList models{QStringLiteral("gemini-3.1-flash-image"), QStringLiteral("gemini-3-pro-image")};
    std::atomic<bool> thinks = false; // sends a sketch of its thinking before the picture

    static constexpr int textTokens = 9;
    static constexpr int imageTokens = 258; // each picture given
    static constexpr int outTokens = 1290;

protected:
    QString basePath() const override { return QStringLiteral("/v1beta"); }
    VendorReply answer(const VendorRequest &request, Fault wrong) override;

private:
    static std::optional<VendorReply> refusal(const QJsonObject &body);
    static std::optional<VendorReply> scripted(Fault wrong);
    static VendorReply blocked(Fault wrong);
    VendorReply made(const QJsonObject &body, Fault wrong) const;
};

} // namespace mj::test
