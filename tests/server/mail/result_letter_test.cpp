#include "imaging/ai_label.h"
#include "api/disclosure.h"
#include "crypto/digest.h"
#include "server/mail/post.h"
#include "support/catch.h"
#include "support/service_client.h"

#include <QRegularExpression>
#include <chrono>
#include <thread>
#include <QImage>

using namespace mj;
using namespace mj::test;

namespace {

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

// The whole service with a mail server: what a member asks for on one side, what leaves for the mail server on the other.
struct House {
    House() : server(configured()) {}

    server::Config configured()
    {
        server::Config config;
        config.mail = post.config;
        config.publicUrl = QUrl(text("https://studio.example.com"));
        return config;
    }
    QJsonObject letterTo(const QString &address)
    {
        for (const QJsonObject &mail : post.mails()) {
            if (mail.value(text("to")).toArray() == QJsonArray{address} && !mail.value(text("parsed"))[text("html")].toString().isEmpty())
                return mail;
        }
        return {};
    }
    QString code(const QString &address)
    {
        QString digits;
        REQUIRE(eventually([&] {
            for (const QJsonObject &mail : post.mails()) {
                if (mail.value(text("to")).toArray() == QJsonArray{address})
                    digits = sixDigits(mail.value(text("parsed"))[text("text")].toString());
            }
            return !digits.isEmpty();
        }));
        return digits;
    }
    Member joined()
    {
        Member member = join(server.server().localUrl(), [this](const QString &address) { return code(address); });
        grant(server.folder() + text("/server"), member.session.account.id, 100);
        return member;
    }
    api::Generation made(const Member &who, bool mail)
    {
        const QJsonObject recipe = recipeForm();
        QJsonObject form = generationForm(recipe, who.client.quote(recipe));
        form.insert(text("mail"), mail);
        const QString id = firstOf(who.client.post(text("/v1/generations"), form, newIdempotencyKey().toLatin1())).value(text("id")).toString();
        REQUIRE(eventually([&] { return !who.client.generation(id).isOpen(); }));
        return who.client.generation(id);
    }
    static QJsonObject disclosed(const Member &who, const QString &job)
    {
        for (const QJsonValue &entry : who.client.get(text("/v1/generations/%1/disclosures").arg(job)).json().value(text("items")).toArray()) {
            if (entry[text("purpose")].toString() == text("mail"))
                return entry.toObject();
        }
        return {};
    }

    Post post{guarded("starttls"), SmtpPeer::Kind::Node};
    RealServer server;
};

} // namespace

TEST_CASE("a letter leaves by the mail server for its owner alone, its picture inside, and the ledger says who carried it")
{
    House house;
    const Member member = house.joined();
    const Member other = house.joined();
    const api::Generation job = house.made(member, true);
    QJsonObject letter;
    REQUIRE(eventually([&] { return !(letter = house.letterTo(member.session.account.email)).isEmpty(); }));
    CHECK(house.letterTo(other.session.account.email).isEmpty());
    const QJsonObject parsed = letter.value(text("parsed")).toObject();
    const QJsonArray attachments = parsed.value(text("attachments")).toArray();
    REQUIRE(attachments.size() == 1);
    CHECK(attachments[0][text("related")].toBool());
    CHECK(attachments[0][text("disposition")].toString() == text("inline"));
    CHECK(parsed.value(text("html")).toString().contains(text("cid:") + attachments[0][text("cid")].toString()));
    CHECK(parsed.value(text("listUnsubscribePost")).toArray() == QJsonArray{text("List-Unsubscribe-Post: List-Unsubscribe=One-Click")});

    const QRegularExpression address(text("https://studio\\.example\\.com(/v1/mailed/pic_[^\\s]+)"));
    const QString link = address.match(parsed.value(text("text")).toString()).captured(1);
    REQUIRE_FALSE(link.isEmpty());
    const Answer file = ServiceClient(house.server.server().localUrl()).get(link);
    CHECK(file.status == 200);
    CHECK(labelOf(file.body).value() == SourceType::AlgorithmicMedia); // the demo engine is no AI, and the file says so
    CHECK(QImage::fromData(file.body).size() == job.pictures.first().size);

    const QJsonObject entry = house.disclosed(member, job.id);
    CHECK(entry.value(text("processor")).toString() == text("Gmail (Google)"));
    CHECK(entry.value(text("country")).toString() == text("US"));
    QStringList fields;
    for (const QJsonValue &field : entry.value(text("fields")).toArray())
        fields.append(field[text("name")].toString());
    CHECK(fields == QStringList{text("address"), text("mail"), text("prompt")});
    CHECK(entry.value(text("fields"))[0][text("bytes")].toInteger() == member.session.account.email.toUtf8().size());
    CHECK(entry.value(text("fields"))[0][text("sha256")].toString().isEmpty());
}

TEST_CASE("a job without mail makes no connection to the mail server")
{
    House house;
    const Member member = house.joined();
    REQUIRE(eventually([&] { return house.post.mails().size() == 1; })); // the code
    const qsizetype before = house.post.peer->events().size();
    const api::Generation job = house.made(member, false);
    std::this_thread::sleep_for(std::chrono::seconds(3)); // longer than the outbox waits between two looks
    CHECK(house.post.peer->events().size() == before);
    CHECK(house.disclosed(member, job.id).isEmpty());
}
