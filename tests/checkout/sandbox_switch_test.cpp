#include "support/catch.h"

#include <QDirIterator>
#include <QFile>

TEST_CASE("the program never takes Chromium's sandbox away")
{
    int files = 0;
    for (const char *folder : {"app", "ui", "lib", "resources", "packaging", "translations"}) {
        for (QDirIterator it(QStringLiteral(MJ_SOURCE_DIR "/") + QLatin1String(folder), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext();) {
            QFile file(it.next());
            REQUIRE(file.open(QIODevice::ReadOnly));
            const QByteArray text = file.readAll().toLower();
            INFO(file.fileName());
            ++files;
            for (const char *word : {"no-sandbox", "disable_sandbox", "disable-web-security", "ignore-certificate-errors", "remote-debugging", "qtwebengine_chromium_flags",
                                     "qtwebengine_remote_debugging", "acceptcertificate("})
                CHECK_FALSE(text.contains(word));
        }
    }
    CHECK(files > 300);
}
