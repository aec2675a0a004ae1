#include "support/catch.h"
#include "ui/common/policy_book.h"
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace mj;
using ui::PolicyBook;

namespace {
const QString kFolder = QStringLiteral(":/policy");

int articles(const QString &text, const QString &pattern)
{
    int count = 0;
    for (auto match = QRegularExpression(pattern, QRegularExpression::MultilineOption).globalMatch(text); match.hasNext(); match.next())
        ++count;
    return count;
}
} // namespace

TEST_CASE("The policy is whole in both languages")
{
    const auto english = PolicyBook::read(kFolder, QStringLiteral("en"));
    const auto korean = PolicyBook::read(kFolder, QStringLiteral("ko"));
    REQUIRE(english);
    REQUIRE(korean);
    CHECK(english->version() == QDate(2025, 11, 28));
    CHECK(korean->version() == english->version());
    CHECK(articles(english->text(), QStringLiteral("^Article [1-9] \\(")) == 9);
    CHECK(articles(korean->text(), QStringLiteral("^제[1-9]조 \\(")) == 9);
    for (const PolicyBook *book : {&*english, &*korean}) {
        CHECK(book->text().contains(QStringLiteral("2025-11-28")));
        CHECK(book->text().contains(book->officer().email));
        CHECK(book->text().contains(book->officer().phone));
        CHECK(book->text().contains(book->officer().name));
        CHECK(book->text().count(QLatin1Char('\n')) == english->text().count(QLatin1Char('\n')));
    }
}

TEST_CASE("Every processor states all facts in both languages, and says which are not confirmed")
{
    const auto english = PolicyBook::read(kFolder, QStringLiteral("en"));
    const auto korean = PolicyBook::read(kFolder, QStringLiteral("ko"));
    REQUIRE(english);
    REQUIRE(korean);
    QStringList ids;
    for (const PolicyBook *book : {&*english, &*korean}) {
        REQUIRE(book->processors().size() == 5);
        for (const PolicyBook::Processor &processor : book->processors()) {
            ids.append(processor.id);
            for (const QString &fact : {processor.name, processor.task, processor.items, processor.country, processor.method, processor.contact, processor.retention})
                CHECK_FALSE(fact.isEmpty());
            for (const QString &field : processor.unconfirmed)
                CHECK(QStringList({QStringLiteral("items"), QStringLiteral("country"), QStringLiteral("method"), QStringLiteral("contact"),
                                   QStringLiteral("retention")})
                          .contains(field));
        }
    }
    for (const char *id : {"firebase", "openai", "replicate", "gmail", "toss"})
        CHECK(ids.count(QLatin1String(id)) == 2);
    CHECK(english->processorName(QStringLiteral("toss")) == QStringLiteral("Toss Payments"));
    CHECK(english->processorName(QStringLiteral("nobody")) == QStringLiteral("nobody"));
    CHECK(korean->processors()[0].task != english->processors()[0].task);
}

TEST_CASE("A missing or broken policy file is an error, not an empty page")
{
    QTemporaryDir folder;
    const auto missing = PolicyBook::read(folder.path(), QStringLiteral("ko"));
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == Code::Storage);

    QFile registry(folder.filePath(QStringLiteral("processors.json")));
    REQUIRE(registry.open(QIODevice::WriteOnly));
    registry.write("{\"policyVersion\":\"2025-11-28\",\"processors\":[");
    registry.close();
    const auto broken = PolicyBook::read(folder.path(), QStringLiteral("ko"));
    REQUIRE_FALSE(broken);
    CHECK(broken.error().code == Code::Corrupt);
}
