// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/errornames.h"
#include "pump/tls.h"

#include <QSslKey>
#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;

namespace
{

// Made for this test only, with openssl; the dates do not matter here.
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
const QByteArray kKey = "-----BEGIN PRIVATE KEY-----\n"
                        "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgy9zSCHHotQD3e2Nl\n"
                        "BeeUidR20UGxcKrPKshwyjXZAfahRANCAATe2xo+ehEt31duxbTOyh8Av33BKXnc\n"
                        "t44VrPFxNPRAacEvKSsQ8YPbHLL9+RH+7isCgbLYksmha1hmwXuc1+Hh\n"
                        "-----END PRIVATE KEY-----\n";
const QByteArray kOtherKey = // in the older form, "EC PRIVATE KEY"
    "-----BEGIN EC PRIVATE KEY-----\n"
    "MHcCAQEEILF7TLjrsF2Wd2T6VGox1UIDOPKbQReP1BqLVMTeMYWvoAoGCCqGSM49\n"
    "AwEHoUQDQgAEvjRfKKj4kpAKlYDsMK4zgLzvtD954pPlE1gvdQo9irlsQdHdNlvx\n"
    "1YKigDEx3dQB2AGz3IMTZGj/nAQNGOBkkg==\n"
    "-----END EC PRIVATE KEY-----\n";
const QByteArray kProtectedKey
    = "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
      "MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAjzYdjqQaQc0wICCAAw\n"
      "DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEGJ3ekEt2BjTF4A7os5qOKcEgZCl\n"
      "mnQXtfrzKKG+rq8273WXR2AB7dHeL1wDE34iTXFXATUpa4ej6/SCEoK/VdJ5NFoJ\n"
      "DBGckuMeoAffaYFH5Nh+/owaUQLwLRX8Wu2/Y0pb16lLZAOm/rXj7WQXajyrMpd4\n"
      "Q3hm9mW+Ke0D3Ng4ld37WR8aQQfqIJPF8jcXvyiFuABK5PSWMd9Ce7+P1yF8j50=\n"
      "-----END ENCRYPTED PRIVATE KEY-----\n";
const QByteArray kEd25519Certificate
    = "-----BEGIN CERTIFICATE-----\n"
      "MIIBLjCB4aADAgECAhQUb+qOhHkJkiwKFYkt2myi6CuWMDAFBgMrZXAwDTELMAkG\n"
      "A1UEAwwCZWQwHhcNMjYxMTIyMDc0NjQ3WhcNMjYxMjIyMDc0NjQ3WjANMQswCQYD\n"
      "VQQDDAJlZDAqMAUGAytlcAMhAMGedslli2FR3hq8B0qjz9IZUIqBZ9TBe/c0XkCP\n"
      "4qIUo1MwUTAdBgNVHQ4EFgQUclpkgOmnFYTlN7mSq52jbDWYt4QwHwYDVR0jBBgw\n"
      "FoAUclpkgOmnFYTlN7mSq52jbDWYt4QwDwYDVR0TAQH/BAUwAwEB/zAFBgMrZXAD\n"
      "QQCgkV889srHR33Z3wt67NYofQ7Y8SYVqsp6M/q7lzVe4sfCNGTwClbGuidCVhW6\n"
      "lLBA3Q+U5PTcHWEoW/QU9KoM\n"
      "-----END CERTIFICATE-----\n";
const QByteArray kEd25519Key = "-----BEGIN PRIVATE KEY-----\n"
                               "MC4CAQAwBQYDK2VwBCIEIN0JT+L1jyVQ4BtQmgFAONEkbvIsYgFaMeiqiYUllnEI\n"
                               "-----END PRIVATE KEY-----\n";

} // namespace

class TestTls final : public QObject
{
    Q_OBJECT

private slots:
    void takesACertificateAndItsKey()
    {
        const Result<QSslConfiguration> tls = serverTls(kCertificate + kEd25519Certificate, kKey);
        QVERIFY(tls);
        QCOMPARE(tls->localCertificateChain().size(), 2);
        QVERIFY(!tls->privateKey().isNull());
        QCOMPARE(tls->protocol(), QSsl::TlsV1_2OrLater);
    }

    void refusesOtherPairs_data()
    {
        QTest::addColumn<QByteArray>("certificate");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QString>("says");
        QTest::newRow("another key") << kCertificate << kOtherKey << u"does not belong"_s;
        QTest::newRow("no certificate") << kKey << kKey << u"certificate file"_s;
        QTest::newRow("no key") << kCertificate << kCertificate << u"key file"_s;
        QTest::newRow("garbage") << QByteArray("x") << kKey << u"certificate file"_s;
        QTest::newRow("garbage key") << kCertificate << QByteArray(1000, '\0') << u"key file"_s;
        QTest::newRow("protected key") << kCertificate << kProtectedKey << u"password"_s;
        QTest::newRow("cut off") << kCertificate.first(200) << kKey << u"certificate file"_s;
    }

    void refusesOtherPairs()
    {
        QFETCH(QByteArray, certificate);
        QFETCH(QByteArray, key);
        QFETCH(QString, says);
        const Result<QSslConfiguration> tls = serverTls(certificate, key);
        QVERIFY(!tls);
        QCOMPARE(tls.error().name, QString(ErrorName::InvalidFile));
        QVERIFY2(tls.error().message.contains(says), qPrintable(tls.error().message));
    }

    void takesKeysThatQtCannotRead()
    {
        const Result<QSslConfiguration> tls = serverTls(kEd25519Certificate, kEd25519Key);
        QVERIFY(tls);
        QVERIFY(!tls->privateKey().isNull());
    }

    void trustsOnlyTheGivenAuthorities()
    {
        const Result<QSslConfiguration> tls = clientTls(kCertificate);
        QVERIFY(tls);
        QCOMPARE(tls->caCertificates().size(), 1);
        QVERIFY(!clientTls("no certificate"));
        QVERIFY(clientTls({}));
    }
};

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
