#include "client/export_archive.h"

#include "crypto/digest.h"
#include "support/catch.h"
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <iostream>
#include <map>
#include <zip.h>

using namespace mj;
using namespace mj::client;

namespace
{

struct Entry {
    QByteArray bytes;
    int method = 0;
};

std::map<QByteArray, Entry> entriesOf(const QString &file)
{
    std::map<QByteArray, Entry> entries;
    zip_t *archive = zip_open(QFile::encodeName(file).constData(), ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
    REQUIRE(archive);
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
        zip_stat_t stat;
        REQUIRE(zip_stat_index(archive, static_cast<zip_uint64_t>(i), ZIP_FL_ENC_UTF_8, &stat) == 0);
        zip_file_t *in = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
        QByteArray bytes(static_cast<qsizetype>(stat.size), Qt::Uninitialized);
        REQUIRE(zip_fread(in, bytes.data(), stat.size) == static_cast<zip_int64_t>(stat.size));
        REQUIRE(zip_fclose(in) == 0); // checks the CRC
        entries[stat.name] = {bytes, stat.comp_method};
    }
    zip_discard(archive);
    return entries;
}

qint64 peakKib()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong();
    }
    return 0;
}

bool run(const QString &program, const QStringList &arguments, const QString &folder)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(program, arguments);
    return process.waitForFinished(20'000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

QByteArray noise(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator::global()->generate(bytes.begin(), bytes.end());
    return bytes;
}

} // namespace

TEST_CASE("everything comes out again, pictures stored, text deflated, sums right")
{
    QTemporaryDir folder;
    const QString file = folder.path() + QStringLiteral("/내보내기.zip");
    const QByteArray picture = noise(100'000);
    const QByteArray text = QByteArray("{\"prompt\":\"고양이\"}\n").repeated(500);
    auto archive = ExportArchive::create(file);
    REQUIRE(archive);
    REQUIRE((*archive)->add(QStringLiteral("images/고양이.PNG"), picture));
    REQUIRE((*archive)->add(QStringLiteral("generations.jsonl"), text));
    REQUIRE((*archive)->add(QStringLiteral("empty.txt"), {}));
    CHECK_FALSE(QFileInfo::exists(file));
    REQUIRE((*archive)->finish());
    archive->reset();

    CHECK(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size() == 1);
    CHECK_FALSE(QFileInfo(file).permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther));
    auto entries = entriesOf(file);
    REQUIRE(entries.size() == 4);
    CHECK(entries["images/고양이.PNG"].bytes == picture);
    CHECK(entries["images/고양이.PNG"].method == ZIP_CM_STORE);
    CHECK(entries["generations.jsonl"].bytes == text);
    CHECK(entries["generations.jsonl"].method == ZIP_CM_DEFLATE);
    CHECK(entries["empty.txt"].bytes.isEmpty());
    const QByteArray sums = sha256(picture).toHex() + "  images/고양이.PNG\n" + sha256(text).toHex() + "  generations.jsonl\n" +
                            sha256({}).toHex() + "  empty.txt\n";
    CHECK(entries["SHA256SUMS"].bytes == sums);
}

