#include "studio/export_documents.h"

#include "base/clock.h"

#include <QJsonDocument>

namespace mj::studio {
namespace {

QString readMe()
{
    return QStringLiteral("MJ Studio\n"
                          "\n"
                          "[한국어]\n"
                          "이 파일에는 MJ Studio가 보관하고 있는 회원님의 정보와 회원님이 만든 그림이 들어 있습니다.\n"
                          "- account.json: 계정 정보\n"
                          "- photo.jpg: 프로필 사진(등록한 경우에만)\n"
                          "- devices.json: 로그인되어 있는 기기\n"
                          "- sign_ins.json: 최근 3개월의 로그인 기록\n"
                          "- holdings.json: 보관 중인 개인정보의 항목, 목적, 기간\n"
                          "- points.json: 포인트 내역\n"
                          "- orders.json: 충전 주문\n"
                          "- generations.json: 그림 요청과 프롬프트\n"
                          "- images/: 그림과 그림마다의 정보(정보의 SHA-256은 받은 그대로의 파일의 값). 그림 파일 안에는 생성형 AI 또는 수식으로\n"
                          "  만들었다는 표시가 들어 있으며 화소는 받은 그대로입니다.\n"
                          "- images/missing.txt: 서비스와 이 기기 어디에도 더는 없는 그림(있을 때만)\n"
                          "- SHA256SUMS: 모든 파일의 SHA-256 값. sha256sum -c SHA256SUMS로 확인할 수 있습니다.\n"
                          "비밀번호는 되돌릴 수 없는 값으로만 보관되므로 들어 있지 않습니다. 이 파일은 암호화되어 있지 않으니 안전한 곳에 두십시오.\n"
                          "\n"
                          "[English]\n"
                          "This archive holds what MJ Studio keeps about you, and the pictures you made.\n"
                          "- account.json: your account\n"
                          "- photo.jpg: your profile photo (only if you set one)\n"
                          "- devices.json: the devices that are signed in\n"
                          "- sign_ins.json: your sign-ins of the last three months\n"
                          "- holdings.json: each kind of personal data that is kept, why and how long\n"
                          "- points.json: every movement of points\n"
                          "- orders.json: top-up orders\n"
                          "- generations.json: picture requests with their prompts\n"
                          "- images/: the pictures, each with its facts (the SHA-256 there is that of the file as received). The statement that\n"
                          "  a picture was made by generative AI or drawn by formula is inside the file; its pixels are as received.\n"
                          "- images/missing.txt: pictures that neither the service nor this device has any more (only if there are any)\n"
                          "- SHA256SUMS: the SHA-256 of every file; check with sha256sum -c SHA256SUMS\n"
                          "Your password is not here: only an irreversible hash of it is kept. This archive is not encrypted; keep it safe.\n");
}

QByteArray pretty(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

template <class T>
QByteArray list(const QList<T> &items)
{
    QJsonArray array;
    for (const T &item : items)
        array.append(item.toJson());
    return QJsonDocument(array).toJson(QJsonDocument::Indented);
}

QString sizeText(const QSize &size)
{
    return QStringLiteral("%1x%2").arg(size.width()).arg(size.height());
}

} // namespace

ArchiveWriter::Files exportDocuments(const AccountCopy &copy)
{
    ArchiveWriter::Files files{
        {QStringLiteral("README.txt"), readMe().toUtf8()},
        {QStringLiteral("account.json"), pretty(copy.account().toJson())},
        {QStringLiteral("devices.json"), list(copy.devices())},
        {QStringLiteral("sign_ins.json"), list(copy.signIns())},
        {QStringLiteral("holdings.json"), list(copy.holdings())},
        {QStringLiteral("points.json"), list(copy.points())},
        {QStringLiteral("orders.json"), list(copy.orders())},
        {QStringLiteral("generations.json"), list(copy.generations())}};
    if (!copy.photo().isEmpty())
        files.append({QStringLiteral("photo.jpg"), copy.photo()});
    return files;
}

QByteArray pictureFacts(const api::Generation &job, const api::PictureRef &picture, const QString &modelName)
{
    return pretty({{QStringLiteral("id"), picture.id},
                   {QStringLiteral("generation"), job.id},
                   {QStringLiteral("prompt"), job.recipe.prompt},
                   {QStringLiteral("model"), job.recipe.model},
                   {QStringLiteral("modelName"), modelName},
                   {QStringLiteral("style"), job.recipe.style},
                   {QStringLiteral("size"), sizeText(picture.size)},
                   {QStringLiteral("seed"), picture.seed},
                   {QStringLiteral("generativeAi"), job.generativeAi},
                   {QStringLiteral("sha256"), picture.sha256},
                   {QStringLiteral("createdAt"), toWire(job.finishedAt.isValid() ? job.finishedAt : job.createdAt)}});
}

QByteArray pictureFacts(const Gallery::Picture &picture)
{
    return pretty({{QStringLiteral("id"), picture.id},
                   {QStringLiteral("generation"), picture.generationId},
                   {QStringLiteral("parent"), picture.parentId},
                   {QStringLiteral("prompt"), picture.prompt},
                   {QStringLiteral("modelName"), picture.modelName},
                   {QStringLiteral("style"), picture.style},
                   {QStringLiteral("size"), sizeText(picture.size)},
                   {QStringLiteral("seed"), picture.seed},
                   {QStringLiteral("generativeAi"), picture.generativeAi},
                   {QStringLiteral("createdAt"), toWire(picture.createdAt)}});
}

QByteArray missingPictures(const QStringList &ids)
{
    return (ids.join(QLatin1Char('\n')) + QLatin1Char('\n')).toUtf8();
}

} // namespace mj::studio
