// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/httpresponse.h"

#include <QTest>

using namespace Farlan;

class TestHttpResponse final : public QObject
{
    Q_OBJECT

private slots:
    void writesWholeResponse();
    void saysWhatTheStatusWants_data();
    void saysWhatTheStatusWants();
    void knowsReasonPhrase_data();
    void knowsReasonPhrase();
};

void TestHttpResponse::writesWholeResponse()
{
    QCOMPARE(httpResponse(401, { { "WWW-Authenticate", "Basic realm=\"lan\"" }, { "A", "b" } }),
             "HTTP/1.1 401 Unauthorized\r\n"
             "Connection: close\r\n"
             "WWW-Authenticate: Basic realm=\"lan\"\r\n"
             "A: b\r\n"
             "Content-Type: text/plain; charset=utf-8\r\n"
             "Content-Length: 13\r\n"
             "\r\n"
             "Unauthorized\n");
}

void TestHttpResponse::saysWhatTheStatusWants_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("405") << 405 << QByteArray("\r\nAllow: GET\r\n");
    QTest::newRow("426, protocol") << 426 << QByteArray("\r\nUpgrade: websocket\r\n");
    QTest::newRow("426, version") << 426 << QByteArray("\r\nSec-WebSocket-Version: 13\r\n");
    QTest::newRow("426, connection") << 426 << QByteArray("\r\nConnection: close, Upgrade\r\n");
}

void TestHttpResponse::saysWhatTheStatusWants()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, header);
    QVERIFY(httpResponse(status).contains(header));
}

void TestHttpResponse::knowsReasonPhrase_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("400") << 400 << QByteArray("Bad Request");
    QTest::newRow("403") << 403 << QByteArray("Forbidden");
    QTest::newRow("404") << 404 << QByteArray("Not Found");
    QTest::newRow("405") << 405 << QByteArray("Method Not Allowed");
    QTest::newRow("408") << 408 << QByteArray("Request Timeout");
    QTest::newRow("426") << 426 << QByteArray("Upgrade Required");
    QTest::newRow("429") << 429 << QByteArray("Too Many Requests");
    QTest::newRow("431") << 431 << QByteArray("Request Header Fields Too Large");
    QTest::newRow("500") << 500 << QByteArray("Internal Server Error");
    QTest::newRow("503") << 503 << QByteArray("Service Unavailable");
    QTest::newRow("505") << 505 << QByteArray("HTTP Version Not Supported");
    QTest::newRow("unknown") << 499 << QByteArray("Error");
}

void TestHttpResponse::knowsReasonPhrase()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, reason);
    const QByteArray response = httpResponse(status);
    QVERIFY(response.startsWith("HTTP/1.1 " + QByteArray::number(status) + ' ' + reason + "\r\n"));
    QVERIFY(response.contains("Content-Length: " + QByteArray::number(reason.size() + 1) + "\r\n"));
    QVERIFY(response.endsWith("\r\n\r\n" + reason + '\n'));
}

QTEST_APPLESS_MAIN(TestHttpResponse)
#include "tst_httpresponse.moc"
