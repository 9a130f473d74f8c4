// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/tls.h"

#include "contract/errornames.h"

#include <QSslCertificate>
#include <QSslKey>
#include <QStringList>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <memory>

namespace Farlan
{

namespace
{

template<auto Free>
struct Freer {
    template<typename T>
    void operator()(T *pointer) const
    {
        Free(pointer);
    }
};
using Bio = std::unique_ptr<BIO, Freer<BIO_free_all>>;
using Certificate = std::unique_ptr<X509, Freer<X509_free>>;
using PrivateKey = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;

Error badFile(const QString &message, const QString &hint = {})
{
    return Error{ ErrorName::InvalidFile, message, hint };
}

Bio memoryBio(const QByteArray &bytes)
{
    return Bio(BIO_new_mem_buf(bytes.constData(), static_cast<int>(bytes.size())));
}

// An encrypted key is refused: nobody is there to type its password.
int refusePassword(char *, int, int, void *)
{
    return -1;
}

// As OpenSSL reads it, of whatever kind: QSslKey's own reader knows RSA, DSA and P-256 only.
Result<QSslKey> readKey(const QByteArray &certfile, const QByteArray &keyfile)
{
    const Bio certificateBio = memoryBio(certfile);
    const Certificate certificate(
        PEM_read_bio_X509(certificateBio.get(), nullptr, refusePassword, nullptr));
    if (!certificate) {
        return badFile(QStringLiteral("The certificate file holds no certificate in PEM form."));
    }
    const Bio keyBio = memoryBio(keyfile);
    const PrivateKey key(PEM_read_bio_PrivateKey(keyBio.get(), nullptr, refusePassword, nullptr));
    if (!key) {
        return badFile(
            QStringLiteral("The key file holds no private key in PEM form, or one that is "
                           "protected by a password."),
            QStringLiteral("Remove a password like this: openssl pkey -in OLD -out NEW"));
    }
    if (X509_check_private_key(certificate.get(), key.get()) != 1) {
        return badFile(QStringLiteral("The private key does not belong to the certificate."),
                       QStringLiteral("Give the key that the certificate was made with; the first "
                                      "certificate in the file must be the server's own."));
    }
    EVP_PKEY_up_ref(key.get()); // for QSslKey, which frees it
    return QSslKey(Qt::HANDLE(key.get()), QSsl::PrivateKey);
}

QSslConfiguration commonTls()
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    return tls;
}

} // namespace

Result<QSslConfiguration> clientTls(const QByteArray &cacerts)
{
    QSslConfiguration tls = commonTls();
    if (!cacerts.isEmpty()) {
        const QList<QSslCertificate> authorities = QSslCertificate::fromData(cacerts, QSsl::Pem);
        if (authorities.isEmpty()) {
            return badFile(QStringLiteral("The CA file holds no certificate in PEM form."));
        }
        tls.setCaCertificates(authorities);
    }
    return tls;
}

Result<QSslConfiguration> serverTls(const QByteArray &certfile, const QByteArray &keyfile)
{
    const Result<QSslKey> key = readKey(certfile, keyfile);
    if (!key) {
        return key.error();
    }
    QSslConfiguration tls = commonTls();
    tls.setLocalCertificateChain(QSslCertificate::fromData(certfile, QSsl::Pem));
    tls.setPrivateKey(*key);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone); // clients sign in with a password
    return tls;
}

QString tlsVersion(const QSslSocket &socket)
{
    return socket.sessionProtocol() == QSsl::TlsV1_3 ? QStringLiteral("TLSv1.3")
                                                     : QStringLiteral("TLSv1.2");
}

} // namespace Farlan
