#include "driver/journey.h"
#include "journeys/stage.h"
#include "support/catch.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace mj;
using namespace mj::journey;

namespace {

// What the kernel shows of a process to everybody.
QByteArray argumentsOf(qint64 processId)
{
    QFile file(QStringLiteral("/proc/%1/cmdline").arg(processId));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// What looks like one of our tokens: "ses_….<turn>.<secret>".
QStringList filesWithTokens(const QString &folder)
{
    static const QRegularExpression token(QStringLiteral("ses_[a-z2-7]{26}\\.[0-9]+\\.[A-Za-z0-9_-]{20,}"));
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && token.match(QString::fromLatin1(file.readAll())).hasMatch())
            found << file.fileName();
    }
    return found;
}

} // namespace

TEST_CASE("joining, signing out and in, and a forgotten password leave no secret in files, logs or arguments")
{
    const QTemporaryDir data;
    const QTemporaryDir place;
    const QString profile = place.filePath(QStringLiteral("profile"));
    const QString log = place.filePath(QStringLiteral("log"));
    REQUIRE(QDir(place.path()).mkpath(QStringLiteral("profile")));
    const Person person;
    const QString newPassword = QStringLiteral("초록 기차를 탄 17번째 곰");
    Backend backend(data.path());
    DrivenApp app(program(), profile, korean + QStringList{backend.variable()});
    app.keepLog(log);
    app.start();
    joinUnproven(app, person);
    const QByteArray arguments = argumentsOf(app.processId());
    const QString firstCode = backend.code(person.email);
    enterCode(app, firstCode);
    REQUIRE(app.quit());

    app.start(); // signed in by the keychain
    app.waitVisible(QStringLiteral("nav_account"), 30);
    app.click(QStringLiteral("nav_account"));
    app.click(QStringLiteral("account_sign_out"));
    app.click(QStringLiteral("account_sign_out_keep"));
    app.waitVisible(QStringLiteral("sign_in_email"), 30);

    // Others use this computer: nothing stays.
    app.click(QStringLiteral("sign_in_shared"));
    signIn(app, person);
    app.waitVisible(QStringLiteral("nav_account"), 30);
    REQUIRE(app.quit());
    CHECK(QDir(profile).entryList({QStringLiteral("memory-*")}, QDir::Dirs).isEmpty());

    app.start(); // a shared computer asks again
    app.waitVisible(QStringLiteral("sign_in_forgotten"), 30);
    app.click(QStringLiteral("sign_in_forgotten"));
    app.type(QStringLiteral("reset_email"), person.email);
    app.click(QStringLiteral("reset_submit"));
    app.waitVisible(QStringLiteral("reset_code"), 30);
    app.type(QStringLiteral("reset_code"), backend.code(person.email, firstCode));
    app.type(QStringLiteral("reset_password"), newPassword);
    app.click(QStringLiteral("reset_submit"));
    app.waitVisible(QStringLiteral("nav_create"), 30);
    REQUIRE(app.quit());

    const QStringList secrets{person.email, person.name, person.password, newPassword};
    CHECK(filesWith(place.path(), secrets) == QStringList());
    CHECK(filesWith(data.path(), secrets) == QStringList());
    CHECK(filesWithTokens(place.path()) == QStringList());
    for (const QString &secret : secrets)
        CHECK_FALSE(arguments.contains(secret.toUtf8()));
    CHECK_FALSE(arguments.contains("ses_"));
}
