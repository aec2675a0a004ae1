#pragma once
#include "api/device.h"
#include "api/delivery.h"
#include "api/disclosure.h"
#include "api/generation.h"
#include "api/queue.h"
#include "api/top_up.h"
#include "api/google.h"
#include "api/photo.h"
#include "api/privacy.h"
#include "api/proof.h"
#include <QTimeZone>

// One full value of every wire struct, no field left at its default. Ids are of the form the service makes.
namespace mj::samples {

inline QString id(const char *prefix)
{
    return QLatin1String(prefix) + QStringLiteral("_abcdefghijklmnopqrstuvwxyz");
}

inline QDateTime at(int second)
{
    return QDateTime(QDate(2026, 11, 24), QTime(1, 2, second, 345), QTimeZone::utc());
}

inline QString korean()
{
    return QStringLiteral(u"밤의 한옥 \u05e9\u05dc\u05d5\u05dd \U0001F319 \"<&>\"");
}

inline api::Consent consent()
{
    return {QStringLiteral("overseas_transfer"), QStringLiteral("2025-11-28"), true};
}

inline api::Account account()
{
    return {id("acc"), QStringLiteral("somebody@example.com"), korean(), QStringLiteral("en"), at(3), true, false, true, id("photo"),
            {QStringLiteral("privacy"), QStringLiteral("terms")}};
}

inline api::Session session()
{
    const QString token = id("ses") + QStringLiteral(".7.") + QString(43, QLatin1Char('s'));
    return {id("ses"), token, at(4), token + QLatin1Char('r'), account()};
}

inline api::CodeSent codeSent()
{
    return {at(11), 60};
}

inline api::Device device()
{
    return {id("ses"), korean(), QStringLiteral("203.0.113.9"), at(12), at(13), true};
}

inline api::SignIn signIn(const QString &kind = QStringLiteral("signed_in"))
{
    return {id("sin"), at(14), kind, korean(), QStringLiteral("2001:db8::7")};
}

inline api::SignInMethods signInMethods()
{
    return {QStringLiteral("client.apps.example.com"), QUrl(QStringLiteral("https://accounts.example.com/o/oauth2/v2/auth"))};
}

inline api::GoogleAnswer googleAnswer()
{
    return {session(), QStringLiteral("grant"), QStringLiteral("link"), QStringLiteral("somebody@example.com"), korean()};
}

inline api::Balance balance()
{
    return {Points(1'152), Points(48)};
}

inline api::PointEntry pointEntry()
{
    return {QStringLiteral("reserve.") + id("gen"), QStringLiteral("reserve"), id("gen"), Points(-48), Points(48), balance(), at(5),
            QStringLiteral("demo-painter-1"), id("ord")};
}

inline api::Package package()
{
    return {QStringLiteral("p10000"), Krw(10'000), Points(1'050), Points(50)};
}

inline api::PointLot pointLot()
{
    return {id("ord"), QStringLiteral("bonus"), Points(50), Points(48), at(5), at(6)};
}

inline api::SpendingLimits spendingLimits()
{
    return {Points(500), Points(5'000), Points(100), Points(48), Points(96)};
}

inline api::Offer offer()
{
    return {{package()}, {Krw(1'000), Krw(300'000), Krw(1'000), Krw(10)}, 7, 90, 60, 12};
}

inline api::RefundQuote refundQuote()
{
    return {id("ord"), Points(952), Points(50), Krw(9'520), Krw(8'568), 90, at(7), true, QStringLiteral("refund_impossible")};
}

inline api::Refund refund(api::RefundState state = api::RefundState::Failed)
{
    return {id("ref"), state, Points(952), Points(50), Krw(8'568), at(8), at(9), true, QStringLiteral("refund_impossible")};
}

inline api::TopUp topUp(api::TopUpState state = api::TopUpState::Failed)
{
    const QString page = QStringLiteral("https://studio.example.com/checkout/") + id("ord");
    return {id("ord"), state, Krw(10'000), Points(1'050), at(6), at(7), QUrl(page + QStringLiteral("/pay")), QUrl(page + QStringLiteral("/return")),
            QStringLiteral("payment_declined"), Points(50), QStringLiteral("virtual_account"), QUrl(QStringLiteral("https://dashboard.example.com/receipt/1")),
            {QStringLiteral("88"), QStringLiteral("X123456789"), at(8)}, true, {refund(), refund()}};
}

inline api::Model model()
{
    api::Model model;
    model.id = QStringLiteral("demo-painter-1");
    model.name = QStringLiteral("Demo painter");
    model.provider = QStringLiteral("MJ Studio");
    model.country = QStringLiteral("local");
    model.retention = QStringLiteral("30d");
    model.trains = true;
    model.generativeAi = false;
    model.state = api::ModelState::Paused;
    model.successor = QStringLiteral("demo-painter-2");
    model.tasks = {api::Task::Create, api::Task::Edit, api::Task::Variation, api::Task::Upscale, api::Task::RemoveBackground};
    model.sizes = {QSize(1280, 768), QSize(512, 512)};
    model.styles = {QStringLiteral("ink"), QStringLiteral("night")};
    model.qualities = {QStringLiteral("low"), QStringLiteral("high")};
    model.scales = {2, 4};
    model.maxCount = 4;
    model.maxReferences = 16;
    model.mask = model.seed = model.negativePrompt = model.chargesCancel = model.chargesRefusal = true;
    model.pointsPerPicture = Points(12);
    model.tariff = {{QStringLiteral("high"), QSize(512, 512), Points(40)}, {QString(), QSize(), Points(9)}};
    model.medianSeconds = 11;
    return model;
}

inline api::Recipe recipe()
{
    return {QStringLiteral("demo-painter-1"), korean(), QSize(1280, 768), 3, 4'294'967'295, QStringLiteral("ink"), QStringLiteral("high"), korean(),
            api::Task::Edit, {id("ref"), id("ref")}, id("ref"), 2};
}

inline api::Quote quote()
{
    return {Points(36), {Points(12), Points(24)}, balance(), at(8), QStringLiteral("1764200000000.12.24-abcdef")};
}

inline api::PictureRef pictureRef()
{
    return {id("pic"), QSize(1280, 768), 734'003, QString(64, QLatin1Char('a')), 4'294'967'295, QStringLiteral("image/webp")};
}

inline api::Reference reference()
{
    return {id("ref"), QSize(1280, 768), QString(64, QLatin1Char('b'))};
}

inline api::QueuePlace queuePlace()
{
    return {id("gen"), 3, 17};
}

inline api::Disclosure disclosure()
{
    return {QStringLiteral("OpenAI"), QStringLiteral("US"), QStringLiteral("generate"), at(11), at(12),
            {{QStringLiteral("prompt"), 17, QString(64, QLatin1Char('c'))}, {QStringLiteral("reference"), 734'003, QString(64, QLatin1Char('d'))}}};
}

inline api::Delivery delivery()
{
    return {id("dlv"), QStringLiteral("paused"), 550, QStringLiteral("5.4.5"), at(13), at(14), QStringLiteral("s***@example.com")};
}

inline api::Generation generation(api::GenerationState state = api::GenerationState::Running)
{
    return {id("gen"), state, recipe(), id("bat"), 0.25, id("pic"), {pictureRef(), pictureRef()}, Points(36), Points(24), Points(12), false, true,
            QStringLiteral("provider_failed"), QStringLiteral("size"), at(9), at(10)};
}

inline api::Holding holding()
{
    return {QStringLiteral("orders"), QStringLiteral("service"), QStringLiteral("payment"), QStringLiteral("five_years"), QStringLiteral("law"),
            {QStringLiteral("firebase"), QStringLiteral("toss")}, 3, {korean(), QStringLiteral("2")}};
}

inline api::CreateAccount createAccount()
{
    return {QStringLiteral("somebody@example.com"), korean(), QStringLiteral("correct horse"), true, {consent(), consent()}, QStringLiteral("en"),
            QStringLiteral("a desk"), QStringLiteral("installation-1"), QStringLiteral("grant"), QByteArrayLiteral("5b0c9d7e-0000-4000-8000-000000000001")};
}

inline api::CreateSession createSession()
{
    return {QStringLiteral("somebody@example.com"), QStringLiteral("correct horse"), QStringLiteral("a desk"), QStringLiteral("installation-1"),
            QStringLiteral("grant")};
}

} // namespace mj::samples
