#include "server/generations/generation_erasure.h"

#include "api/recipe.h"
#include "server/blobs/blob_directory.h"
#include "server/documents/sqlite_documents.h"
#include "server/generations/disclosure_book.h"
#include "server/mail/local_mailbox.h"
#include "server/mail/result_room.h"
#include "support/catch.h"
#include "support/service_client.h"

#include <QDirIterator>

using namespace mj;

namespace {

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

// The store of a server that has stopped, and the parts that forget.
struct Cellar {
    explicit Cellar(const RealServer &server)
        : folder(server.folder() + text("/server")),
          documents(server::SqliteDocuments::open(folder + text("/backend.sqlite")).value()),
          blobs(server::BlobDirectory::open(folder + text("/blobs")).value()),
          personal(server::PersonalData::open(folder + text("/server.key")).value())
    {
    }

    qsizetype count(const char *collection, const QString &owner, const char *field = "owner")
    {
        server::Query query;
        query.collection = text(collection);
        query.filters = {{text(field), server::Filter::Op::Equal, owner}};
        return documents->query(query)->documents.size();
    }
    int files() const
    {
        int count = 0;
        for (QDirIterator it(folder + text("/blobs"), QDir::Files, QDirIterator::Subdirectories); it.hasNext(); ++count)
            it.next();
        return count;
    }

    QString folder;
    std::unique_ptr<server::SqliteDocuments> documents;
    std::unique_ptr<server::BlobDirectory> blobs;
    server::PersonalData personal;
    SystemClock clock;
    server::LocalMailbox mailbox{*documents, personal, clock};
    server::Outbox outbox{{*documents, personal, mailbox, clock}};
    server::DeliveryBook deliveries{*documents, personal, outbox, clock};
    server::ReferenceBook references{*documents, *blobs, personal, clock};
    server::Ledger ledger{*documents, clock};
    server::GenerationStore jobs{*documents, personal};
    server::GenerationService service{{*documents, jobs, ledger, *blobs, references, personal, clock}, server::Catalogue::builtIn()};
    server::PictureKeeper pictures{*documents, *blobs, service, clock};
    server::GenerationErasure erasure{{*documents, deliveries, references, pictures}};
};

// Without the words in it that an upload is refused for.
QByteArray plainPng()
{
    QImage image(64, 64, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

Member busy(const RealServer &server)
{
    const Member member = join(server);
    grant(server.folder() + text("/server"), member.session.account.id, 1'000);
    REQUIRE(member.client.post(text("/v1/references"), api::UploadReference{plainPng()}.call().body).status == 201);
    const QJsonObject recipe = recipeForm(2);
    QJsonObject form = generationForm(recipe, member.client.quote(recipe));
    form.insert(text("mail"), true);
    const QString id = firstOf(member.client.post(text("/v1/generations"), form, newIdempotencyKey().toLatin1())).value(text("id")).toString();
    REQUIRE(eventually([&] { return !member.client.generation(id).isOpen(); }));
    REQUIRE(server.mails(member.session.account.email).size() > 0); // the letter has gone out
    return member;
}

} // namespace

TEST_CASE("a member who leaves leaves nothing of their jobs behind, and takes nothing of anybody else's")
{
    RealServer server;
    const QString leaver = busy(server).session.account.id;
    const QString stayer = busy(server).session.account.id;
    server.stop();
    Cellar cellar(server);
    const char *const collections[] = {"deliveries", "disclosures", "references", "pictures", "generations"};
    // The demo engine discloses nothing to anybody; an entry as a provider's call writes it.
    server::DisclosureBook book(*cellar.documents);
    for (const QString &owner : {leaver, stayer})
        REQUIRE(book.record(owner, text("gen_x"), {text("OpenAI"), text("US"), text("generate"), cellar.clock.now(), {}, {}}));
    for (const char *collection : collections) {
        INFO(collection);
        CHECK(cellar.count(collection, leaver) > 0);
    }
    CHECK(cellar.count("calls", leaver, "account") == 1);
    CHECK(cellar.files() == 6); // two pictures and one to start from, of each

    REQUIRE(cellar.erasure.forget(leaver));
    for (const char *collection : collections) {
        INFO(collection);
        CHECK(cellar.count(collection, leaver) == 0);
        CHECK(cellar.count(collection, stayer) > 0);
    }
    CHECK(cellar.count("calls", leaver, "account") == 0);
    CHECK(cellar.count("calls", stayer, "account") == 1);
    CHECK_FALSE(cellar.documents->read(text("feeds/") + leaver)->has_value());
    CHECK(cellar.documents->read(text("feeds/") + stayer)->has_value());
    CHECK(cellar.files() == 3);
    CHECK(cellar.ledger.balance(leaver)->available == Points(976)); // points are a duty of their own
    CHECK(cellar.erasure.forget(leaver)); // again: nothing is left to do
}

TEST_CASE("letters that wait are forgotten with their member, and jobs that are open keep everything")
{
    RealServer server;
    const Member member = busy(server);
    const QString id = member.session.account.id;
    server.stop();
    Cellar cellar(server);
    server::ResultMail mail = test::ResultRoom::mail();
    mail.owner = id;
    REQUIRE(cellar.documents->commit(cellar.deliveries.queued(mail)));
    REQUIRE(cellar.documents->commit({server::Write::create(text("jobs/gen_open"), {{text("owner"), id}})}));
    const Result<void> refused = cellar.erasure.forget(id);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::Conflict);
    CHECK(cellar.count("deliveries", id) == 2);
    REQUIRE(cellar.documents->commit({server::Write::remove(text("jobs/gen_open"))}));
    REQUIRE(cellar.erasure.forget(id));
    CHECK(cellar.count("deliveries", id) == 0);
    server::Query waiting;
    waiting.collection = text("mails");
    CHECK(cellar.documents->query(waiting)->documents.isEmpty());
}
