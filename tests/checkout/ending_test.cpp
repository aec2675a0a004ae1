#include "checkout/opened_checkout.h"
#include "checkout/stand_in_site.h"
#include "support/catch.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryFile>
#include <unistd.h>

using namespace mj;

namespace {

const auto kHtml = QByteArrayLiteral("<!doctype html><p id=here>here</p>");

void openPay(OpenedCheckout &checkout, StandInSite &site, const QByteArray &html = kHtml)
{
    site.put(QStringLiteral("/pay"), html);
    checkout.open(site.url(QStringLiteral("/pay")), site.url(QStringLiteral("/return")));
    REQUIRE(checkout.shows(QStringLiteral("#here")));
}

// All that this process writes to its standard error, Chromium's lines included.
class StandardError
{
public:
    StandardError() : m_kept(dup(STDERR_FILENO))
    {
        m_file.open();
        dup2(m_file.handle(), STDERR_FILENO);
    }
    ~StandardError() { restore(); }
    QByteArray text()
    {
        restore();
        QFile file(m_file.fileName());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    void restore()
    {
        if (m_kept >= 0) {
            fflush(stderr);
            dup2(m_kept, STDERR_FILENO);
            ::close(std::exchange(m_kept, -1));
        }
    }

    QTemporaryFile m_file;
    int m_kept;
};

QStringList filesUnder(const QString &folder)
{
    QStringList files;
    for (QDirIterator it(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories); it.hasNext();)
        files.append(it.next());
    return files;
}

QStringList holding(const QStringList &files, const QByteArray &words)
{
    QStringList found;
    for (const QString &path : files) {
        QFile file(path);
        if (QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly) && file.readAll().contains(words))
            found.append(path);
    }
    return found;
}

} // namespace

TEST_CASE("a site without a valid certificate is refused")
{
    StandInSite site(StandInSite::Line::SelfSigned);
    site.put(QStringLiteral("/pay"), kHtml);
    OpenedCheckout checkout;
    checkout.open(site.url(QStringLiteral("/pay")), site.url(QStringLiteral("/return")));
    CHECK(waitFor([&] { return !checkout.failures.isEmpty(); }));
    letPass(300);
    CHECK(checkout.failures == QStringList{QStringLiteral("tls_rejected")});
    CHECK(site.hits(QStringLiteral("/pay")) == 0);
}

