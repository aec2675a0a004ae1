#pragma once
#include "server/accounts/account_store.h"
#include "server/generations/disclosure_book.h"
#include "server/generations/picture_keeper.h"
#include "server/mail/delivery_book.h"
#include "server/mail/mail_links.h"
#include <atomic>

namespace mj::server {

// From the end of a job to the order of a mail with its pictures: whether one goes out, to whom, and the entry in the ledger of processing.
// Thread-safe.
class ResultMails
{
public:
    // What it works with; all outlive it.
    struct Parts {
        const AccountStore &accounts;
        PictureKeeper &pictures;
        DeliveryBook &deliveries;
        DisclosureBook &disclosures;
        const MailLinks &links;
        const Clock &clock;
        QString processor; // who carries the mails; empty: they stay with us
    };

    explicit ResultMails(Parts parts);

    // For GenerationService::setEnded. Empty unless the job asked for a mail, has pictures, and its member has not switched such mails off.
    Result<QList<Write>> ended(const QString &owner, const api::Generation &job);
    bool takeNews() { return m_hasNews.exchange(false); } // whether `ended` has ordered a mail since it was asked last

    Result<QList<Delivery>> deliveries(const QString &owner, const QString &generation) const; // newest first
    // To the address the account has now, whatever the switch says: somebody asks for this one. Errors: those of DeliveryBook::resend.
    Result<void> sendAgain(const QString &owner, const QString &generation);

    Result<bool> isOn(const QString &owner) const;
    Result<void> turn(const QString &owner, bool on); // off: what waits is dropped

    static PictureSources sources(PictureKeeper &pictures, const MailLinks &links, const Clock &clock);

private:
    QList<Write> handedOver(const ResultMail &mail) const;

    Parts m;
    std::atomic<bool> m_hasNews = false;
};

} // namespace mj::server
