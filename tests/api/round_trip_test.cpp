#include "api/error_status.h"
#include "api/samples.h"
#include "support/catch.h"

#include <QJsonDocument>
#include <tuple>

using namespace mj;
using namespace mj::api;

namespace {

// A field that is added to a struct stops these from compiling, so none can be forgotten.
auto fields(const Consent &x) { const auto &[a, b, c] = x; return std::tie(a, b, c); }
auto fields(const Account &x) { const auto &[a, b, c, d, e, f, g, h, i, j] = x; return std::tie(a, b, c, d, e, f, g, h, i, j); }
auto fields(const CodeSent &x) { const auto &[a, b] = x; return std::tie(a, b); }
auto fields(const Device &x) { const auto &[a, b, c, d, e, f] = x; return std::tie(a, b, c, d, e, f); }
auto fields(const SignIn &x) { const auto &[a, b, c, d, e] = x; return std::tie(a, b, c, d, e); }
auto fields(const SignInMethods &x) { const auto &[a, b] = x; return std::tie(a, b); }
auto fields(const Balance &x) { const auto &[a, b] = x; return std::tie(a, b); }
auto fields(const Package &x) { const auto &[a, b, c, d] = x; return std::tie(a, b, c, d); }
auto fields(const CustomAmount &x) { const auto &[a, b, c, d] = x; return std::tie(a, b, c, d); }
auto fields(const Deposit &x) { const auto &[a, b, c] = x; return std::tie(a, b, c); }
auto fields(const Refund &x) { const auto &[a, b, c, d, e, f, g, h, i] = x; return std::tie(a, b, c, d, e, f, g, h, i); }
auto fields(const RefundQuote &x) { const auto &[a, b, c, d, e, f, g, h, i] = x; return std::tie(a, b, c, d, e, f, g, h, i); }
auto fields(const PointLot &x) { const auto &[a, b, c, d, e, f] = x; return std::tie(a, b, c, d, e, f); }
auto fields(const SpendingLimits &x) { const auto &[a, b, c, d, e] = x; return std::tie(a, b, c, d, e); }
auto fields(const PointEntry &x) { const auto &[a, b, c, d, e, f, g, h, i] = x; return std::tie(a, b, c, d, e, f, g, h, i); }
auto fields(const PictureTariff &x) { const auto &[a, b, c] = x; return std::tie(a, b, c); }
auto fields(const Recipe &x) { const auto &[a, b, c, d, e, f, g, h, i, j, k, l] = x; return std::tie(a, b, c, d, e, f, g, h, i, j, k, l); }
auto fields(const Quote &x) { const auto &[a, b, c, d, e] = x; return std::tie(a, b, c, d, e); }
auto fields(const PictureRef &x) { const auto &[a, b, c, d, e, f] = x; return std::tie(a, b, c, d, e, f); }
auto fields(const Reference &x) { const auto &[a, b, c] = x; return std::tie(a, b, c); }
auto fields(const QueuePlace &x) { const auto &[a, b, c] = x; return std::tie(a, b, c); }
auto fields(const DisclosedField &x) { const auto &[a, b, c] = x; return std::tie(a, b, c); }
auto fields(const Delivery &x) { const auto &[a, b, c, d, e, f, g] = x; return std::tie(a, b, c, d, e, f, g); }
auto fields(const ResultMails &x) { const auto &[a] = x; return std::tie(a); }
auto fields(const Holding &x) { const auto &[a, b, c, d, e, f, g, h] = x; return std::tie(a, b, c, d, e, f, g, h); }

template <class T>
bool same(const T &a, const T &b)
{
    return fields(a) == fields(b);
}

template <class T>
bool same(const QList<T> &a, const QList<T> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const T &x, const T &y) { return same(x, y); });
}

bool same(const TopUp &x, const TopUp &y)
{
    const auto &[a, b, c, d, e, f, g, h, i, j, k, l, deposit, m, refunds] = x;
    const auto &[a2, b2, c2, d2, e2, f2, g2, h2, i2, j2, k2, l2, deposit2, m2, refunds2] = y;
    return std::tie(a, b, c, d, e, f, g, h, i, j, k, l, m) == std::tie(a2, b2, c2, d2, e2, f2, g2, h2, i2, j2, k2, l2, m2) && same(deposit, deposit2)
           && same(refunds, refunds2);
}

