#include "server/generations/result_mails.h"

#include "imaging/ai_label.h"

#include "base/log.h"
#include "crypto/digest.h"

namespace mj::server {
namespace {

const QString choice = QStringLiteral("resultMails"); // in the account: "off", or not there

bool isOff(const Document &account)
{
    return account.fields.value(choice).toString() == QLatin1String("off");
}

ResultMail mailFor(const QString &owner, const api::Generation &job, const api::Account &account)
{
    ResultMail mail;
    mail.wanted = true;
    mail.owner = owner;
    mail.generation = job.id;
    mail.address = account.email;
    mail.language = account.language;
    mail.count = static_cast<int>(job.pictures.size());
    mail.isAi = job.generativeAi;
    mail.prompt = job.recipe.prompt;
    for (const api::PictureRef &picture : job.pictures) {
        mail.pictures.append(picture.id);
        mail.bytes += picture.bytes;
    }
    return mail;
}

} // namespace

ResultMails::ResultMails(Parts parts) : m(std::move(parts))
{
    m.deliveries.setHandedOver([this](const ResultMail &mail) { return handedOver(mail); });
}

Result<QList<Write>> ResultMails::ended(const QString &owner, const api::Generation &job)
{
    if (!job.mail || job.pictures.isEmpty())
        return QList<Write>();
    const Result<Document> document = m.accounts.document(owner);
    const Result<api::Account> account = document ? m.accounts.opened(*document) : Result<api::Account>(fail(document));
    if (!account && (account.error().code == Code::Unauthenticated || account.error().code == Code::Internal)) {
        qCWarning(mjApp, "no mail for job %s: its account cannot be read", qPrintable(job.id)); // which must not keep the points held
        return QList<Write>();
    }
    if (!account)
        return fail(account);
    if (isOff(*document) || !account->emailVerified)
        return QList<Write>();
    ResultMail mail = mailFor(owner, job, *account);
    mail.unsubscribe = m.links.toSwitch(owner);
    m_hasNews = true;
    // Whoever switches such mails off while this job ends makes its commit fail, and the next try finds them off.
    return QList<Write>{Write::update(*document, document->fields)} + m.deliveries.queued(mail);
}

// The mail is worded when it goes out, so nothing can say its hash here; and that of an address would be found again by trying addresses.
QList<Write> ResultMails::handedOver(const ResultMail &mail) const
{
    if (m.processor.isEmpty())
        return {};
    api::Disclosure disclosure;
    disclosure.processor = m.processor;
    disclosure.country = QStringLiteral("US");
    disclosure.purpose = QStringLiteral("mail");
    disclosure.at = m.clock.now();
    disclosure.fields = {{QStringLiteral("address"), mail.address.toUtf8().size(), {}}, {QStringLiteral("mail"), mail.bytes, {}}};
    if (const QByteArray prompt = mail.prompt.toUtf8(); !prompt.isEmpty())
        disclosure.fields.append({QStringLiteral("prompt"), prompt.size(), QString::fromLatin1(sha256(prompt).toHex())});
    return {m.disclosures.entry(mail.owner, mail.generation, disclosure)};
}

Result<QList<Delivery>> ResultMails::deliveries(const QString &owner, const QString &generation) const
{
    return m.deliveries.of(owner, generation);
}

Result<void> ResultMails::sendAgain(const QString &owner, const QString &generation)
{
    const Result<api::Account> account = m.accounts.account(owner);
    if (!account)
        return fail(account);
    return m.deliveries.resend(owner, generation, account->email, account->language);
}

Result<bool> ResultMails::isOn(const QString &owner) const
{
    const Result<Document> account = m.accounts.document(owner);
    if (!account)
        return fail(account);
    return !isOff(*account);
}

Result<void> ResultMails::turn(const QString &owner, bool on)
{
    const Result<api::Account> changed = m.accounts.change(owner, [on](QJsonObject &fields) {
        fields.remove(choice);
        if (!on)
            fields.insert(choice, QStringLiteral("off"));
    });
    if (!changed)
        return fail(changed);
    return on ? Result<void>() : m.deliveries.dropWaiting(owner);
}

// Pictures go out in previews and behind links, labelled both times by what they are; `label` is for a file that could not be.
PictureSources ResultMails::sources(PictureKeeper &pictures, const MailLinks &links, const Clock &clock)
{
    PictureSources sources;
    sources.picture = [&pictures](const QString &id) -> Result<QByteArray> {
        const Result<PictureKeeper::File> file = pictures.mailed(id);
        return file ? Result<QByteArray>(file->bytes) : fail(file);
    };
    sources.link = [&pictures, &links, &clock](const QString &id) -> Result<QString> {
        if (const Result<void> there = pictures.isMailable(id); !there)
            return fail(there);
        return links.toPicture(id, clock.now());
    };
    sources.label = [](const QByteArray &jpeg, const QString &source) -> Result<QByteArray> {
        const bool isFormula = source == QLatin1String("formula");
        const Result<LabelledPicture> labelled = withLabel(jpeg, isFormula ? SourceType::AlgorithmicMedia : SourceType::TrainedAlgorithmicMedia);
        return labelled ? Result<QByteArray>(labelled->bytes) : fail(labelled);
    };
    return sources;
}

} // namespace mj::server
