#include "client/prompt_store.h"
#include "desk.h"
#include "studio/prompt_templates.h"
#include "support/real_server.h"

#include <QFile>
#include <QTemporaryDir>

using namespace mj;
using namespace mj::studio;
using FileProblem = TemplateImport::FileProblem;

namespace {

struct Room {
    Room()
    {
        desk.join(QStringLiteral("templates@example.com"));
        REQUIRE(waitFor([&] { return templates.isOpen(); }));
    }

    QString keep(const QString &name, const QString &prompt = QStringLiteral("a lake"), const QString &id = {})
    {
        const Result<QString> kept = templates.keep({id, name, prompt, {}});
        REQUIRE(kept);
        return *kept;
    }
    Error refusal(const PromptTemplates::Template &record)
    {
        const Result<QString> kept = templates.keep(record);
        REQUIRE_FALSE(kept);
        return kept.error();
    }
    QStringList names() const
    {
        QStringList names;
        for (const PromptTemplates::Template &one : templates.all())
            names.append(one.name);
        return names;
    }
    QString path(const char *name) const { return profile.filePath(QLatin1String(name)); }
    TemplateImport importFrom(const QString &file)
    {
        std::optional<TemplateImport> answer;
        templates.importFrom(file, &desk.session, [&](const TemplateImport &import) { answer = import; });
        REQUIRE(waitFor([&] { return answer.has_value(); }));
        return *answer;
    }
    Result<int> exportTo(const QString &file)
    {
        std::optional<Result<int>> answer;
        templates.exportTo(file, &desk.session, [&](Result<int> done) { answer = std::move(done); });
        REQUIRE(waitFor([&] { return answer.has_value(); }));
        return *answer;
    }

    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk{profile.path(), keychain, service.url()};
    PromptTemplates templates{desk.session};
};

} // namespace

TEST_CASE("templates: made, renamed, moved, deleted and brought back, and still there after the next start")
{
    Room room;
    const QString rain = room.keep(QStringLiteral("비  "), QStringLiteral(" {animal} in rain "));
    const QString snow = room.keep(QStringLiteral("Snow"));
    const QString fog = room.keep(QStringLiteral("Fog"));
    CHECK(room.names() == QStringList{QStringLiteral("비"), QStringLiteral("Snow"), QStringLiteral("Fog")});
    CHECK(room.templates.find(rain)->prompt == QStringLiteral("{animal} in rain"));
    CHECK(room.keep(QStringLiteral("Deep snow"), QStringLiteral("a hill"), snow) == snow);
    room.templates.move(fog, 0);
    room.templates.move(rain, 99);
    CHECK(room.names() == QStringList{QStringLiteral("Fog"), QStringLiteral("Deep snow"), QStringLiteral("비")});
    const QList<PromptTemplates::Removed> gone = room.templates.remove({snow, rain});
    REQUIRE(gone.size() == 2);
    CHECK(room.names() == QStringList{QStringLiteral("Fog")});
    REQUIRE(waitFor([&] { return room.desk.session.store()->prompts().templates().value().size() == 1; }));
    room.templates.restore(gone);
    room.templates.restore(gone);
    CHECK(room.names() == QStringList{QStringLiteral("Fog"), QStringLiteral("Deep snow"), QStringLiteral("비")});
    CHECK(room.templates.found(QStringLiteral("hill snow")).size() == 1);
    CHECK(room.templates.found(QStringLiteral("없음")).isEmpty());

    const QStringList before = room.names();
    room.desk.session.signOut(false);
    REQUIRE(waitFor([&] { return !room.desk.session.isBusy(); }));
    CHECK(room.templates.all().isEmpty());
    CHECK(room.refusal({{}, QStringLiteral("n"), QStringLiteral("p"), {}}).code == Code::Unavailable);
    room.desk.signIn(QStringLiteral("templates@example.com"));
    REQUIRE(waitFor([&] { return room.templates.isOpen(); }));
    CHECK(room.names() == before);
}

TEST_CASE("templates: what cannot be kept says which field")
{
    Room room;
    const QString rain = room.keep(QStringLiteral("Rain"));
    CHECK(room.refusal({{}, QStringLiteral("  "), QStringLiteral("p"), {}}).field == QStringLiteral("name"));
    CHECK(room.refusal({{}, QString(longestTemplateName + 1, u'n'), QStringLiteral("p"), {}}).field == QStringLiteral("name"));
    CHECK(room.refusal({{}, QStringLiteral("n"), QString(), {}}).field == QStringLiteral("prompt"));
    CHECK(room.refusal({{}, QStringLiteral("n"), QString(longestTemplatePrompt + 1, u'p'), {}}).field == QStringLiteral("prompt"));
    CHECK(room.refusal({{}, QStringLiteral("n"), {}, QString(longestTemplatePrompt + 1, u'p')}).field == QStringLiteral("negative_prompt"));
    CHECK(room.refusal({{}, QStringLiteral("RAIN"), QStringLiteral("p"), {}}).code == Code::Conflict);
    CHECK(room.refusal({newId(QLatin1String("template")), QStringLiteral("x"), QStringLiteral("p"), {}}).code == Code::NotFound);
    CHECK(room.keep(QStringLiteral("rain"), QStringLiteral("p"), rain) == rain); // its own name in other letters
    CHECK(room.templates.all().size() == 1);
}

TEST_CASE("templates: out as a file and in again")
{
    Room room;
    room.keep(QStringLiteral("=Rain"), QStringLiteral("wet, \"very\""));
    room.keep(QStringLiteral("눈"), QStringLiteral("{red|blue}"));
    REQUIRE(room.exportTo(room.path("t.csv")).value() == 2);
    REQUIRE(room.exportTo(room.path("t.json")).value() == 2);
    const Result<int> nowhere = room.exportTo(room.path("no/such/t.csv"));
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().code == Code::Storage);

    for (const char *name : {"t.csv", "t.json"})
        CHECK(room.importFrom(room.path(name)).identical == 2);
    QStringList all;
    for (const PromptTemplates::Template &one : room.templates.all())
        all.append(one.id);
    (void)room.templates.remove(all);
    const TemplateImport back = room.importFrom(room.path("t.csv"));
    CHECK(back.taken.size() == 2);
    CHECK(room.names() == QStringList{QStringLiteral("=Rain"), QStringLiteral("눈")});
    REQUIRE(waitFor([&] { return room.desk.session.store()->prompts().templates().value().size() == 2; }));
    CHECK(room.importFrom(room.path("absent.csv")).problem == FileProblem::Unreadable);
    CHECK(room.importFrom(room.profile.path()).problem == FileProblem::Unreadable);
}

TEST_CASE("templates: a file that is read while the account closes is nobody else's")
{
    Room room;
    room.keep(QStringLiteral("Rain"));
    REQUIRE(room.exportTo(room.path("t.json")));
    std::optional<TemplateImport> answer;
    QObject::connect(&room.desk.session, &Session::storeClosing, &room.templates, [&] {
        room.templates.importFrom(room.path("t.json"), &room.desk.session, [&](const TemplateImport &import) { answer = import; });
    });
    room.desk.session.signOut(false);
    REQUIRE(waitFor([&] { return answer.has_value(); }));
    CHECK(answer->problem == FileProblem::NotStored);
    REQUIRE(waitFor([&] { return !room.desk.session.isBusy(); }));
    CHECK(room.templates.all().isEmpty());
}