bool same(const Offer &x, const Offer &y)
{
    const auto &[packages, custom, a, b, c, d] = x;
    const auto &[packages2, custom2, e, f, g, h] = y;
    return std::tie(a, b, c, d) == std::tie(e, f, g, h) && same(packages, packages2) && same(custom, custom2);
}

bool same(const Session &x, const Session &y)
{
    const auto &[a, b, c, d, account] = x;
    const auto &[e, f, g, h, other] = y;
    return std::tie(a, b, c, d) == std::tie(e, f, g, h) && same(account, other);
}

bool same(const GoogleAnswer &x, const GoogleAnswer &y)
{
    const auto &[session, a, b, c, d] = x;
    const auto &[other, e, f, g, h] = y;
    return std::tie(a, b, c, d) == std::tie(e, f, g, h) && session.has_value() == other.has_value() && (!session || same(*session, *other));
}

bool same(const Generation &x, const Generation &y)
{
    const auto &[a, b, recipe, c, d, e, pictures, f, g, h, i, j, k, l, m, n] = x;
    const auto &[a2, b2, recipe2, c2, d2, e2, pictures2, f2, g2, h2, i2, j2, k2, l2, m2, n2] = y;
    return std::tie(a, b, c, d, e, f, g, h, i, j, k, l, m, n) == std::tie(a2, b2, c2, d2, e2, f2, g2, h2, i2, j2, k2, l2, m2, n2) && same(recipe, recipe2)
           && same(pictures, pictures2);
}

bool same(const Model &x, const Model &y)
{
    const auto &[a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, tariff, w] = x;
    const auto &[a2, b2, c2, d2, e2, f2, g2, h2, i2, j2, k2, l2, m2, n2, o2, p2, q2, r2, s2, t2, u2, v2, tariff2, w2] = y;
    return std::tie(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w)
               == std::tie(a2, b2, c2, d2, e2, f2, g2, h2, i2, j2, k2, l2, m2, n2, o2, p2, q2, r2, s2, t2, u2, v2, w2)
           && same(tariff, tariff2);
}

bool same(const Disclosure &x, const Disclosure &y)
{
    const auto &[a, b, c, d, e, list] = x;
    const auto &[a2, b2, c2, d2, e2, list2] = y;
    return std::tie(a, b, c, d, e) == std::tie(a2, b2, c2, d2, e2) && same(list, list2);
}

// Over real bytes, as it travels.
QJsonObject sent(const QJsonObject &object)
{
    return QJsonDocument::fromJson(QJsonDocument(object).toJson(QJsonDocument::Compact)).object();
}

template <class T>
void checkRoundTrip(const T &value)
{
    const Result<T> back = T::fromJson(sent(value.toJson()));
    REQUIRE(back);
    CHECK(same(*back, value));
    CHECK(same(value, T::fromJson(value.toJson()).value()));
}

// Each field that toJson writes, taken away or replaced by a value of another type, is either refused by its name or, when the
// reader says so, replaced by a default; a wrong type is never a default.
template <class T>
void checkStrict(const T &value, const QStringList &optional)
{
    const QJsonObject whole = value.toJson();
    for (const QString &name : whole.keys()) {
        CAPTURE(name);
        QJsonObject without = whole;
        without.remove(name);
        const Result<T> missing = T::fromJson(without);
        CHECK(missing.has_value() == optional.contains(name));
        QJsonObject wrong = whole;
        wrong.insert(name, whole.value(name).isBool() ? QJsonValue(1) : QJsonValue(true));
        const Result<T> mistyped = T::fromJson(wrong);
        REQUIRE_FALSE(mistyped);
        CHECK(mistyped.error().code == Code::InvalidField);
        CHECK(mistyped.error().field == name);
    }
}

QStringList names(std::initializer_list<const char *> list)
{
    QStringList result;
    for (const char *name : list)
        result.append(QLatin1String(name));
    return result;
}

} // namespace

