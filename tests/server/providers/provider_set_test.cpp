#include "server/providers/provider_set.h"

#include "support/catch.h"

using namespace mj;
using namespace mj::server;

namespace {

ProviderConfig good(const char *id = "openai", const char *kind = "openai")
{
    ProviderConfig config;
    config.id = QLatin1String(id);
    config.kind = QLatin1String(kind);
    config.key = "sk-secret-4711";
    return config;
}

QString complaint(const QList<ProviderConfig> &providers)
{
    Config config;
    config.providers = providers;
    const Result<void> checked = ProviderSet::check(config);
    if (checked)
        return {};
    CHECK(checked.error().code == Code::InvalidField);
    CHECK(checked.error().field == QStringLiteral("providers"));
    CHECK_FALSE(checked.error().detail.contains(QStringLiteral("secret")));
    return checked.error().detail;
}

ProviderConfig with(const std::function<void(ProviderConfig &)> &change, ProviderConfig config = good())
{
    change(config);
    return config;
}

bool complainsOf(const ProviderConfig &config, const char *words)
{
    const QString said = complaint({config});
    INFO(said.toStdString());
    return said.contains(QLatin1String(words));
}

} // namespace

TEST_CASE("every kind can be set up with an id and, where the service wants one, a key")
{
    Config config;
    for (const char *kind : {"openai", "gemini", "stability", "replicate", "fal"})
        config.providers.append(good(kind, kind));
    for (const char *kind : {"automatic1111", "comfyui"})
        config.providers.append(with([](ProviderConfig &c) { c.key.clear(); }, good(kind, kind)));
    config.providers.append(with([](ProviderConfig &c) { c.base = QUrl(QStringLiteral("http://127.0.0.1:8080/v1")); }, good("local-ai", "openai_compatible")));
    const Result<void> checked = ProviderSet::check(config);
    INFO((checked ? std::string() : checked.error().detail.toStdString()));
    REQUIRE(checked);
    const ProviderSet set(config);
    CHECK(set.all().size() == 9);
    for (const QString &id : ProviderSet::idsOf(config))
        CHECK(set.all().at(id) != nullptr);
    // An order that may have been sent is sent again to an engine of ours alone.
    for (const auto &[id, provider] : set.all())
        CHECK(provider->isRepeatable() == QStringList{QStringLiteral("demo"), QStringLiteral("automatic1111"), QStringLiteral("comfyui"), QStringLiteral("local-ai")}.contains(id));
}

TEST_CASE("a provider that cannot work is refused with what is wrong and without its key")
{
    CHECK(complaint({good()}).isEmpty());
    CHECK(complainsOf(good("x", "midjourney"), "provider x: unknown kind"));
    CHECK(complaint({good(), good()}).contains(QStringLiteral("an id of its own")));
    CHECK(complainsOf(good("demo"), "an id of its own"));
    for (const char *id : {"", "Open AI", "a/b", "..", "오픈"})
        CHECK(complainsOf(with([&](ProviderConfig &c) { c.id = QString::fromUtf8(id); }), "the id of a provider"));
    for (const char *kind : {"openai", "gemini", "stability", "replicate", "fal"})
        CHECK(complainsOf(with([](ProviderConfig &c) { c.key.clear(); }, good(kind, kind)), "the key is missing"));
    CHECK(complainsOf(with([](ProviderConfig &c) { c.key = "sk-secret\r\nX-Other: 1"; }), "line break"));
    CHECK(complainsOf(good("own", "openai_compatible"), "the address is missing"));
    CHECK(complainsOf(with([](ProviderConfig &c) { c.country = QStringLiteral("Korea"); }), "the country is missing"));
    CHECK(complainsOf(with([](ProviderConfig &c) { c.retention = QStringLiteral("a month"); }), "the retention is missing"));
    for (const char *host : {"https://cdn.example", "cdn.example/x", "*", "*.*.example", "a b"})
        CHECK(complainsOf(with([&](ProviderConfig &c) { c.resultHosts = QStringList{QLatin1String(host)}; }), "a host of results"));
}

TEST_CASE("http goes to this computer; to a private network only for an engine of ours; never further")
{
    const auto at = [](const char *kind, const char *base) {
        return complaint({with([&](ProviderConfig &c) { c.base = QUrl(QLatin1String(base)); }, good("p", kind))});
    };
    for (const char *base : {"http://127.0.0.1:9000/v1", "http://localhost:9000", "http://[::1]:9000", "https://gateway.example.com/v1"})
        CHECK(at("openai", base).isEmpty());
    for (const char *base : {"http://api.openai.com/v1", "http://192.168.0.4:8080", "http://8.8.8.8", "http://169.254.169.254", "ftp://127.0.0.1", "https://user:secret@example.com",
                             "https://example.com/?key=secret", "https://", "nonsense"})
        CHECK(at("openai", base).contains(QStringLiteral("the address must be https")));
    CHECK(at("comfyui", "http://192.168.0.4:8188").isEmpty());
    CHECK(at("automatic1111", "http://10.1.2.3:7860").isEmpty());
    for (const char *base : {"http://8.8.8.8:8188", "http://gpu.example.com:8188", "http://169.254.169.254", "http://172.32.0.1:8188"})
        CHECK(at("comfyui", base).contains(QStringLiteral("the address must be https")));
}

TEST_CASE("of a service elsewhere that we know nothing of the operator says where it is and what it keeps")
{
    ProviderConfig config = with([](ProviderConfig &c) { c.base = QUrl(QStringLiteral("https://pictures.example.com/v1")); }, good("own", "openai_compatible"));
    CHECK(complainsOf(config, "the country is missing"));
    config.country = QStringLiteral("KR");
    CHECK(complainsOf(config, "the retention is missing"));
    config.retention = QStringLiteral("7d");
    CHECK(complaint({config}).isEmpty());
}
