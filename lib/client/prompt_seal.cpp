#include "client/prompt_seal.h"

#include "crypto/sealing.h"
#include <QDataStream>
#include <QIODevice>
#include <initializer_list>

namespace mj::client
{
namespace
{

constexpr quint8 form = 1;

QByteArray sealTexts(const SealingKey &key, std::initializer_list<const QString *> texts, const QByteArray &context)
{
    QByteArray plain;
    QDataStream out(&plain, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << form;
    for (const QString *text : texts)
        out << text->toUtf8();
    QByteArray sealed = seal(key, plain, context);
    wipe(plain);
    return sealed;
}

Result<void> openTexts(const SealingKey &key, const QByteArray &sealed, std::initializer_list<QString *> texts, const QByteArray &context)
{
    Result<QByteArray> plain = open(key, sealed, context);
    if (!plain)
        return fail(plain);
    QDataStream in(*plain);
    in.setVersion(QDataStream::Qt_6_4);
    quint8 found = 0;
    in >> found;
    if (found > form)
        return fail(Code::NewerData, QStringLiteral("prompt form %1").arg(found));
    for (QString *text : texts) {
        QByteArray utf8;
        in >> utf8;
        *text = QString::fromUtf8(utf8);
    }
    if (in.status() != QDataStream::Ok)
        return fail(Code::Corrupt, QStringLiteral("prompt"));
    return {};
}

QByteArray promptContext(const QString &id)
{
    return "prompt:" + id.toUtf8();
}

QByteArray templateContext(const QString &id)
{
    return "template:" + id.toUtf8();
}

} // namespace

QByteArray sealPrompt(const SealingKey &key, const PromptRecord &record)
{
    return sealTexts(key, {&record.prompt, &record.negative}, promptContext(record.id));
}

QByteArray sealTemplate(const SealingKey &key, const TemplateRecord &record)
{
    return sealTexts(key, {&record.name, &record.prompt, &record.negative}, templateContext(record.id));
}

Result<void> openPrompt(const SealingKey &key, const QByteArray &sealed, PromptRecord &record)
{
    return openTexts(key, sealed, {&record.prompt, &record.negative}, promptContext(record.id));
}

Result<void> openTemplate(const SealingKey &key, const QByteArray &sealed, TemplateRecord &record)
{
    return openTexts(key, sealed, {&record.name, &record.prompt, &record.negative}, templateContext(record.id));
}

} // namespace mj::client