TEST_CASE("every wire struct survives the journey")
{
    checkRoundTrip(samples::consent());
    checkRoundTrip(samples::account());
    checkRoundTrip(samples::session());
    checkRoundTrip(samples::codeSent());
    checkRoundTrip(samples::device());
    checkRoundTrip(samples::signIn());
    checkRoundTrip(samples::signInMethods());
    checkRoundTrip(samples::googleAnswer());
    checkRoundTrip(samples::balance());
    checkRoundTrip(samples::pointEntry());
    checkRoundTrip(samples::package());
    checkRoundTrip(samples::pointLot());
    checkRoundTrip(samples::spendingLimits());
    checkRoundTrip(samples::offer());
    checkRoundTrip(samples::refundQuote());
    for (int state = 0; state <= static_cast<int>(RefundState::Failed); ++state)
        checkRoundTrip(samples::refund(static_cast<RefundState>(state)));
    checkRoundTrip(samples::model());
    checkRoundTrip(samples::quote());
    checkRoundTrip(samples::pictureRef());
    checkRoundTrip(samples::reference());
    checkRoundTrip(samples::queuePlace());
    checkRoundTrip(samples::disclosure());
    checkRoundTrip(samples::delivery());
    checkRoundTrip(ResultMails{false});
    checkRoundTrip(samples::holding());
    for (int state = 0; state <= static_cast<int>(TopUpState::PartlyRefunded); ++state)
        checkRoundTrip(samples::topUp(static_cast<TopUpState>(state)));
    for (int state = 0; state <= static_cast<int>(GenerationState::Canceled); ++state)
        checkRoundTrip(samples::generation(static_cast<GenerationState>(state)));
}

TEST_CASE("absent times, seeds and addresses survive too")
{
    Generation job = samples::generation();
    job.recipe = {job.recipe.model, job.recipe.prompt, QSize(), 1, std::nullopt, {}, {}, {}, Task::Create, {}, {}, 0};
    job.finishedAt = {};
    job.pictures.clear();
    job.partialId.clear();
    checkRoundTrip(job);
    job.recipe.seed = 0;
    checkRoundTrip(job);
    TopUp order = samples::topUp();
    order.settledAt = {};
    order.checkoutUrl.clear();
    order.returnUrl.clear();
    order.deposit = {};
    order.refunds.clear();
    checkRoundTrip(order);
    GoogleAnswer answer = samples::googleAnswer();
    answer.session.reset();
    checkRoundTrip(answer);
    answer.grant.clear();
    CHECK_FALSE(GoogleAnswer::fromJson(answer.toJson())); // neither in nor a way on
}

TEST_CASE("a page survives, and one bad item spoils it")
{
    const Listing<Package> page{{samples::package(), samples::package()}, QStringLiteral("next")};
    const auto back = Listing<Package>::fromJson(sent(page.toJson()));
    REQUIRE(back);
    CHECK(same(back->items, page.items));
    CHECK(back->nextCursor == page.nextCursor);
    QJsonObject spoilt = page.toJson();
    spoilt.insert(QStringLiteral("items"), QJsonArray{samples::package().toJson(), QJsonObject()});
    CHECK_FALSE(Listing<Package>::fromJson(spoilt));
}

TEST_CASE("missing and mistyped fields are named")
{
    checkStrict(samples::consent(), {});
    checkStrict(samples::account(), names({"language", "emailVerified", "hasPassword", "hasGoogle", "photoId", "consents"}));
    checkStrict(samples::codeSent(), {});
    checkStrict(samples::device(), names({"name", "address"}));
    checkStrict(samples::signIn(), names({"deviceName", "address"}));
    checkStrict(samples::signInMethods(), names({"googleClientId", "googleAuthorizationUrl"}));
    checkStrict(samples::googleAnswer(), names({"session", "grant", "next", "email", "name"}));
    checkStrict(samples::session(), {});
    checkStrict(samples::balance(), {});
    checkStrict(samples::pointEntry(), names({"model", "orderId"}));
    checkStrict(samples::pointLot(), names({"orderId"}));
    checkStrict(samples::spendingLimits(), names({"spentToday", "spentThisMonth"}));
    checkStrict(samples::offer(), names({"packages"}));
    checkStrict(samples::refundQuote(), names({"fullUntil", "refusal"}));
    checkStrict(samples::refund(), names({"settledAt", "byTransfer", "failureCode"}));
    checkStrict(samples::package(), names({"bonus"}));
    checkStrict(samples::topUp(), names({"settledAt", "checkoutUrl", "returnUrl", "failureCode", "bonus", "method", "receiptUrl", "deposit", "approved", "refunds"}));
    checkStrict(samples::model(), names({"retention", "trains", "generativeAi", "state", "successor", "tasks", "sizes", "styles", "qualities", "scales", "maxCount", "maxReferences", "mask",
                                          "seed", "negativePrompt", "chargesCancel", "chargesRefusal", "tariff", "medianSeconds"}));
    checkStrict(samples::recipe(), names({"size", "count", "seed", "style", "quality", "negativePrompt", "task", "references", "mask", "scale"}));
    checkStrict(samples::reference(), {});
    checkStrict(samples::queuePlace(), names({"seconds"}));
    checkStrict(samples::disclosure(), names({"until", "fields"}));
    checkStrict(samples::delivery(), names({"reply", "enhanced", "until"}));
    checkStrict(ResultMails{}, {});
    checkStrict(samples::quote(), names({"each"}));
    checkStrict(samples::pictureRef(), names({"seed", "type"}));
    checkStrict(samples::generation(), names({"batchId", "progress", "partialId", "pictures", "cancelCost", "generativeAi", "mail", "failureCode", "failureField", "finishedAt"}));
    checkStrict(samples::holding(), names({"processors", "count", "values"}));
}

