#include "server_options.h"

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

Result<void> readNumber(const QString &flag, const QString &value, int most, int &number)
{
    bool ok = false;
    number = value.toInt(&ok);
    if (!ok || number < 1 || number > most)
        return refuse(QStringLiteral("%1 wants a number from 1 to %2, not \"%3\".").arg(flag).arg(most).arg(value));
    return {};
}

bool takesValue(const QString &flag)
{
    static const QStringList flags{QStringLiteral("--data"), QStringLiteral("--listen"), QStringLiteral("--public-url"), QStringLiteral("--workers"),
                                   QStringLiteral("--runners")};
    return flags.contains(flag);
}

Result<void> readFlag(const QString &flag, const QString &value, ServerOptions &options)
{
    if (flag == QLatin1String("--data"))
        options.config.dataFolder = value;
    else if (flag == QLatin1String("--listen"))
        return readListen(value, options.config);
    else if (flag == QLatin1String("--public-url"))
        options.config.publicUrl = QUrl(value, QUrl::StrictMode);
    else if (flag == QLatin1String("--workers"))
        return readNumber(flag, value, 256, options.config.workers);
    else if (flag == QLatin1String("--runners"))
        return readNumber(flag, value, 64, options.config.runners);
    else
        return refuse(QStringLiteral("There is no flag \"%1\".").arg(flag));
    return {};
}

void readEnvironment(ServerOptions &options)
{
    const auto value = [](const char *name) { return QString::fromUtf8(qgetenv(name)); };
    options.config.tossClientKey = value("MJ_TOSS_CLIENT_KEY");
    options.config.tossSecretKey = value("MJ_TOSS_SECRET_KEY");
    if (qEnvironmentVariableIsSet("MJ_TOSS_API_BASE"))
        options.config.tossApiBase = QUrl(value("MJ_TOSS_API_BASE"));
    if (qEnvironmentVariableIsSet("MJ_TOSS_SDK_URL"))
        options.config.tossSdkUrl = QUrl(value("MJ_TOSS_SDK_URL"));
}

Result<void> check(ServerOptions &options)
{
    if (options.config.dataFolder.isEmpty())
        return refuse(QStringLiteral("--data DIR is missing: the folder for the server's data."));
    const QFileInfo folder(options.config.dataFolder);
    if (folder.exists() && !folder.isDir())
        return refuse(QStringLiteral("--data \"%1\" is a file, not a folder.").arg(options.config.dataFolder));
    if (!folder.exists() && !QDir().mkpath(options.config.dataFolder))
        return refuse(QStringLiteral("--data \"%1\" cannot be made: check the path and its permissions.").arg(options.config.dataFolder));
    if (!QFileInfo(options.config.dataFolder).isWritable())
        return refuse(QStringLiteral("--data \"%1\" cannot be written: check its permissions.").arg(options.config.dataFolder));
    const QUrl &url = options.config.publicUrl;
    if (!url.isEmpty() && (!url.isValid() || url.host().isEmpty() || !url.scheme().startsWith(QLatin1String("http"))))
        return refuse(QStringLiteral("--public-url wants an address like https://studio.example.com."));
    if (options.sandbox) {
        options.config.tossClientKey = QStringLiteral("test_ck_sandbox_mjstudio0000000000");
        options.config.tossSecretKey = QStringLiteral("test_sk_sandbox_mjstudio0000000000");
    } else if (options.config.tossSecretKey.isEmpty() || options.config.tossClientKey.isEmpty()) {
        return refuse(QStringLiteral("MJ_TOSS_CLIENT_KEY and MJ_TOSS_SECRET_KEY are not set; use --sandbox to pay with play money."));
    }
    return {};
}

} // namespace

QString ServerOptions::sandboxStateFile() const
{
    return QDir(config.dataFolder).filePath(QStringLiteral("sandbox.json"));
}

Result<ServerOptions> ServerOptions::parse(const QStringList &arguments)
{
    ServerOptions options;
    readEnvironment(options);
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        QString flag = arguments.at(i);
        if (flag == QLatin1String("--help") || flag == QLatin1String("-h")) {
            options.showHelp = true;
            return options;
        }
        if (flag == QLatin1String("--sandbox")) {
            options.sandbox = true;
        } else if (flag == QLatin1String("--access-log")) {
            options.config.accessLog = true;
        } else {
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
    if (const Result<void> ok = check(options); !ok)
        return fail(ok);
    return options;
}

QString ServerOptions::help()
{
    return QStringLiteral(
        "mjstudio-server: the account backend of MJ Studio\n"
        "\n"
        "  mjstudio-server --data DIR --listen 127.0.0.1:0 --sandbox\n"
        "\n"
        "Prints one line {\"url\":\"http://...\"} when it is ready and stops cleanly on SIGTERM.\n"
        "\n"
        "  --data DIR           folder of the database, pictures and keys; made when absent, owner-only\n"
        "  --listen ADDR:PORT   address to listen on; port 0 takes a free one (default 127.0.0.1:0)\n"
        "  --public-url URL     address that browsers are sent to for the checkout (default: the listening address)\n"
        "  --sandbox            pay with play money at a built-in stand-in of the payment service\n"
        "  --workers N          requests worked at once (default 16)\n"
        "  --runners N          pictures made at once (default 2)\n"
        "  --access-log         method, route, status and duration of every request, nothing personal\n"
        "  --help               this text\n"
        "\n"
        "Environment:\n"
        "  MJ_TOSS_CLIENT_KEY, MJ_TOSS_SECRET_KEY   the key pair of the payment service (never as a flag: flags show in process lists)\n"
        "  MJ_TOSS_API_BASE, MJ_TOSS_SDK_URL        its addresses (default: the real ones)\n"
        "\n"
        "Exit: 0 after SIGTERM, SIGINT or --help; 2 for a wrong flag or an unusable folder, with one sentence on stderr.\n");
}

} // namespace mj
