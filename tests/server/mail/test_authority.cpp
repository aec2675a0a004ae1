#include "server/mail/test_authority.h"

#include <QDir>
#include <QFile>
#include <cstdio>
#include <memory>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <stdexcept>

namespace mj::test {
namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

Key newKey()
{
    return Key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"), &EVP_PKEY_free);
}

void extend(X509 *certificate, int what, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, what, value.constData());
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

Certificate certificateFor(const QByteArray &name, EVP_PKEY *key, long serial)
{
    Certificate made(X509_new(), &X509_free);
    X509_set_version(made.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(made.get()), serial);
    X509_gmtime_adj(X509_getm_notBefore(made.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(made.get()), 24 * 3600);
    X509_set_pubkey(made.get(), key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(made.get()), "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char *>(name.constData()), -1, -1, 0);
    return made;
}

template <class Write>
void store(const QString &path, Write write)
{
    const std::unique_ptr<FILE, int (*)(FILE *)> file(std::fopen(QFile::encodeName(path).constData(), "w"), &std::fclose);
    if (!file || write(file.get()) != 1)
        throw std::runtime_error("a certificate cannot be written");
}

} // namespace

TestAuthority::TestAuthority(const QString &folder, const QString &name) : m_folder(folder)
{
    QDir().mkpath(folder);
    const Key authorityKey = newKey();
    const Certificate authority = certificateFor("authority of a test", authorityKey.get(), 1);
    X509_set_issuer_name(authority.get(), X509_get_subject_name(authority.get()));
    extend(authority.get(), NID_basic_constraints, "critical,CA:TRUE");
    X509_sign(authority.get(), authorityKey.get(), EVP_sha256());

    const Key serverKey = newKey();
    const Certificate server = certificateFor(name.toLatin1(), serverKey.get(), 2);
    X509_set_issuer_name(server.get(), X509_get_subject_name(authority.get()));
    extend(server.get(), NID_subject_alt_name, "DNS:" + name.toLatin1());
    X509_sign(server.get(), authorityKey.get(), EVP_sha256());

    store(caFile(), [&](FILE *file) { return PEM_write_X509(file, authority.get()); });
    store(certificateFile(), [&](FILE *file) { return PEM_write_X509(file, server.get()); });
    store(keyFile(), [&](FILE *file) { return PEM_write_PrivateKey(file, serverKey.get(), nullptr, nullptr, 0, nullptr, nullptr); });
}

} // namespace mj::test
