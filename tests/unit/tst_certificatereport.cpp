// SPDX-License-Identifier: GPL-3.0-or-later
#include "fullstatus.h"

#include "contract/certificatereport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;

class TestCertificateReport final : public QObject
{
    Q_OBJECT

private:
    static QJsonObject withOwn(const QString &key, const QJsonValue &value)
    {
        QJsonObject json = toJson(fullReport());
        QJsonArray chain = json.value(u"chain"_s).toArray();
        QJsonObject own = chain.at(0).toObject();
        own.insert(key, value);
        chain[0] = own;
        json.insert(u"chain"_s, chain);
        return json;
    }

private slots:
    void roundTrips()
    {
        QCOMPARE(reportFromJson(toJson(fullReport())), std::optional(fullReport()));
        QCOMPARE(chainFromMaps(toMaps(fullReport().chain)), fullReport().chain);
    }

    void refusesWhatIsNone_data()
    {
        QTest::addColumn<QJsonObject>("json");
        const QJsonObject full = toJson(fullReport());
        const auto with = [&full](const QString &key, const QJsonValue &value) {
            QJsonObject json = full;
            json.insert(key, value);
            return json;
        };
        QJsonArray chain = full.value(u"chain"_s).toArray();
        while (chain.size() <= kMostReportedCertificates) {
            chain.append(chain.first());
        }
        QTest::newRow("nothing") << QJsonObject();
        QTest::newRow("no reason") << with(u"reasons"_s, QJsonArray());
        QTest::newRow("unknown reason") << with(u"reasons"_s, QJsonArray{ u"mood"_s });
        QTest::newRow("reason not a text") << with(u"reasons"_s, QJsonArray{ 1 });
        QTest::newRow("many reasons")
            << with(u"reasons"_s, QJsonArray::fromStringList(QStringList(7, u"other"_s)));
        QTest::newRow("long chain") << with(u"chain"_s, chain);
        QTest::newRow("certificate not an object") << with(u"chain"_s, QJsonArray{ 1 });
        QTest::newRow("long subject") << withOwn(u"subject"_s, QString(257, u'x'));
        QTest::newRow("long issuer in bytes") << withOwn(u"issuer"_s, QString(129, u'ü'));
        QTest::newRow("escape sequence") << withOwn(u"subject"_s, u"\x1b[31m"_s);
        QTest::newRow("many names")
            << withOwn(u"names"_s, QJsonArray::fromStringList(QStringList(9, u"a"_s)));
        QTest::newRow("long name") << withOwn(u"names"_s, QJsonArray{ QString(257, u'x') });
        QTest::newRow("names not a list") << withOwn(u"names"_s, u"a"_s);
        QTest::newRow("no time") << withOwn(u"valid_from"_s, u"tomorrow"_s);
        QTest::newRow("time not a text") << withOwn(u"valid_until"_s, 7);
        QTest::newRow("short fingerprint") << withOwn(u"sha256"_s, u"ab"_s);
        QTest::newRow("fingerprint of other letters") << withOwn(u"sha256"_s, QString(64, u'G'));
    }

    void refusesWhatIsNone()
    {
        QFETCH(QJsonObject, json);
        QVERIFY(!reportFromJson(json));
    }

    void cutsTexts()
    {
        QCOMPARE(reportedText(u"CN=a"_s), u"CN=a"_s);
        QCOMPARE(reportedText(u"a\x1b\n\u202eb"_s), u"a???b"_s);
        QCOMPARE(reportedText(QString(1000, u'x')).size(), 256);
        QCOMPARE(reportedText(QString(1000, u'東')).toUtf8().size(), 255);
    }

    void largestFitsIntoAMessage()
    {
        ReportedCertificate certificate = fullReport().chain.first();
        certificate.subject = certificate.issuer = QString(kMaximumReportedBytes, u'"');
        certificate.names = QStringList(kMostReportedNames, certificate.subject);
        const CertificateReport report{ { RefusalReason::Other },
                                        QList<ReportedCertificate>(kMostReportedCertificates,
                                                                   certificate) };
        QCOMPARE(reportFromJson(toJson(report)), std::optional(report));
        const QByteArray json = QJsonDocument(toJson(report)).toJson(QJsonDocument::Compact);
        QVERIFY2(json.size() < 56 * 1024, qPrintable(QString::number(json.size()))); // of 64
    }
};

QTEST_APPLESS_MAIN(TestCertificateReport)
#include "tst_certificatereport.moc"