TEST_CASE("an address where nobody answers is given up")
{
    OpenedCheckout checkout;
    QElapsedTimer timer;
    timer.start();
    QString reason;
    SECTION("at once when the connection is refused")
    {
        QUrl nobody;
        {
            StandInSite gone;
            nobody = gone.url(QStringLiteral("/pay"));
        }
        checkout.open(nobody, nobody.resolved(QUrl(QStringLiteral("/return"))));
        CHECK(waitFor([&] { return !checkout.failures.isEmpty(); }));
        reason = QStringLiteral("load_failed");
    }
    SECTION("at once when nobody knows the name")
    {
        checkout.open(QUrl(QStringLiteral("https://studio.invalid/pay")), QUrl(QStringLiteral("https://studio.invalid/return")));
        CHECK(waitFor([&] { return !checkout.failures.isEmpty(); }));
        reason = QStringLiteral("host_unknown");
    }
    SECTION("at once when the service answers with its own failure and no page")
    {
        StandInSite ill;
        ill.put(QStringLiteral("/pay"), {{}, {}, 503, false});
        checkout.open(ill.url(QStringLiteral("/pay")), ill.url(QStringLiteral("/return")));
        CHECK(waitFor([&] { return !checkout.failures.isEmpty(); }));
        reason = QStringLiteral("load_failed");
    }
    SECTION("after a while when the site takes the request and stays silent")
    {
        REQUIRE(checkout.page().property("patience").toInt() == 20'000);
        checkout.page().setProperty("patience", 1200);
        StandInSite silent;
        silent.put(QStringLiteral("/pay"), {{}, {}, 200, true});
        checkout.open(silent.url(QStringLiteral("/pay")), silent.url(QStringLiteral("/return")));
        CHECK(waitFor([&] { return !checkout.failures.isEmpty(); }));
        CHECK(timer.elapsed() >= 1100);
        reason = QStringLiteral("no_answer");
    }
    letPass(300);
    CHECK(checkout.failures == QStringList{reason});
    CHECK(checkout.closed == 0);
    CHECK(checkout.returned == 0);
}

TEST_CASE("a page that is shown but slow to finish is not given up")
{
    OpenedCheckout checkout;
    checkout.page().setProperty("patience", 1500);
    StandInSite site;
    site.put(QStringLiteral("/slow.png"), {{}, {}, 200, true});
    site.put(QStringLiteral("/pay"), "<!doctype html><p id=here>here</p><img src='/slow.png'>");
    checkout.open(site.url(QStringLiteral("/pay")), site.url(QStringLiteral("/return")));
    CHECK(checkout.holds(QStringLiteral("!!document.getElementById('here')")));
    letPass(2000);
    CHECK(checkout.failures.isEmpty());
}

TEST_CASE("an address that fails later can be asked again and ends nothing")
{
    StandInSite site;
    OpenedCheckout checkout;
    openPay(checkout, site);
    const QUrl later = site.url(QStringLiteral("/next"));
    site.close(); // the service goes away
    checkout.run(QStringLiteral("setTimeout(function () { location.href = '%1'; }, 0); true").arg(later.toString()));
    CHECK(waitFor([&] { return checkout.notice().contains(QStringLiteral("did not answer")); }));
    letPass(300);
    CHECK(checkout.notice().contains(QStringLiteral("did not answer")));
    CHECK(checkout.failures.isEmpty());
}

TEST_CASE("the bar names the site and offers the ways out")
{
    StandInSite site;
    OpenedCheckout checkout;
    openPay(checkout, site);
    CHECK(checkout.page().findChild<QWidget *>(QStringLiteral("checkout_address"))->accessibleName().contains(QStringLiteral("127.0.0.1")));
    checkout.press(QStringLiteral("checkout_open_in_browser"));
    CHECK(checkout.sentToBrowser == QList<QUrl>{site.url(QStringLiteral("/pay"))});
    checkout.press(QStringLiteral("checkout_close"));
    checkout.press(QStringLiteral("checkout_close"));
    CHECK(waitFor([&] { return checkout.closed == 1; }));
    letPass(100);
    CHECK(checkout.closed == 1);
}

TEST_CASE("nothing of a checkout stays on the disk or in the log")
{
    const QByteArray marker = "pocket-marker-7c41";
    const QString home = qEnvironmentVariable("HOME");
    REQUIRE(home.startsWith(QDir::tempPath())); // the launcher's private one
    const QStringList before = filesUnder(home);
    QByteArray log;
    {
        StandardError errors;
        StandInSite site;
        site.put(QStringLiteral("/script.js"), {"console.error('" + marker + "'); throw new Error('" + marker + "');", "Content-Type: text/javascript\r\n", 200, false});
        {
            OpenedCheckout checkout;
            openPay(checkout, site, "<!doctype html><p id=here>here</p><script>localStorage.setItem('k', '" + marker + "'); document.cookie = 'c=" + marker
                + "; max-age=9999'; var r = indexedDB.open('d', 1); r.onupgradeneeded = function () { r.result.createObjectStore('s'); };"
                  "r.onsuccess = function () { var t = r.result.transaction('s', 'readwrite'); t.objectStore('s').put('" + marker
                + "', 'k'); t.oncomplete = function () { window.stored = true; }; };</script><script src='/script.js?who=" + marker + "'></script>"
                  "<iframe src='http://" + marker + ".invalid/'></iframe>");
            CHECK(checkout.holds(QStringLiteral("window.stored === true")));
            CHECK(checkout.run(QStringLiteral("localStorage.getItem('k') + document.cookie")).toString().contains(QString::fromLatin1(marker)));
            CHECK(holding(filesUnder(home), marker).isEmpty());
        }
        letPass(300);
        // The next checkout begins with nothing of the last.
        OpenedCheckout next;
        openPay(next, site);
        CHECK(next.run(QStringLiteral("String(localStorage.getItem('k')) + '|' + document.cookie")).toString() == QStringLiteral("null|"));
        next.close();
        letPass(100);
        log = errors.text();
    }
    INFO(log.toStdString());
    CHECK_FALSE(log.contains(marker));
    CHECK_FALSE(log.contains("Release of profile requested"));
    CHECK(holding(filesUnder(home), marker).isEmpty());
    QStringList added;
    for (const QString &file : filesUnder(home)) {
        if (!before.contains(file) && file.contains(QStringLiteral("QtWebEngine"), Qt::CaseInsensitive))
            added.append(file);
    }
    CHECK(added == QStringList());
}
