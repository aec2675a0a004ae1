#include "server/generations/mail_routes.h"

#include "api/delivery.h"
#include "server/accounts/members_only.h"

namespace mj::server {
namespace {

// Enough for its owner to know it by.
QString masked(const QString &email)
{
    return email.left(1) + QStringLiteral("***@") + email.section(QLatin1Char('@'), -1);
}

api::Delivery wireOf(const Delivery &delivery)
{
    return {delivery.id, delivery.state, delivery.code, delivery.enhanced, delivery.at, delivery.until, masked(delivery.address)};
}

bool isNobodys(const Error &error)
{
    return error.code == Code::NotFound || error.code == Code::Unauthenticated;
}

QString parameter(const http::Request &request, const char *name)
{
    return request.parameters.value(QLatin1String(name));
}

} // namespace

void MailRoutes::addTo(http::Router &router)
{
    using namespace std::placeholders;
    const auto members = [this](auto handler) { return membersOnly(m_desk.sessions, std::bind(handler, this, _1, _2)); };
    const auto verified = [this](auto handler) { return verifiedOnly(m_desk.sessions, m_desk.accounts, std::bind(handler, this, _1, _2)); };
    const QString deliveries = QStringLiteral("/v1/generations/{id}/deliveries");
    const QString choice = QStringLiteral("/v1/me/result-mails");
    const QString off = QStringLiteral("/v1/mailed/unsubscribe/{token}");
    router.add("GET", deliveries, members(&MailRoutes::deliveries));
    router.add("POST", deliveries, verified(&MailRoutes::sendAgain));
    router.add("GET", choice, members(&MailRoutes::choice));
    router.add("POST", choice, members(&MailRoutes::choose));
    router.add("GET", QStringLiteral("/v1/mailed/{token}"), std::bind(&MailRoutes::picture, this, _1));
    router.add("GET", off, std::bind(&MailRoutes::ask, this, _1));
    router.add("POST", off, std::bind(&MailRoutes::unsubscribe, this, _1));
}

Result<http::Reply> MailRoutes::listing(const QString &owner, const QString &generation)
{
    const Result<QList<Delivery>> found = m_desk.mails.deliveries(owner, generation);
    if (!found)
        return fail(found);
    api::Listing<api::Delivery> listing;
    for (const Delivery &delivery : *found)
        listing.items.append(wireOf(delivery));
    return http::Reply::json(listing.toJson());
}

Result<http::Reply> MailRoutes::deliveries(const http::Request &request, const Caller &caller)
{
    const QString id = parameter(request, "id");
    if (const Result<api::Generation> job = m_desk.service.read(caller.accountId, id); !job)
        return fail(job);
    return listing(caller.accountId, id);
}

Result<http::Reply> MailRoutes::sendAgain(const http::Request &request, const Caller &caller)
{
    const QString id = parameter(request, "id");
    if (const Result<api::Generation> job = m_desk.service.read(caller.accountId, id); !job)
        return fail(job);
    if (const Result<void> sent = m_desk.mails.sendAgain(caller.accountId, id); !sent)
        return fail(sent);
    return listing(caller.accountId, id);
}

Result<http::Reply> MailRoutes::choice(const http::Request &, const Caller &caller)
{
    const Result<bool> isOn = m_desk.mails.isOn(caller.accountId);
    return isOn ? answer(Result<api::ResultMails>(api::ResultMails{*isOn})) : Result<http::Reply>(fail(isOn));
}

Result<http::Reply> MailRoutes::choose(const http::Request &request, const Caller &caller)
{
    const Result<api::ResultMails> form = formOf<api::ResultMails>(request);
    if (!form)
        return fail(form);
    if (const Result<void> turned = m_desk.mails.turn(caller.accountId, form->isOn); !turned)
        return fail(turned);
    return choice(request, caller);
}

Result<http::Reply> MailRoutes::picture(const http::Request &request)
{
    const Result<QString> id = m_desk.links.pictureOf(parameter(request, "token"), m_desk.clock.now());
    const Result<PictureKeeper::File> file = id ? m_desk.pictures.mailed(*id) : Result<PictureKeeper::File>(fail(id));
    if (!file)
        return file.error().code == Code::NotFound ? SwitchPage::missing(request, SwitchPage::Say::LinkTooOld) : Result<http::Reply>(fail(file));
    http::Reply reply;
    reply.contentType = file->type;
    reply.body = file->bytes;
    reply.headers = {{"Content-Disposition", "attachment; filename=\"mj-studio-" + id->right(6).toLatin1() + '.' + file->type.mid(file->type.indexOf('/') + 1) + '"'},
                     {"Cache-Control", "no-store"},
                     {"Referrer-Policy", "no-referrer"}};
    return reply;
}

Result<http::Reply> MailRoutes::ask(const http::Request &request)
{
    const Result<QString> owner = m_desk.links.accountOf(parameter(request, "token"));
    const Result<api::Account> account = owner ? m_desk.accounts.account(*owner) : Result<api::Account>(fail(owner));
    if (!account)
        return isNobodys(account.error()) ? SwitchPage::missing(request, SwitchPage::Say::NobodysLink) : Result<http::Reply>(fail(account));
    const Result<bool> isOn = m_desk.mails.isOn(*owner);
    if (!isOn)
        return fail(isOn);
    return SwitchPage::show(*isOn ? SwitchPage::Say::Ask : SwitchPage::Say::Off, account->language == QLatin1String("en"));
}

// Mail programs send this by themselves when somebody presses their own button, people by the page's; both mean off.
Result<http::Reply> MailRoutes::unsubscribe(const http::Request &request)
{
    const Result<QString> owner = m_desk.links.accountOf(parameter(request, "token"));
    const Result<void> turned = owner ? m_desk.mails.turn(*owner, false) : Result<void>(fail(owner));
    if (!turned)
        return isNobodys(turned.error()) ? SwitchPage::missing(request, SwitchPage::Say::NobodysLink) : Result<http::Reply>(fail(turned));
    return ask(request);
}

} // namespace mj::server
