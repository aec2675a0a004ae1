#pragma once
#include "server/providers/stand_in.h"
#include <QJsonArray>
#include <QStringList>

namespace mj::test {

// The Images API as OpenAI documents it (generations, edits, both streamed), or, as a compatible service, the looser one of its imitators.
// Strict: refuses what the vendor would, unknown parameters among it.
class OpenAiStandIn final : public StandIn
{
public:
    enum class Manner {
        OpenAi,
        Compatible, // no usage, any size, `seed` and `negative_prompt`, base64
        WithUrls    // the same, with addresses under /files instead of base64
    };

    explicit OpenAiStandIn(Manner manner = Manner::OpenAi) : m_manner(manner) {}
    ~OpenAiStandIn() override { m_server.reset(); }

    QStringList models{QStringLiteral("gpt-image-2"), QStringLiteral("gpt-image-2.5-flare"), QStringLiteral("gpt-image-2.6-sunburst")};
    QUrl files; // where its addresses lead to; empty: to itself
    std::atomic<int> pauseMs = 0; // before each event of a stream
    // What the usage of one picture is, whatever it shows.
    static constexpr int textTokens = 12;
    static constexpr int imageTokens = 340; // each picture given
    static constexpr int outTokens = 1756;
    static constexpr int partialTokens = 100;

protected:
    QString basePath() const override { return QStringLiteral("/v1"); }
    VendorReply answer(const VendorRequest &request, Fault wrong) override;

private:
    struct Ask;
    std::optional<VendorReply> refusal(const Ask &ask) const;
    static std::optional<VendorReply> refusedSettings(const Ask &ask);
    static std::optional<VendorReply> refusedPictures(const Ask &ask);
    static std::optional<VendorReply> scripted(Fault wrong);
    VendorReply made(const Ask &ask, Fault wrong);
    VendorReply streamed(const Ask &ask, Fault wrong) const;
    QJsonObject usageOf(const Ask &ask) const;

    Manner m_manner;
    std::mutex m_filesMutex;
    QList<QByteArray> m_files; // behind addresses
};

} // namespace mj::test
