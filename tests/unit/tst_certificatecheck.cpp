// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/errornames.h"
#include "pump/certificatecheck.h"

#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;

namespace
{

// Made for this test only, with openssl; self-signed, for 10.99.0.1.
const QByteArray kCertificate = "-----BEGIN CERTIFICATE-----\n"
                                "MIIBiDCCAS6gAwIBAgIUTh2bSuplOJ3R7o7pcG2SqQKjewEwCgYIKoZIzj0EAwIw\n"
                                "ETEPMA0GA1UEAwwGdHVubmVsMB4XDTI2MTEyMjA3MjYzNFoXDTI2MTIyMjA3MjYz\n"
                                "NFowETEPMA0GA1UEAwwGdHVubmVsMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n"
                                "3tsaPnoRLd9XbsW0zsofAL99wSl53LeOFazxcTT0QGnBLykrEPGD2xyy/fkR/u4r\n"
                                "AoGy2JLJoWtYZsF7nNfh4aNkMGIwHQYDVR0OBBYEFFlCTSwc3AQOGbNw0Ybjm45V\n"
                                "SmWjMB8GA1UdIwQYMBaAFFlCTSwc3AQOGbNw0Ybjm45VSmWjMA8GA1UdEwEB/wQF\n"
                                "MAMBAf8wDwYDVR0RBAgwBocECmMAATAKBggqhkjOPQQDAgNIADBFAiBFNMPhyFY0\n"
                                "vdZvdAya9u4mSVmQngTwoeIYyk27oPkNbAIhAIhqRAw36W8raDVmMhuA3fk0hlQP\n"
                                "x2W4KFIEiTBDttZw\n"
                                "-----END CERTIFICATE-----\n";
const QString kSha256 = u"df183662e77315c749637fd70e68718a5f8fa5625a22862bee5d310c8a303b00"_s;

QSslCertificate certificate()
{
    return QSslCertificate::fromData(kCertificate).first();
}

TunnelSettings client(const QString &pin = {})
{
    TunnelSettings settings;
    settings.uri = QUrl(u"wss://h/"_s);
    settings.pin = pin;
    return settings;
}

} // namespace

class TestCertificateCheck final : public QObject
{
    Q_OBJECT

private slots:
    void describesEachReasonOnce()
    {
        const QString text
            = describe({ QSslError(QSslError::SelfSignedCertificate, certificate()),
                         QSslError(QSslError::UnableToVerifyFirstCertificate, certificate()),
                         QSslError(QSslError::HostNameMismatch, certificate()) });
        QCOMPARE(text,
                 u"it is not signed by an authority that is trusted here; "
                 "it is for another name (10.99.0.1)"_s);
    }

    // What a chain of a hundred can be refused for; a message to the broker has 2048 characters.
    void describesNotWithoutEnd()
    {
        QList<QSslError> errors;
        for (int i = QSslError::UnableToGetIssuerCertificate; i <= QSslError::OcspStatusUnknown;
             ++i) {
            errors.append(QSslError(static_cast<QSslError::SslError>(i), certificate()));
        }
        QCOMPARE(describe(errors).size(), 1000);
    }

    void reports()
    {
        const PumpFailed failure
            = refuseCertificate(client(), { certificate() },
                                { QSslError(QSslError::SelfSignedCertificate, certificate()),
                                  QSslError(QSslError::HostNameMismatch, certificate()),
                                  QSslError(QSslError::CertificateExpired, certificate()),
                                  QSslError(QSslError::CertificateNotYetValid, certificate()),
                                  QSslError(QSslError::InvalidPurpose, certificate()) });
        QCOMPARE(failure.error.name, QString(ErrorName::CertificateRefused));
        QVERIFY(failure.error.hint.contains(kSha256));
        QVERIFY(failure.certificate);
        QCOMPARE(failure.certificate->reasons,
                 (QStringList{ RefusalReason::UnknownIssuer, RefusalReason::OtherName,
                               RefusalReason::Expired, RefusalReason::NotYetValid,
                               RefusalReason::Other }));
        QCOMPARE(failure.certificate->chain.size(), 1);
        const ReportedCertificate &own = failure.certificate->chain.first();
        QCOMPARE(own.subject, u"CN=tunnel"_s);
        QCOMPARE(own.issuer, u"CN=tunnel"_s);
        QCOMPARE(own.names, QStringList{ u"10.99.0.1"_s });
        QCOMPARE(own.validFrom.toString(Qt::ISODate), u"2026-11-22T07:26:34Z"_s);
        QCOMPARE(own.validUntil.toString(Qt::ISODate), u"2026-12-22T07:26:34Z"_s);
        QCOMPARE(own.sha256, kSha256);
    }

    void namesBothFingerprints()
    {
        const QString pin(64, u'a');
        const PumpFailed failure
            = refuseCertificate(client(pin), QList<QSslCertificate>(20, certificate()),
                                { QSslError(QSslError::SelfSignedCertificate, certificate()) });
        QCOMPARE(failure.error.message, u"The certificate of h is not the pinned one."_s);
        QVERIFY(failure.error.hint.contains(kSha256));
        QVERIFY(failure.error.hint.contains(pin));
        QVERIFY(failure.certificate);
        QCOMPARE(failure.certificate->reasons, QStringList{ RefusalReason::DiffersFromPin });
        QCOMPARE(failure.certificate->chain.size(), kMostReportedCertificates);
        QVERIFY(decodePumpMessage(encode(PumpMessage(failure))));
    }
};

QTEST_GUILESS_MAIN(TestCertificateCheck)
#include "tst_certificatecheck.moc"
