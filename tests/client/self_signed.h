#pragma once
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <functional>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace mj::client
{

inline QByteArray pemOf(const std::function<int(BIO *)> &write)
{
    BIO *memory = BIO_new(BIO_s_mem());
    write(memory);
    char *text = nullptr;
    const long size = BIO_get_mem_data(memory, &text);
    const QByteArray pem(text, size);
    BIO_free(memory);
    return pem;
}

// What an attacker between desktop and service can make: a certificate for the right name that nobody signed.
inline QSslConfiguration selfSigned()
{
    EVP_PKEY *key = EVP_EC_gen("P-256");
    X509 *certificate = X509_new();
    X509_set_version(certificate, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_set_pubkey(certificate, key);
    const unsigned char name[] = "127.0.0.1";
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_ASC, name, -1, -1, 0);
    X509_set_issuer_name(certificate, X509_get_subject_name(certificate));
    X509_sign(certificate, key, EVP_sha256());
    const QByteArray keyPem = pemOf([key](BIO *to) { return PEM_write_bio_PrivateKey(to, key, nullptr, nullptr, 0, nullptr, nullptr); });
    const QByteArray certificatePem = pemOf([certificate](BIO *to) { return PEM_write_bio_X509(to, certificate); });
    X509_free(certificate);
    EVP_PKEY_free(key);
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(certificatePem));
    configuration.setPrivateKey(QSslKey(keyPem, QSsl::Ec));
    return configuration;
}

} // namespace mj::client
