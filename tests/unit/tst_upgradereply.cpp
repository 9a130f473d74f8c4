// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/errornames.h"
#include "pump/upgradereply.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestUpgradeReply final : public QObject
{
    Q_OBJECT

private slots:
    void names_data()
    {
        QTest::addColumn<QByteArray>("reply");
        QTest::addColumn<QString>("name");
        QTest::newRow("nothing") << QByteArray() << QString(ErrorName::ConnectionFailed);
        QTest::newRow("garbage") << QByteArray("SSH-2.0-OpenSSH\r\n")
                                 << QString(ErrorName::NotATunnel);
        QTest::newRow("NULs") << QByteArray(100, '\0') << QString(ErrorName::NotATunnel);
        QTest::newRow("cut status") << QByteArray("HTTP/1.1 4") << QString(ErrorName::NotATunnel);
        QTest::newRow("huge status")
            << QByteArray("HTTP/1.1 40123456 x\r\n\r\n") << QString(ErrorName::NotATunnel);
        QTest::newRow("bad upgrade") << QByteArray("HTTP/1.1 101 Switching Protocols\r\n\r\n")
                                     << QString(ErrorName::NotATunnel);
        QTest::newRow("200") << QByteArray("HTTP/1.1 200 OK\r\n\r\n")
                             << QString(ErrorName::NotATunnel);
        QTest::newRow("302") << QByteArray("HTTP/1.1 302 Found\r\nLocation: wss://evil/\r\n\r\n")
                             << QString(ErrorName::NotATunnel);
        QTest::newRow("401") << QByteArray("HTTP/1.1 401 Unauthorized\r\n\r\n")
                             << QString(ErrorName::AuthenticationFailed);
        QTest::newRow("401 without a phrase")
            << QByteArray("HTTP/1.0 401\r\n\r\n") << QString(ErrorName::AuthenticationFailed);
        QTest::newRow("403") << QByteArray("HTTP/1.1 403 Forbidden\r\n\r\n")
                             << QString(ErrorName::AccessRefused);
        QTest::newRow("404") << QByteArray("HTTP/1.1 404 Not Found\r\n\r\n")
                             << QString(ErrorName::NotATunnel);
        QTest::newRow("429") << QByteArray("HTTP/1.1 429 Too Many Requests\r\n\r\n")
                             << QString(ErrorName::ServerBusy);
        QTest::newRow("500") << QByteArray("HTTP/1.1 500 Oops\r\n\r\n")
                             << QString(ErrorName::NotATunnel);
        QTest::newRow("503") << QByteArray("HTTP/1.1 503 Busy\r\n\r\n")
                             << QString(ErrorName::ServerBusy);
    }

    void names()
    {
        QFETCH(QByteArray, reply);
        QFETCH(QString, name);
        const UpgradeRefusal refusal = explainRefusal(reply, true);
        QCOMPARE(refusal.error.name, name);
        QVERIFY(!refusal.error.message.isEmpty());
    }

    void readsRetryAfter_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("low");
        QTest::addColumn<int>("high");
        QTest::newRow("seconds") << QByteArray("17") << 17 << 17;
        QTest::newRow("zero") << QByteArray("0") << 0 << 0;
        QTest::newRow("negative") << QByteArray("-5") << 0 << 0;
        QTest::newRow("far too long") << QByteArray("99999999") << 3600 << 3600;
        QTest::newRow("nonsense") << QByteArray("soon") << -1 << -1;
        const QString date = QLocale::c().toString(QDateTime::currentDateTimeUtc().addSecs(60),
                                                   u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
        QTest::newRow("a date") << date.toLatin1() << 50 << 61;
    }

    void readsRetryAfter()
    {
        QFETCH(QByteArray, value);
        QFETCH(int, low);
        QFETCH(int, high);
        const UpgradeRefusal refusal = explainRefusal(
            "HTTP/1.1 503 Busy\r\nServer: x\r\nretry-after: " + value + "\r\n\r\n", true);
        if (low < 0) {
            QVERIFY(!refusal.retryAfter);
        } else {
            QVERIFY(refusal.retryAfter);
            QVERIFY(refusal.retryAfter->count() >= low && refusal.retryAfter->count() <= high);
        }
    }

    void heedsRetryAfterOnlyWhenBusy()
    {
        QVERIFY(!explainRefusal("HTTP/1.1 401 No\r\nRetry-After: 5\r\n\r\n", true).retryAfter);
        QVERIFY(!explainRefusal("HTTP/1.1 503 No\r\n\r\nRetry-After: 5\r\n", true).retryAfter);
    }

    void saysWhetherAUserWasGiven()
    {
        const QString without = explainRefusal("HTTP/1.1 401 No\r\n\r\n", false).error.message;
        const QString with = explainRefusal("HTTP/1.1 401 No\r\n\r\n", true).error.message;
        QVERIFY(without != with);
    }

    void showsWhereARedirectionLeads()
    {
        const QString message
            = explainRefusal("HTTP/1.1 301 Moved\r\nLocation: https://h/x\r\n\r\n", true)
                  .error.message;
        QVERIFY(message.contains(u"https://h/x"_s));
        const QByteArray endless = "HTTP/1.1 301 Moved\r\nLocation: " + QByteArray(100'000, 'x');
        QVERIFY(explainRefusal(endless, true).error.message.size() < 300);
    }
};

QTEST_APPLESS_MAIN(TestUpgradeReply)
#include "tst_upgradereply.moc"
