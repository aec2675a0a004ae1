#include "server_options.h"

#include "provider_settings.h"
#include "server_environment.h"

#include <QDir>
#include <QFileInfo>

namespace mj {
namespace {

tl::unexpected<Error> refuse(const QString &sentence)
{
    return fail(Code::InvalidField, sentence + QStringLiteral(" Try --help."));
}

Result<void> readListen(const QString &value, server::Config &config)
{
    const qsizetype colon = value.lastIndexOf(QLatin1Char(':'));
    bool ok = false;
    const int port = value.mid(colon + 1).toInt(&ok);
    if (colon < 1 || !ok || port < 0 || port > 65535)
        return refuse(QStringLiteral("--listen wants ADDRESS:PORT, as in 127.0.0.1:8080, not \"%1\".").arg(value));
    config.host = value.left(colon);
    config.port = static_cast<quint16>(port);
    return {};
}

struct Range {
    int least = 1;
    int most = 1;
};

Result<void> readNumber(const QString &flag, const QString &value, Range range, int &number)
{
    bool ok = false;
    number = value.toInt(&ok);
    if (!ok || number < range.least || number > range.most)
        return refuse(QStringLiteral("%1 wants a number from %2 to %3, not \"%4\".").arg(flag).arg(range.least).arg(range.most).arg(value));
    return {};
}

bool takesValue(const QString &flag)
{
    static const QStringList flags{QStringLiteral("--data"), QStringLiteral("--listen"), QStringLiteral("--public-url"), QStringLiteral("--workers"),
                                   QStringLiteral("--runners"), QStringLiteral("--forwarded-hops"), QStringLiteral("--providers"), QStringLiteral("--models")};
    return flags.contains(flag);
}

Result<void> readFlag(const QString &flag, const QString &value, ServerOptions &options)
{
    if (flag == QLatin1String("--data"))
        options.config.dataFolder = value;
    else if (flag == QLatin1String("--listen"))
        return readListen(value, options.config);
    else if (flag == QLatin1String("--providers"))
        options.providersFile = value;
    else if (flag == QLatin1String("--models"))
        options.modelsFile = value;
    else if (flag == QLatin1String("--public-url"))
        options.config.publicUrl = QUrl(value, QUrl::StrictMode);
    else if (flag == QLatin1String("--workers"))
        return readNumber(flag, value, {1, 256}, options.config.workers);
    else if (flag == QLatin1String("--runners"))
        return readNumber(flag, value, {1, 64}, options.config.runners);
    else if (flag == QLatin1String("--forwarded-hops"))
        return readNumber(flag, value, {0, 10}, options.config.forwardedHops);
    else
        return refuse(QStringLiteral("There is no flag \"%1\".").arg(flag));
    return {};
}

// A flag that stands alone.
bool readSwitch(const QString &flag, ServerOptions &options)
{
    if (flag == QLatin1String("--sandbox"))
        options.sandbox = true;
    else if (flag == QLatin1String("--access-log"))
        options.config.accessLog = true;
    else if (flag == QLatin1String("--rotate-key"))
        options.task = ServerOptions::Task::RotateKey;
    else if (flag == QLatin1String("--mailbox"))
        options.task = ServerOptions::Task::PrintMailbox;
    else if (flag == QLatin1String("--mail-state"))
        options.task = ServerOptions::Task::PrintMailState;
    else if (flag == QLatin1String("audit"))
        options.task = ServerOptions::Task::Audit;
    else
        return false;
    return true;
}

Result<void> checkFolder(const ServerOptions &options)
{
    const QString &path = options.config.dataFolder;
    if (path.isEmpty())
        return refuse(QStringLiteral("--data DIR is missing: the folder for the server's data."));
    const QFileInfo folder(path);
    if (folder.exists() && !folder.isDir())
        return refuse(QStringLiteral("--data \"%1\" is a file, not a folder.").arg(path));
    if (!folder.exists() && options.task != ServerOptions::Task::Serve)
        return refuse(QStringLiteral("--data \"%1\" does not exist.").arg(path));
    if (!folder.exists() && !QDir().mkpath(path))
        return refuse(QStringLiteral("--data \"%1\" cannot be made: check the path and its permissions.").arg(path));
    if (!QFileInfo(path).isWritable())
        return refuse(QStringLiteral("--data \"%1\" cannot be written: check its permissions.").arg(path));
    return {};
}

// The flag counts where the environment says something else.
Result<void> readFiles(ServerOptions &options)
{
    const auto fileOf = [](const QString &flag, const char *variable) { return flag.isEmpty() ? QString::fromUtf8(qgetenv(variable)) : flag; };
    if (const QString path = fileOf(options.providersFile, "MJ_PROVIDERS"); !path.isEmpty()) {
        const Result<QList<server::ProviderConfig>> providers = readProviders(path);
        if (!providers)
            return fail(providers);
        options.config.providers = *providers;
    }
    if (const QString path = fileOf(options.modelsFile, "MJ_MODELS"); !path.isEmpty()) {
        const Result<QByteArray> models = readModels(path);
        if (!models)
            return fail(models);
        options.config.models = *models;
    }
    return {};
}

Result<void> check(ServerOptions &options)
{
    const bool isAudit = options.task == ServerOptions::Task::Audit;
    if (const Result<void> usable = checkFolder(options); !usable || (options.task != ServerOptions::Task::Serve && !isAudit))
        return usable;
    const QUrl &url = options.config.publicUrl;
    if (!url.isEmpty() && (!url.isValid() || url.host().isEmpty() || !url.scheme().startsWith(QLatin1String("http"))))
        return refuse(QStringLiteral("--public-url wants an address like https://studio.example.com."));
    if (options.sandbox) {
        options.config.tossClientKey = QStringLiteral("test_ck_sandbox_mjstudio0000000000");
        options.config.tossSecretKey = QStringLiteral("test_sk_sandbox_mjstudio0000000000");
    } else if (options.config.tossSecretKey.isEmpty() || options.config.tossClientKey.isEmpty()) {
        return refuse(QStringLiteral("MJ_TOSS_CLIENT_KEY and MJ_TOSS_SECRET_KEY are not set; use --sandbox to pay with play money."));
    }
    if (isAudit)
        return {};
    if (const Result<void> mail = checkMail(options.config.mail, options.sandbox); !mail)
        return mail;
    if (const Result<void> files = readFiles(options); !files)
        return files;
    return checkGoogle(options.config.google);
}

} // namespace

QString ServerOptions::sandboxStateFile() const
{
    return QDir(config.dataFolder).filePath(QStringLiteral("sandbox.json"));
}

Result<ServerOptions> ServerOptions::parse(const QStringList &arguments)
{
    ServerOptions options;
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        QString flag = arguments.at(i);
        if (flag == QLatin1String("--help") || flag == QLatin1String("-h")) {
            options.task = Task::ShowHelp;
            return options;
        }
        if (!readSwitch(flag, options)) {
            QString value;
            if (const qsizetype equals = flag.indexOf(QLatin1Char('=')); equals > 0) {
                value = flag.mid(equals + 1);
                flag.truncate(equals);
            } else if (i + 1 < arguments.size()) {
                value = arguments.at(++i);
            } else if (takesValue(flag)) {
                return refuse(QStringLiteral("%1 wants a value.").arg(flag));
            }
            if (const Result<void> read = readFlag(flag, value, options); !read)
                return fail(read);
        }
    }
    if (const Result<void> read = readEnvironment(options.config); !read)
        return fail(read);
    if (const Result<void> ok = check(options); !ok)
        return fail(ok);
    return options;
}

} // namespace mj
