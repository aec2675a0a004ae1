#include "base/clock.h"
#include "server/documents/sqlite_documents.h"
#include "server/mail/local_mailbox.h"
#include "server/mail/mail_queue.h"
#include "server/server_process.h"
#include "support/catch.h"
#include "support/service_client.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

using namespace mj;
using mj::test::ServerProcess;

namespace {

using Setting = std::pair<const char *, QString>;

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

struct Ended {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

// The real program with these settings and no other of ours.
Ended run(const QStringList &arguments, const QList<Setting> &settings = {})
{
    QProcessEnvironment environment;
    for (const QString &name : QProcessEnvironment::systemEnvironment().keys())
        if (!name.startsWith(QLatin1String("MJ_")))
            environment.insert(name, QProcessEnvironment::systemEnvironment().value(name));
    for (const auto &[name, value] : settings)
        environment.insert(QLatin1String(name), value);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(ServerProcess::program(), arguments);
    if (!process.waitForFinished(20'000)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
}

void checkRefusal(const QStringList &arguments, const QList<Setting> &settings, const char *about)
{
    const Ended ended = run(arguments, settings);
    INFO(arguments.join(QLatin1Char(' ')) << " -> " << ended.err);
    CHECK(ended.code == 2);
    CHECK(ended.out.isEmpty());
    CHECK(ended.err.startsWith("mjstudio-server: "));
    CHECK(ended.err.contains(about));
    CHECK(ended.err.endsWith(".\n"));
    CHECK(ended.err.count('\n') == 1);
    for (const auto &[name, value] : settings)
        CHECK_FALSE((value.contains(QLatin1String("secret")) && ended.err.contains(value.toUtf8())));
}

QList<Setting> with(QList<Setting> settings, const QList<Setting> &more)
{
    return settings + more;
}

} // namespace

TEST_CASE("help names every setting, whatever the environment says")
{
    const Ended ended = run({text("--help")}, {{"MJ_SMTP_URL", text("nonsense")}});
    CHECK(ended.code == 0);
    for (const char *name : {"MJ_SMTP_URL", "MJ_SMTP_USER", "MJ_SMTP_PASSWORD", "MJ_SMTP_OAUTH_TOKEN", "MJ_MAIL_FROM", "MJ_SMTP_CA_FILE", "MJ_GOOGLE_ISSUER", "MJ_GOOGLE_CLIENT_ID",
                             "MJ_GOOGLE_CLIENT_SECRET", "MJ_SERVER_KEYS", "MJ_SERVER_KEYS_FILE", "--forwarded-hops", "--rotate-key", "--mailbox", "--mail-state", "MJ_MAIL_DAILY_LIMIT",
                             "--providers", "MJ_PROVIDERS", "--models", "MJ_MODELS", "keyEnv", "keyFile", "webhookSecretEnv"})
        CHECK(ended.out.contains(name));
}

TEST_CASE("half a setting is refused in one sentence that holds no secret")
{
    QTemporaryDir dir;
    const QStringList play{text("--data"), dir.filePath(text("data")), text("--sandbox")};
    const QStringList real{text("--data"), dir.filePath(text("data"))};
    const QList<Setting> paid{{"MJ_TOSS_CLIENT_KEY", text("test_ck_1")}, {"MJ_TOSS_SECRET_KEY", text("test_sk_secret")}};
    const QList<Setting> mail{{"MJ_SMTP_URL", text("smtps://mail.example.com:465")}, {"MJ_MAIL_FROM", text("studio@example.com")}};

    checkRefusal(real, paid, "MJ_SMTP_URL is not set, so that codes could not reach anybody");
    for (const char *url : {"http://mail.example.com", "mail.example.com:25", "smtp://", "smtps://user:secret@mail.example.com", "smtp://a b"})
        checkRefusal(play, {{"MJ_SMTP_URL", text(url)}, {"MJ_MAIL_FROM", text("studio@example.com")}}, "MJ_SMTP_URL wants");
    checkRefusal(play, {mail.at(0)}, "MJ_MAIL_FROM is not set");
    checkRefusal(play, {mail.at(1)}, "MJ_SMTP_URL is not set, but another");
    checkRefusal(play, {{"MJ_SMTP_PASSWORD", text("secret")}}, "MJ_SMTP_URL is not set, but another");
    checkRefusal(play, with(mail, {{"MJ_SMTP_USER", text("studio")}}), "MJ_SMTP_USER comes with");
    checkRefusal(play, with(mail, {{"MJ_SMTP_PASSWORD", text("secret")}}), "MJ_SMTP_USER comes with");
    checkRefusal(play, with(mail, {{"MJ_SMTP_OAUTH_TOKEN", text("secret")}}), "MJ_SMTP_USER comes with");
    checkRefusal(play, with(mail, {{"MJ_SMTP_USER", text("studio")}, {"MJ_SMTP_PASSWORD", text("secret")}, {"MJ_SMTP_OAUTH_TOKEN", text("secret")}}), "both set");
    for (const char *limit : {"many", "-1", "4.5", "1000001"})
        checkRefusal(play, with(mail, {{"MJ_MAIL_DAILY_LIMIT", text(limit)}}), "MJ_MAIL_DAILY_LIMIT wants");
    checkRefusal(play, with(mail, {{"MJ_SMTP_CA_FILE", text("/nowhere/ca.pem")}}), "MJ_SMTP_CA_FILE cannot be read");
    checkRefusal(play, {{"MJ_GOOGLE_CLIENT_ID", text("client")}}, "go together");
    checkRefusal(play, {{"MJ_GOOGLE_CLIENT_SECRET", text("secret")}}, "go together");
    for (const char *issuer : {"http://accounts.google.com", "accounts.google.com", "file:///etc"})
        checkRefusal(play, {{"MJ_GOOGLE_ISSUER", text(issuer)}}, "MJ_GOOGLE_ISSUER wants");
    checkRefusal(play, {{"MJ_SERVER_KEYS_FILE", text("/nowhere/keys")}}, "MJ_SERVER_KEYS_FILE cannot be read");
    checkRefusal(play, {{"MJ_SERVER_KEYS_FILE", text("/nowhere/keys")}, {"MJ_SERVER_KEYS", text("{\"secret\":1}")}}, "keep one of them");
    checkRefusal(play + QStringList{text("--forwarded-hops"), text("-1")}, {}, "--forwarded-hops wants a number from 0 to 10");
    checkRefusal(play + QStringList{text("--forwarded-hops"), text("many")}, {}, "--forwarded-hops");
}

TEST_CASE("providers come by a file that holds no key, and what is wrong with it is told without one")
{
    QTemporaryDir dir;
    const QString path = dir.filePath(text("providers.json"));
    const QStringList play{text("--data"), dir.filePath(text("data")), text("--sandbox"), text("--providers"), path};
    const auto holds = [&](const char *json) {
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(json);
    };
    const auto refuses = [&](const char *json, const char *about) {
        holds(json);
        checkRefusal(play, {{"TEST_KEY", text("sk-secret")}, {"TEST_BLANK", text(" ")}}, about);
    };
    checkRefusal(play, {}, "cannot be read");
    refuses("{]", "is not JSON");
    refuses("{}", "wants a list");
    refuses(R"([{"id":"openai","kind":"openai","key":"sk-secret"}])", "holds a secret in \"key\"");
    refuses(R"([{"id":"openai","kind":"openai","apiKey":"sk-secret"}])", "holds a secret in \"apiKey\"");
    refuses(R"(["openai"])", "Provider number 1 of the providers file is not an object");
    refuses(R"([{"id":"openai","kind":"openai","keyenv":"TEST_KEY"}])", "a field that does not exist, \"keyenv\"");
    refuses(R"([{"kind":"openai","keyEnv":"TEST_KEY"}])", "needs an \"id\" and a \"kind\"");
    refuses(R"([{"id":"openai","kind":"openai","keyEnv":"TEST_ABSENT"}])", "not set or empty");
    refuses(R"([{"id":"openai","kind":"openai","keyEnv":"TEST_BLANK"}])", "not set or empty");
    refuses(R"([{"id":"openai","kind":"openai","keyEnv":"TEST_KEY","keyFile":"key"}])", "keep one of them");
    refuses(R"([{"id":"openai","kind":"openai","keyFile":"nowhere"}])", "cannot be read or is empty");
    refuses(R"([{"id":"openai","kind":"openai","keyEnv":7}])", "\"keyEnv\" that is no text");
    refuses(R"([{"id":"openai","kind":"openai","keyEnv":"TEST_KEY","resultHosts":"cdn.example"}])", "are no list");
    refuses(R"([{"id":"openai","kind":"openai","keyEnv":"TEST_KEY","base":"http://a b"}])", "is no address");
    // What only the server knows is told as it starts.
    refuses(R"([{"id":"openai","kind":"openai"}])", "provider openai: the key is missing");
    refuses(R"([{"id":"x","kind":"midjourney","keyEnv":"TEST_KEY"}])", "provider x: unknown kind");
    refuses(R"([{"id":"x","kind":"openai","keyEnv":"TEST_KEY","base":"http://api.example.com/v1"}])", "the address must be https");
    refuses(R"([{"id":"x","kind":"openai","keyEnv":"TEST_KEY"},{"id":"x","kind":"gemini","keyEnv":"TEST_KEY"}])", "an id of its own");
}

TEST_CASE("models of the operator replace the built-in ones, and a wrong row stops the start")
{
    QTemporaryDir dir;
    const QString path = dir.filePath(text("models.json"));
    const QStringList play{text("--data"), dir.filePath(text("data")), text("--sandbox"), text("--models"), path};
    checkRefusal(play, {}, "cannot be read");
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(R"({"models":[{"id":"mine","via":"demo","name":"Mine","provider":"Me","country":"local","sizes":["512x512"],"pointsPerPicture":0}]})");
    file.close();
    checkRefusal(play, {}, "models.json: mine");
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(R"({"models":[{"id":"mine","via":"demo","name":"Mine","provider":"Me","country":"local","sizes":["512x512"],"pointsPerPicture":3}]})");
    file.close();
    ServerProcess server;
    server.add({text("--models"), path}, {});
    const QJsonArray models = ServiceClient(server.start()).get(text("/v1/models")).json().value(text("items")).toArray();
    REQUIRE(models.size() == 1);
    CHECK(models[0][text("id")].toString() == text("mine"));
}

TEST_CASE("a provider of the file with its key beside it serves its models")
{
    QTemporaryDir dir;
    const auto write = [&](const char *name, const QByteArray &content) {
        QFile file(dir.filePath(text(name)));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(content);
    };
    write("openai.key", "sk-secret-of-the-file\n");
    write("providers.json", R"([{"id":"openai","kind":"openai","keyFile":"openai.key"}])");
    ServerProcess server;
    server.add({}, {{text("MJ_PROVIDERS"), dir.filePath(text("providers.json"))}});
    QHash<QString, QString> states;
    for (const QJsonValue &model : ServiceClient(server.start()).get(text("/v1/models")).json().value(text("items")).toArray())
        states.insert(model[text("id")].toString(), model[text("state")].toString());
    CHECK(states.value(text("gpt-image-2")) == text("live"));
    CHECK(states.value(text("dall-e-3")) == text("retired"));
    CHECK_FALSE(states.contains(text("flux-schnell"))); // nobody has set up its provider
    server.terminate();
    CHECK_FALSE((server.output() + server.complaints()).contains("sk-secret"));
}

TEST_CASE("a key added while the server runs seals from its next start on, and older data opens")
{
    ServerProcess server;
    const Member member = join(server.start(), server.codes());
    const QString key = server.dataFolder() + text("/server.key");
    const Ended rotated = run({text("--data"), server.dataFolder(), text("--rotate-key")});
    INFO(rotated.err);
    REQUIRE(rotated.code == 0);
    CHECK(rotated.out == "{\"key\":\"k2\"}\n");
    CHECK((QFile::permissions(key) & 0x077) == 0);
    CHECK(member.client.get(text("/v1/me")).status == 200); // it goes on with the key it has
    CHECK(server.terminate() == 0);

    const QUrl url = server.start();
    const ServiceClient after(url, member.session.accessToken);
    CHECK(after.get(text("/v1/me")).json().value(text("email")).toString() == member.session.account.email);
    CHECK(after.patch(text("/v1/me"), {{text("name"), text("New Name")}}).status == 200);
    join(url, server.codes());
    CHECK(server.terminate() == 0);
    const auto documents = server::SqliteDocuments::open(server.dataFolder() + text("/backend.sqlite"));
    const auto account = (*documents)->read(text("accounts/") + member.session.account.id);
    CHECK((*account)->fields.value(text("email")).toString().startsWith(text("k1:")));
    CHECK((*account)->fields.value(text("name")).toString().startsWith(text("k2:")));
}

TEST_CASE("a key is rotated where there is one, and nowhere else")
{
    QTemporaryDir dir;
    checkRefusal({text("--rotate-key")}, {}, "--data DIR is missing");
    checkRefusal({text("--data"), dir.path(), text("--rotate-key")}, {}, "no server.key yet");
    checkRefusal({text("--data"), dir.filePath(text("none")), text("--rotate-key")}, {}, "does not exist");
    checkRefusal({text("--data"), dir.path(), text("--rotate-key")}, {{"MJ_SERVER_KEYS", text("{}")}}, "come by environment");
    CHECK(QDir(dir.path()).isEmpty());
}

TEST_CASE("the mailbox is printed while a server runs on the folder")
{
    ServerProcess server;
    const QUrl url = server.start();
    const Ended empty = run({text("--data"), server.dataFolder(), text("--mailbox")});
    INFO(empty.err);
    CHECK(empty.code == 0);
    {
        const auto personal = server::PersonalData::open(server.dataFolder() + text("/server.key"));
        const auto documents = server::SqliteDocuments::open(server.dataFolder() + text("/backend.sqlite"));
        const SystemClock clock;
        server::LocalMailbox mailbox(**documents, *personal, clock);
        REQUIRE(mailbox.send({{}, text("kim@example.org"), QStringLiteral("인증 번호"), text("line one\n048213\n"), clock.now().addSecs(3600)}));
    }
    const Ended full = run({text("--data"), server.dataFolder(), text("--mailbox")});
    REQUIRE(full.code == 0);
    const QJsonObject newest = QJsonDocument::fromJson(full.out.split('\n').constFirst()).object();
    CHECK((newest.keys() == QStringList{text("at"), text("subject"), text("text"), text("to")}));
    CHECK(newest.value(text("to")).toString() == text("kim@example.org"));
    CHECK(newest.value(text("subject")).toString() == QStringLiteral("인증 번호"));
    CHECK(newest.value(text("text")).toString() == text("line one\n048213\n"));
    CHECK(fromWire(newest.value(text("at")).toString()).isValid());
    CHECK(ServiceClient(url).get(text("/readyz")).status == 200);
}

TEST_CASE("the state of the mails is printed for the mail server of the environment")
{
    ServerProcess server;
    server.start();
    const QList<Setting> mail{{"MJ_SMTP_URL", text("smtps://mail.example.com:465")}, {"MJ_MAIL_FROM", text("studio@example.com")}, {"MJ_MAIL_DAILY_LIMIT", text("7")}};
    const QStringList asking{text("--data"), server.dataFolder(), text("--mail-state")};
    const QJsonObject open = QJsonDocument::fromJson(run(asking, mail).out).object();
    CHECK(open.value(text("state")).toString() == text("open"));
    CHECK(open.value(text("dailyLimit")).toInt() == 7);
    {
        const auto personal = server::PersonalData::open(server.dataFolder() + text("/server.key"));
        const auto documents = server::SqliteDocuments::open(server.dataFolder() + text("/backend.sqlite"));
        const SystemClock clock;
        server::MailConfig config;
        config.server = QUrl(text("smtps://mail.example.com:465"));
        config.from = text("studio@example.com");
        const server::MailFailure refused(error(Code::Forbidden), 535, text("5.7.8"));
        server::MailQueue(**documents, clock, server::MailQueue::nameOf(config, *personal)).note(server::verdictOf(refused), refused);
    }
    const QJsonObject stopped = QJsonDocument::fromJson(run(asking, mail).out).object();
    CHECK(stopped.value(text("state")).toString() == text("stopped"));
    CHECK(stopped.value(text("reply")).toInt() == 535);
    CHECK(stopped.value(text("enhanced")).toString() == text("5.7.8"));
    CHECK(QJsonDocument::fromJson(run(asking).out).object().value(text("state")).toString() == text("open")); // other settings
}

TEST_CASE("a folder without a server's data has no mailbox, and gets none")
{
    QTemporaryDir dir;
    checkRefusal({text("--data"), dir.path(), text("--mailbox")}, {}, "no server's data");
    checkRefusal({text("--data"), dir.path(), text("--mail-state")}, {}, "no server's data");
    CHECK(QDir(dir.path()).isEmpty());
}