TEST_CASE("the tools of other people agree")
{
    const QString unzip = QStandardPaths::findExecutable(QStringLiteral("unzip"));
    const QString sha256sum = QStandardPaths::findExecutable(QStringLiteral("sha256sum"));
    const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    if (sha256sum.isEmpty() || (unzip.isEmpty() && python.isEmpty())) {
        WARN("neither unzip nor python3 with sha256sum here");
        return;
    }
    QTemporaryDir folder;
    auto archive = ExportArchive::create(folder.path() + QStringLiteral("/e.zip"));
    REQUIRE(archive);
    REQUIRE((*archive)->add(QStringLiteral("images/하늘 a b.png"), noise(50'000)));
    REQUIRE((*archive)->add(QStringLiteral("account.json"), "{}"));
    REQUIRE((*archive)->finish());
    if (unzip.isEmpty()) {
        REQUIRE(run(python,
                    {QStringLiteral("-m"), QStringLiteral("zipfile"), QStringLiteral("-e"), QStringLiteral("e.zip"), QStringLiteral(".")},
                    folder.path()));
    } else {
        REQUIRE(run(unzip, {QStringLiteral("-tq"), QStringLiteral("e.zip")}, folder.path()));
        REQUIRE(run(unzip, {QStringLiteral("-q"), QStringLiteral("e.zip")}, folder.path()));
    }
    CHECK(run(sha256sum, {QStringLiteral("--strict"), QStringLiteral("-c"), QStringLiteral("SHA256SUMS")}, folder.path()));
    QFile changed(folder.path() + QStringLiteral("/account.json"));
    REQUIRE(changed.open(QIODevice::WriteOnly | QIODevice::Append));
    changed.write(" ");
    changed.close();
    CHECK_FALSE(run(sha256sum, {QStringLiteral("--strict"), QStringLiteral("-c"), QStringLiteral("SHA256SUMS")}, folder.path()));
}

TEST_CASE("names that are not safe to unpack are refused, and names that meet")
{
    QTemporaryDir folder;
    auto archive = ExportArchive::create(folder.path() + QStringLiteral("/e.zip"));
    REQUIRE(archive);
    const QStringList refused{QStringLiteral("../x"),
                              QStringLiteral("/etc/passwd"),
                              QStringLiteral("a/../../x"),
                              QStringLiteral("a//b"),
                              QStringLiteral("a\nb"),
                              QStringLiteral("a\\b"),
                              QStringLiteral("C:x"),
                              QStringLiteral(".."),
                              QStringLiteral("."),
                              QString(),
                              QStringLiteral("a/"),
                              QStringLiteral("con"),
                              QStringLiteral("images/NUL.png"),
                              QStringLiteral("x."),
                              QStringLiteral("x "),
                              QString(QChar(0)) + QLatin1Char('x'),
                              QStringLiteral("a\u202egnp.exe"),
                              QString(300, QLatin1Char('x')),
                              QStringLiteral("sha256sums"),
                              QStringLiteral("SHA256SUMS")};
    for (const QString &name : refused) {
        CAPTURE(name.toStdString());
        const Result<void> added = (*archive)->add(name, "x");
        REQUIRE_FALSE(added);
        CHECK(added.error().code == Code::InvalidField);
    }
    REQUIRE((*archive)->add(QStringLiteral("a.txt"), "1"));
    CHECK((*archive)->add(QStringLiteral("A.TXT"), "2").error().code == Code::InvalidField);
    REQUIRE((*archive)->finish());
    CHECK(entriesOf(folder.path() + QStringLiteral("/e.zip")).size() == 2);
}

TEST_CASE("without finish nothing is left, and an older archive stays until then")
{
    QTemporaryDir folder;
    const QString file = folder.path() + QStringLiteral("/e.zip");
    QFile old(file);
    REQUIRE(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    {
        auto archive = ExportArchive::create(file);
        REQUIRE(archive);
        REQUIRE((*archive)->add(QStringLiteral("a.txt"), "1"));
    }
    CHECK(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden) == QStringList{QStringLiteral("e.zip")});
    CHECK(QFileInfo(file).size() == 3);
    auto archive = ExportArchive::create(file);
    REQUIRE((*archive)->add(QStringLiteral("a.txt"), "1"));
    REQUIRE((*archive)->finish());
    CHECK((*archive)->add(QStringLiteral("b.txt"), "1").error().code == Code::Storage);
    CHECK((*archive)->finish().error().code == Code::Storage);
    CHECK(entriesOf(file).size() == 2);
}

TEST_CASE("a folder that is not there is Storage")
{
    CHECK(ExportArchive::create(QStringLiteral("/nowhere/at/all/e.zip")).error().code == Code::Storage);
}

TEST_CASE("300 MB of pictures pass through little memory")
{
    QTemporaryDir folder;
    const QString file = folder.path() + QStringLiteral("/e.zip");
    const QByteArray picture = noise(300'000);
    const qint64 before = peakKib();
    auto archive = ExportArchive::create(file);
    REQUIRE(archive);
    for (int i = 0; i < 1'000; ++i)
        REQUIRE((*archive)->add(QStringLiteral("images/%1.png").arg(i), picture));
    REQUIRE((*archive)->finish());
    const qint64 grown = peakKib() - before;
    std::cout << "archive of 1,000 pictures, " << QFileInfo(file).size() / 1'000'000 << " MB: peak memory grew by " << grown << " KiB\n";
    CHECK(QFileInfo(file).size() > 300'000'000);
    CHECK(grown < 40'000);
}