TEST_CASE("what the desktop sends is what the server reads")
{
    const CreateAccount join = samples::createAccount();
    const auto joined = CreateAccount::fromJson(sent(join.call().body));
    REQUIRE(joined);
    CHECK(std::tie(joined->email, joined->name, joined->password, joined->olderThan14, joined->language, joined->deviceName, joined->deviceId, joined->googleGrant)
          == std::tie(join.email, join.name, join.password, join.olderThan14, join.language, join.deviceName, join.deviceId, join.googleGrant));
    CHECK(same(joined->consents, join.consents));
    CHECK(join.call().idempotencyKey == join.idempotencyKey);
    CHECK_FALSE(join.call().authenticated);

    const CreateSession signIn = samples::createSession();
    const auto signedIn = CreateSession::fromJson(sent(signIn.call().body));
    REQUIRE(signedIn);
    CHECK(std::tie(signedIn->email, signedIn->password, signedIn->deviceName, signedIn->deviceId, signedIn->googleGrant)
          == std::tie(signIn.email, signIn.password, signIn.deviceName, signIn.deviceId, signIn.googleGrant));

    const RefreshSession refresh{QStringLiteral("token"), QByteArrayLiteral("nonce-01")};
    CHECK(RefreshSession::fromJson(sent(refresh.call().body)).value().refreshToken == refresh.refreshToken);
    CHECK(refresh.call().idempotencyKey == refresh.nonce);

    const UpdateMe name{samples::korean(), std::nullopt};
    CHECK(UpdateMe::fromJson(sent(name.call().body)).value().name == samples::korean());
    CHECK_FALSE(UpdateMe::fromJson(sent(name.call().body)).value().language);

    const CreateQuote quote{{samples::recipe(), samples::recipe()}};
    CHECK(same(CreateQuote::fromJson(sent(quote.call().body)).value().recipes, quote.recipes));
    const CreateGenerations make{{samples::recipe()}, QStringLiteral("token"), true, true, QByteArrayLiteral("a-key-of-8")};
    const auto made = CreateGenerations::fromJson(sent(make.call().body));
    REQUIRE(made);
    CHECK(same(made->recipes, make.recipes));
    CHECK(made->quote == make.quote);
    CHECK(made->isConfirmed);
    CHECK(made->mail);
    CHECK(CancelGeneration::fromJson(sent(CancelGeneration{samples::id("gen"), Points(7)}.call().body)).value().mostPoints == Points(7));
    CHECK(MoveGeneration::fromJson(sent(MoveGeneration{samples::id("gen"), samples::id("gen")}.call().body)).value().beforeId == samples::id("gen"));
    CHECK(ConfirmPicture::fromJson(sent(ConfirmPicture{samples::id("pic"), QStringLiteral("abc")}.call().body)).value().sha256 == QStringLiteral("abc"));
    CHECK(UploadReference::fromJson(sent(UploadReference{QByteArray("\x89PNG\0\xff", 6)}.call().body)).value().picture == QByteArray("\x89PNG\0\xff", 6));
    CHECK_FALSE(UploadReference::fromJson({{QStringLiteral("picture"), QStringLiteral("not*base64")}}));
    const CreateTopUp order{QStringLiteral("p5000"), Krw(0), QStringLiteral("en"), QByteArrayLiteral("a-key-of-8")};
    const auto ordered = CreateTopUp::fromJson(sent(order.call().body));
    REQUIRE(ordered);
    CHECK(std::tie(ordered->packageId, ordered->language) == std::tie(order.packageId, order.language));
    const CreateTopUp own{QString(), Krw(12'000), QStringLiteral("ko"), QByteArrayLiteral("a-key-of-8")};
    const auto chosen = CreateTopUp::fromJson(sent(own.call().body));
    REQUIRE(chosen);
    CHECK(std::tie(chosen->packageId, chosen->amount) == std::tie(own.packageId, own.amount));
    CHECK_FALSE(CreateTopUp::fromJson({{QStringLiteral("packageId"), QStringLiteral("p5000")}, {QStringLiteral("amount"), 5000}}));
    const ChangeSpendingLimits limits{Points(1), Points(2), Points(3)};
    const auto limited = ChangeSpendingLimits::fromJson(sent(limits.call().body)).value();
    CHECK(std::tie(limited.perDay, limited.perMonth, limited.askAbove) == std::tie(limits.perDay, limits.perMonth, limits.askAbove));
    const CreateRefund refund{samples::id("ord"), Points(952), Krw(8'568), {QStringLiteral("88"), QStringLiteral("110123456789"), samples::korean()}, QByteArrayLiteral("a-key-of-8")};
    const auto refunded = CreateRefund::fromJson(sent(refund.call().body)).value();
    CHECK(std::tie(refunded.points, refunded.won, refunded.account.bank, refunded.account.number, refunded.account.holder)
          == std::tie(refund.points, refund.won, refund.account.bank, refund.account.number, refund.account.holder));
    for (const char *number : {"123", "11-0123", "123456789012345678901", ""}) {
        QJsonObject body = refund.call().body;
        body.insert(QStringLiteral("account"), QJsonObject{{QStringLiteral("bank"), QStringLiteral("88")}, {QStringLiteral("number"), QLatin1String(number)}, {QStringLiteral("holder"), QStringLiteral("x")}});
        CHECK_FALSE(CreateRefund::fromJson(body));
    }
}

TEST_CASE("what proves an address or a person is what the server reads")
{
    const QString email = QStringLiteral("somebody@example.com");
    const QString code = QStringLiteral("012345");
    CHECK(ConfirmVerification::fromJson(sent(ConfirmVerification{code}.call().body)).value().code == code);
    CHECK(ConfirmEmail::fromJson(sent(ConfirmEmail{code}.call().body)).value().code == code);
    CHECK(ChangeEmail::fromJson(sent(ChangeEmail{email}.call().body)).value().email == email);
    const RequestPasswordReset request{email, QStringLiteral("en")};
    const auto requested = RequestPasswordReset::fromJson(sent(request.call().body)).value();
    CHECK(std::tie(requested.email, requested.language) == std::tie(request.email, request.language));
    CHECK_FALSE(request.call().authenticated);
    const ConfirmPasswordReset reset{email, code, QStringLiteral("correct horse"), samples::korean(), QStringLiteral("installation-1")};
    const auto confirmed = ConfirmPasswordReset::fromJson(sent(reset.call().body)).value();
    CHECK(std::tie(confirmed.email, confirmed.code, confirmed.password, confirmed.deviceName, confirmed.deviceId)
          == std::tie(reset.email, reset.code, reset.password, reset.deviceName, reset.deviceId));
    CHECK_FALSE(reset.call().authenticated);
    const auto changed = ChangePassword::fromJson(sent(ChangePassword{email, code}.call().body)).value();
    CHECK(std::tie(changed.current, changed.next) == std::tie(email, code));
    CHECK(Reauthenticate::fromJson(sent(Reauthenticate{code, {}}.call().body)).value().password == code);
    CHECK(Reauthenticate::fromJson(sent(Reauthenticate{{}, code}.call().body)).value().googleGrant == code);
    CHECK(same(SetConsent::fromJson(sent(SetConsent{samples::consent()}.call().body)).value().consent, samples::consent()));
    const SetPhoto photo{QByteArray("\x89PNG\0\xff", 6), QStringLiteral("2025-11-28")};
    const auto set = SetPhoto::fromJson(sent(photo.call().body)).value();
    CHECK(std::tie(set.photo, set.consentVersion) == std::tie(photo.photo, photo.consentVersion));
    const SignInWithGoogle google{QStringLiteral("code"), QString(43, QLatin1Char('v')), QStringLiteral("http://127.0.0.1:5000/"), QStringLiteral("nonce"),
                                  QStringLiteral("reauthenticate"), QStringLiteral("a desk"), QStringLiteral("installation-1")};
    const auto g = SignInWithGoogle::fromJson(sent(google.call().body)).value();
    CHECK(std::tie(g.code, g.codeVerifier, g.redirectUri, g.nonce, g.purpose, g.deviceName, g.deviceId)
          == std::tie(google.code, google.codeVerifier, google.redirectUri, google.nonce, google.purpose, google.deviceName, google.deviceId));
}

TEST_CASE("numbers that are none of ours are refused")
{
    const auto quoteWith = [](const char *field, const QJsonValue &value) {
        QJsonObject body = samples::recipe().toJson();
        body.insert(QLatin1String(field), value);
        return Recipe::fromJson(body);
    };
    for (const QJsonValue &seed : {QJsonValue(-1), QJsonValue(4294967296.0), QJsonValue(1.5), QJsonValue(QStringLiteral("1"))})
        CHECK_FALSE(quoteWith("seed", seed));
    CHECK(quoteWith("seed", 0).value().seed == 0);
    CHECK_FALSE(quoteWith("seed", QJsonValue()).value().seed);
    for (const double count : {0.0, 11.0, -1.0, 1.5, 1e300})
        CHECK_FALSE(quoteWith("count", count));
    for (const char *size : {"", "x", "7", "7x", "x7", "0x7", "-7x7", "7x7x7", "99999999999x1"})
        CHECK_FALSE(quoteWith("size", QLatin1String(size)));
    for (const double points : {0.5, 9007199254740994.0})
        CHECK_FALSE(CancelGeneration::fromJson({{QStringLiteral("mostPoints"), points}}));
    QJsonArray recipes;
    for (int i = 0; i <= Quote::mostRecipes; ++i)
        recipes.append(samples::recipe().toJson());
    CHECK_FALSE(CreateQuote::fromJson({{QStringLiteral("recipes"), recipes}}));
    recipes.removeLast();
    CHECK(CreateQuote::fromJson({{QStringLiteral("recipes"), recipes}}));
    CHECK_FALSE(CreateQuote::fromJson({{QStringLiteral("recipes"), QJsonArray()}}));
}

TEST_CASE("text that no store and no file name survives is refused")
{
    QJsonObject body = samples::recipe().toJson();
    body.insert(QStringLiteral("prompt"), QString(QLatin1Char('a')) + QChar(u'\0') + QLatin1Char('b'));
    CHECK_FALSE(Recipe::fromJson(body));
    body.insert(QStringLiteral("prompt"), QString(QLatin1Char('a')) + QChar(char16_t(0xd800)));
    CHECK_FALSE(Recipe::fromJson(body));
    body.insert(QStringLiteral("prompt"), QString(32'001, QLatin1Char('a')));
    CHECK_FALSE(Recipe::fromJson(body));
    body.insert(QStringLiteral("prompt"), QString(32'000, QLatin1Char('a')));
    CHECK(Recipe::fromJson(body));
}

TEST_CASE("codes have one name and one status, both ways")
{
    QStringList seen;
    for (int i = 0; i <= static_cast<int>(Code::Unavailable); ++i) {
        const Code code = static_cast<Code>(i);
        const QString name = wireName(code);
        CAPTURE(i, name);
        CHECK_FALSE(seen.contains(name));
        seen.append(name);
        CHECK(codeFromWire(name, httpStatus(code)) == code);
        CHECK(httpStatus(code) >= 400);
    }
    for (int i = static_cast<int>(Code::Offline); i <= static_cast<int>(Code::NewerData); ++i) {
        CHECK(wireName(static_cast<Code>(i)) == QLatin1String("internal"));
        CHECK(httpStatus(static_cast<Code>(i)) == 500);
    }
    CHECK(codeFromWire(QStringLiteral("of tomorrow"), 404) == Code::NotFound);
    CHECK(codeFromWire(QString(), 599) == Code::Internal);
}
