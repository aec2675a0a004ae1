#include "client/prompt_store.h"
#include "gallery_sample.h"

#include <SQLiteCpp/Statement.h>

using namespace mj;
using namespace mj::client;

namespace {

PromptRecord sent(const QString &prompt, int second)
{
    PromptRecord record;
    record.id = newId(QLatin1String("prompt"));
    record.prompt = prompt;
    record.negative = QStringLiteral("blur-secret");
    record.usedAt = QDateTime::fromMSecsSinceEpoch(1'795'000'000'123 + second * 1000, Qt::UTC);
    record.uses = 3;
    record.pinned = second % 2 == 1;
    return record;
}

TemplateRecord named(const QString &name)
{
    return {newId(QLatin1String("template")), name, samplePrompt(), QStringLiteral("blur-secret")};
}

bool isSame(const PromptRecord &a, const PromptRecord &b)
{
    return a.id == b.id && a.prompt == b.prompt && a.negative == b.negative && a.usedAt == b.usedAt && a.uses == b.uses && a.pinned == b.pinned;
}

void changeIndex(const Gallery &gallery, const char *sql)
{
    SQLite::Database index(gallery.folder.toStdString() + "/index.sqlite", SQLite::OPEN_READWRITE);
    index.setBusyTimeout(5000);
    index.exec(sql);
}

} // namespace

TEST_CASE("prompts come back as they were, the last used first")
{
    Gallery gallery;
    const PromptRecord early = sent(samplePrompt(), 1);
    PromptRecord late = sent(QStringLiteral("둘째 👩‍🎨\nwith a line"), 2);
    REQUIRE(gallery.store->prompts().putPrompts({early, late}));
    gallery.reopen();
    QList<PromptRecord> read = gallery.store->prompts().prompts().value();
    REQUIRE(read.size() == 2);
    CHECK(isSame(read[0], late));
    CHECK(isSame(read[1], early));

    late.uses = 4;
    late.usedAt = early.usedAt.addSecs(-60);
    REQUIRE(gallery.store->prompts().putPrompts({late}));
    read = gallery.store->prompts().prompts().value();
    REQUIRE(read.size() == 2);
    CHECK(isSame(read[1], late));

    REQUIRE(gallery.store->prompts().removePrompts({early.id, QStringLiteral("prompt_unknown")}));
    CHECK(gallery.store->prompts().prompts().value().size() == 1);
    REQUIRE(gallery.store->prompts().removeAllPrompts());
    CHECK(gallery.store->prompts().prompts().value().isEmpty());
}

TEST_CASE("templates keep the person's order, and a list replaces the one before")
{
    Gallery gallery;
    const QList<TemplateRecord> first{named(QStringLiteral("나")), named(QStringLiteral("b")), named(QStringLiteral("a"))};
    REQUIRE(gallery.store->prompts().putTemplates(first));
    gallery.reopen();
    CHECK(gallery.store->prompts().templates().value() == first);
    const QList<TemplateRecord> second{first[2], first[0]};
    REQUIRE(gallery.store->prompts().putTemplates(second));
    gallery.reopen();
    CHECK(gallery.store->prompts().templates().value() == second);
}

TEST_CASE("an id that newId cannot have made changes nothing")
{
    Gallery gallery;
    PromptRecord odd = sent(samplePrompt(), 1);
    odd.id = QStringLiteral("../x");
    const Result<void> put = gallery.store->prompts().putPrompts({sent(samplePrompt(), 2), odd});
    REQUIRE_FALSE(put);
    CHECK(put.error().code == Code::InvalidField);
    CHECK(gallery.store->prompts().prompts().value().isEmpty());
}

TEST_CASE("no word of a prompt or template is in any file, also not after it was deleted")
{
    Gallery gallery;
    const PromptRecord record = sent(samplePrompt(), 1);
    REQUIRE(gallery.store->prompts().putPrompts({record}));
    REQUIRE(gallery.store->prompts().putTemplates({named(QStringLiteral("template-secret"))}));
    const auto holds = [&](const QByteArray &words) {
        const QStringList files = gallery.files();
        return std::any_of(files.begin(), files.end(), [&](const QString &file) { return contentOf(file).contains(words); });
    };
    for (const char *secret : {"private prompt 7391", "blur-secret", "template-secret"})
        CHECK_FALSE(holds(secret));
    CHECK(holds(record.id.toUtf8())); // what may be read, so that the search is known to find things
    REQUIRE(gallery.store->prompts().removePrompts({record.id}));
    CHECK_FALSE(holds(record.id.toUtf8()));
}

TEST_CASE("a row that was changed or moved to another id is left out, the others stay")
{
    Gallery gallery;
    const PromptRecord one = sent(QStringLiteral("one"), 1);
    const PromptRecord two = sent(QStringLiteral("two"), 2);
    REQUIRE(gallery.store->prompts().putPrompts({one, two}));
    REQUIRE(gallery.store->prompts().putTemplates({named(QStringLiteral("a")), named(QStringLiteral("b"))}));
    gallery.close();
    changeIndex(gallery, "UPDATE prompts SET sealed = (SELECT sealed FROM prompts WHERE pinned = 0) WHERE pinned = 1");
    changeIndex(gallery, "UPDATE prompt_templates SET sealed = x'00' WHERE place = 0");
    gallery.reopen();
    const QList<PromptRecord> left = gallery.store->prompts().prompts().value();
    REQUIRE(left.size() == 1);
    CHECK(isSame(left.first(), two));
    CHECK(gallery.store->prompts().templates().value().size() == 1);
}

TEST_CASE("prompts go with the gallery's folder, and a gallery of the first form gets the tables")
{
    Gallery gallery;
    REQUIRE(gallery.store->putNote(QStringLiteral("draft/recipe"), "kept"));
    gallery.close();
    changeIndex(gallery, "DROP TABLE prompts; DROP TABLE prompt_templates; PRAGMA user_version = 1;");
    gallery.reopen();
    CHECK(gallery.store->note(QStringLiteral("draft/recipe")).value() == QByteArray("kept"));
    REQUIRE(gallery.store->prompts().putPrompts({sent(samplePrompt(), 1)}));
    gallery.close();
    REQUIRE(GalleryStore::erase(gallery.folder));
    CHECK(gallery.files().isEmpty());
    gallery.reopen();
    CHECK(gallery.store->prompts().prompts().value().isEmpty());
}
