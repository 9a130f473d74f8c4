// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/certificatesummary.h"

#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;

namespace
{

// “O=Example, CN=Example Root”.
const QByteArray kPem = R"(-----BEGIN CERTIFICATE-----
MIIBqDCCAU+gAwIBAgIUI0SldsXvAx8OGpLDUstHS7GYWvwwCgYIKoZIzj0EAwIw
KTEQMA4GA1UECgwHRXhhbXBsZTEVMBMGA1UEAwwMRXhhbXBsZSBSb290MCAXDTI2
MTEyNjEyMTAwMFoYDzIxMjYxMTAyMTIxMDAwWjApMRAwDgYDVQQKDAdFeGFtcGxl
MRUwEwYDVQQDDAxFeGFtcGxlIFJvb3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
AAQT03Z6pex1RXhTsGqUIxFyPXcLbIeioVEhf8zjy2AlxX0sLHimdsRy8KzhtS6Y
UIK9T+BZtjN0vBEvtYL32rvuo1MwUTAdBgNVHQ4EFgQUXIl05YtzMzJjk+CkZmHP
S/7oBHEwHwYDVR0jBBgwFoAUXIl05YtzMzJjk+CkZmHPS/7oBHEwDwYDVR0TAQH/
BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiAg5AU4Ou+QhyFSlhC0EdFyfXSXQQEc
oWEDJHHXNjEWZAIgYHJT9ahmGlSlimGTC3jI+9bY0AmWGQW50TeHOvfgGyw=
-----END CERTIFICATE-----
)";

QByteArray pemOf(const QByteArray &der)
{
    return "-----BEGIN CERTIFICATE-----\n" + der.toBase64() + "\n-----END CERTIFICATE-----\n";
}

} // namespace

class CertificateSummaryTest final : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatPeopleKnowItBy();
    void survivesAnyBytes();
};

void CertificateSummaryTest::readsWhatPeopleKnowItBy()
{
    const auto summaries = summarizeCertificates(kPem + "between\n" + kPem);
    QCOMPARE(summaries.size(), size_t(2));
    QCOMPARE(summaries.back().subject, u"Example Root"_s);
    QCOMPARE(summaries.back().issuer, u"Example Root"_s);
    QVERIFY(summaries.back().validUntil.isValid());
    QCOMPARE(summaries.back().validUntil.date().year(), 2126);
    QVERIFY(summarizeCertificates("nothing").empty());
}

// Cut off anywhere, and each byte changed in turn.
void CertificateSummaryTest::survivesAnyBytes()
{
    QByteArray body = kPem;
    body.remove(0, body.indexOf('\n')).truncate(body.lastIndexOf("-----END"));
    const QByteArray der = QByteArray::fromBase64(body);
    QVERIFY(der.size() > 200);
    for (qsizetype i = 0; i < der.size(); ++i) {
        QCOMPARE(summarizeCertificates(pemOf(der.left(i) + "x")).size(), size_t(1));
        for (const char byte : { '\x00', '\x30', '\x7f', '\x84', '\xff' }) {
            QByteArray changed = der;
            changed[i] = byte;
            QCOMPARE(summarizeCertificates(pemOf(changed)).size(), size_t(1));
        }
    }
}

QTEST_GUILESS_MAIN(CertificateSummaryTest)
#include "tst_certificatesummary.moc"
