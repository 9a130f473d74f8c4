// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/httprequest.h"

#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray kUpgrade = "GET /lan?x=1 HTTP/1.1\r\n"
                            "Host: tunnel.example:8443\r\n"
                            "Connection: keep-alive, Upgrade\r\n"
                            "upgrade:\tWebSocket \r\n"
                            "SEC-WEBSOCKET-KEY: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                            "Sec-WebSocket-Version: 13\r\n"
                            "Sec-WebSocket-Protocol: farlan1, other\r\n"
                            "Sec-WebSocket-Protocol: third\r\n"
                            "Authorization: Basic YTpi\r\n"
                            "\r\n";

QByteArray withHeader(const QByteArray &header)
{
    return "GET / HTTP/1.1\r\nHost: a\r\n" + header + "\r\n\r\n";
}

QByteArray replaced(const QByteArray &before, const QByteArray &after)
{
    QByteArray request = kUpgrade;
    return request.replace(before, after);
}

int statusOf(const HttpHead &head)
{
    const auto *refusal = std::get_if<HttpRefusal>(&head);
    return refusal != nullptr ? refusal->status : 0;
}

} // namespace

class TestHttpRequest final : public QObject
{
    Q_OBJECT

private slots:
    void readsUpgrade();
    void isIncompleteUntilTheBlankLine();
    void tellsAbsentFromEmpty();
    void acceptsHead_data();
    void acceptsHead();
    void refusesHead_data();
    void refusesHead();
    void checksUpgrade_data();
    void checksUpgrade();
};

void TestHttpRequest::readsUpgrade()
{
    const HttpHead head = parseHttpHead(kUpgrade);
    const auto *request = std::get_if<HttpRequest>(&head);
    QVERIFY(request);
    QCOMPARE(request->method, "GET");
    QCOMPARE(request->target, "/lan?x=1");
    QCOMPARE(request->path().toByteArray(), "/lan");
    QCOMPARE(request->host, "tunnel.example:8443");
    QVERIFY(request->origin.isNull());
    QCOMPARE(request->authorization, "Basic YTpi");
    QCOMPARE(request->upgrade, "WebSocket");
    QCOMPARE(request->connection, "keep-alive, Upgrade");
    QCOMPARE(request->webSocketKey, "dGhlIHNhbXBsZSBub25jZQ==");
    QCOMPARE(request->webSocketVersion, "13");
    QCOMPARE(request->webSocketProtocols, (QList<QByteArray>{ "farlan1", "other", "third" }));
    QCOMPARE(request->headBytes, kUpgrade.size());
    QCOMPARE(checkUpgrade(*request), std::nullopt);
}

void TestHttpRequest::isIncompleteUntilTheBlankLine()
{
    for (qsizetype size = 0; size < kUpgrade.size(); ++size) {
        const HttpHead head = parseHttpHead(QByteArrayView(kUpgrade).first(size));
        QVERIFY2(std::holds_alternative<HttpIncomplete>(head), QByteArray::number(size));
    }
}

void TestHttpRequest::tellsAbsentFromEmpty()
{
    const HttpHead head = parseHttpHead("GET / HTTP/1.1\r\nOrigin: \r\n\r\n");
    const auto *request = std::get_if<HttpRequest>(&head);
    QVERIFY(request);
    QVERIFY(!request->origin.isNull());
    QVERIFY(request->origin.isEmpty());
    QVERIFY(request->host.isNull());
    QVERIFY(request->authorization.isNull());
}

void TestHttpRequest::acceptsHead_data()
{
    const QByteArray line = "GET /" + QByteArray(kMaximumRequestLineBytes - 14, 'a') + " HTTP/1.1";
    const QByteArray rest
        = "\r\nA: " + QByteArray(kMaximumHeadBytes - kMaximumRequestLineBytes - 9, 'b');

    QTest::addColumn<QByteArray>("received");
    QTest::newRow("typed by hand") << "GET / HTTP/1.1\r\n\r\n"_ba;
    QTest::newRow("another method") << "POST / HTTP/1.1\r\nHost: a\r\n\r\n"_ba;
    QTest::newRow("tab and UTF-8 in a value") << withHeader("Cookie: a\t\xc3\xbc");
    QTest::newRow("64 headers") << "GET / HTTP/1.1\r\n" + QByteArray("A: b\r\n").repeated(64)
            + "\r\n";
    QTest::newRow("longest line") << line + "\r\n\r\n";
    QTest::newRow("longest head") << line + rest + "\r\n\r\n";
}

void TestHttpRequest::acceptsHead()
{
    QFETCH(const QByteArray, received);
    const HttpHead head = parseHttpHead(received);
    const auto *refusal = std::get_if<HttpRefusal>(&head);
    QVERIFY2(!refusal, refusal != nullptr ? refusal->reason.data() : nullptr);
    const auto *request = std::get_if<HttpRequest>(&head);
    QVERIFY(request);
    QCOMPARE(request->headBytes, received.size());
    // Also if it comes in pieces that end within the ends of lines.
    for (qsizetype end = received.indexOf('\n'); end >= 0; end = received.indexOf('\n', end + 1)) {
        const HttpHead piece = parseHttpHead(QByteArrayView(received).first(end));
        QVERIFY2(std::holds_alternative<HttpIncomplete>(piece), QByteArray::number(end));
    }
}

void TestHttpRequest::refusesHead_data()
{
    const QByteArray longLine = "GET /" + QByteArray(kMaximumRequestLineBytes - 13, 'a');

    QTest::addColumn<QByteArray>("received");
    QTest::addColumn<int>("status");
    QTest::newRow("bare line feed") << "GET / HTTP/1.1\n"_ba << 400;
    QTest::newRow("bare line feed in a header") << withHeader("A: b\nC: d") << 400;
    QTest::newRow("leading line feed") << "\nGET"_ba << 400;
    QTest::newRow("bare carriage return") << withHeader("A: b\rC") << 400;
    QTest::newRow("NUL in a value") << withHeader("A: b"_ba + '\0') << 400;
    QTest::newRow("NUL in the target") << "GET /"_ba + '\0' + " HTTP/1.1\r\n\r\n" << 400;
    QTest::newRow("escape in a value") << withHeader("A: \x1b[0m") << 400;
    QTest::newRow("delete in a value") << withHeader("A: \x7f") << 400;
    QTest::newRow("start of TLS") << "\x16\x03\x01"_ba << 400;
    QTest::newRow("leading blank line") << "\r\nGET / HTTP/1.1\r\n\r\n"_ba << 400;
    QTest::newRow("request line of one part") << "SSH-2.0-client\r\n"_ba << 400;
    QTest::newRow("request line of two parts") << "GET /\r\n"_ba << 400;
    QTest::newRow("two spaces") << "GET  / HTTP/1.1\r\n\r\n"_ba << 400;
    QTest::newRow("space at the end") << "GET / HTTP/1.1 \r\n\r\n"_ba << 400;
    QTest::newRow("space in the target") << "GET /a b HTTP/1.1\r\n\r\n"_ba << 400;
    QTest::newRow("tab in the target") << "GET /a\tb HTTP/1.1\r\n\r\n"_ba << 400;
    QTest::newRow("UTF-8 in the target") << "GET /\xc3\xbc HTTP/1.1\r\n\r\n"_ba << 400;
    QTest::newRow("fragment") << "GET /#a HTTP/1.1\r\n\r\n"_ba << 400;
    QTest::newRow("malformed method") << "G@T / HTTP/1.1\r\n\r\n"_ba << 400;
    QTest::newRow("absolute target") << "GET http://a/ HTTP/1.1\r\n\r\n"_ba << 400;
    QTest::newRow("authority target") << "CONNECT a:1 HTTP/1.1\r\n\r\n"_ba << 400;
    QTest::newRow("asterisk target") << "OPTIONS * HTTP/1.1\r\n\r\n"_ba << 400;
    QTest::newRow("HTTP/1.0") << "GET / HTTP/1.0\r\n\r\n"_ba << 505;
    QTest::newRow("HTTP/9.9") << "GET / HTTP/9.9\r\n\r\n"_ba << 505;
    QTest::newRow("HTTP/2") << "PRI * HTTP/2.0\r\n\r\n"_ba << 505;
    QTest::newRow("no version") << "GET / HTTP/1\r\n\r\n"_ba << 400;
    QTest::newRow("small version") << "GET / http/1.1\r\n\r\n"_ba << 400;
    QTest::newRow("long version") << "GET / HTTP/1.10\r\n\r\n"_ba << 400;
    QTest::newRow("folded header") << withHeader("A: b\r\n c") << 400;
    QTest::newRow("header folded with a tab") << withHeader("A: b\r\n\tc") << 400;
    QTest::newRow("folded first header") << "GET / HTTP/1.1\r\n A: b\r\n\r\n"_ba << 400;
    QTest::newRow("no colon") << withHeader("Host") << 400;
    QTest::newRow("space before the colon") << withHeader("A : b") << 400;
    QTest::newRow("empty header name") << withHeader(": b") << 400;
    QTest::newRow("malformed header name") << withHeader("A(b): c") << 400;
    QTest::newRow("UTF-8 header name") << withHeader("\xc3\xbc: c") << 400;
    QTest::newRow("Content-Length") << withHeader("content-length: 0") << 400;
    QTest::newRow("Transfer-Encoding") << withHeader("Transfer-Encoding: chunked") << 400;
    QTest::newRow("two Hosts") << withHeader("HOST: a") << 400;
    for (const char *name : { "Authorization", "Origin", "Upgrade", "Connection",
                              "Sec-WebSocket-Key", "Sec-WebSocket-Version" }) {
        const QByteArray header = name;
        QTest::addRow("two %s", name)
            << withHeader(header + ": a\r\n" + header.toLower() + ": b") << 400;
    }
    QTest::newRow("two empty Origins") << withHeader("Origin:\r\nOrigin:") << 400;
    QTest::newRow("malformed subprotocol") << withHeader("Sec-WebSocket-Protocol: a b") << 400;
    QTest::newRow("empty subprotocol") << withHeader("Sec-WebSocket-Protocol: a,,b") << 400;
    QTest::newRow("data after the head") << withHeader("A: b") + "x" << 400;
    QTest::newRow("second request") << withHeader("A: b") + withHeader("A: b") << 400;
    QTest::newRow("long request line") << longLine + " HTTP/1.1\r\n\r\n" << 431;
    QTest::newRow("long unfinished request line") << longLine + "aaaaaaaaaa" << 431;
    QTest::newRow("unfinished head at the limit")
        << "GET / HTTP/1.1\r\nA: " + QByteArray(kMaximumHeadBytes - 19, 'a') << 431;
    QTest::newRow("finished head over the limit")
        << withHeader("A: " + QByteArray(kMaximumHeadBytes, 'a')) << 431;
    QTest::newRow("65 headers, unfinished")
        << "GET / HTTP/1.1\r\n" + QByteArray("A: b\r\n").repeated(65) << 431;
}

void TestHttpRequest::refusesHead()
{
    QFETCH(const QByteArray, received);
    QFETCH(const int, status);
    QCOMPARE(statusOf(parseHttpHead(received)), status);
}

void TestHttpRequest::checksUpgrade_data()
{
    QTest::addColumn<QByteArray>("received");
    QTest::addColumn<int>("status");
    QTest::newRow("good") << kUpgrade << 0;
    QTest::newRow("one Connection option") << replaced("keep-alive, Upgrade", "upgrade") << 0;
    QTest::newRow("IPv6 Host") << replaced("tunnel.example:8443", "[fd00::1]:80") << 0;
    QTest::newRow("POST") << replaced("GET", "POST") << 405;
    QTest::newRow("get") << replaced("GET", "get") << 405;
    QTest::newRow("POST typed by hand") << "POST / HTTP/1.1\r\n\r\n"_ba << 405;
    QTest::newRow("typed by hand") << "GET / HTTP/1.1\r\n\r\n"_ba << 400;
    QTest::newRow("empty Host") << replaced("tunnel.example:8443", "") << 400;
    QTest::newRow("Host with user") << replaced("tunnel.example", "me@tunnel.example") << 400;
    QTest::newRow("Host with path") << replaced("8443", "8443/a") << 400;
    QTest::newRow("two Hosts in one") << replaced("8443", "8443, b") << 400;
    QTest::newRow("plain GET") << "GET / HTTP/1.1\r\nHost: a\r\n\r\n"_ba << 426;
    QTest::newRow("no Connection: Upgrade") << replaced("keep-alive, Upgrade", "keep-alive") << 426;
    QTest::newRow("half an option") << replaced("keep-alive, Upgrade", "not-upgrade") << 426;
    QTest::newRow("no Upgrade") << replaced("upgrade:\t", "x:") << 426;
    QTest::newRow("another protocol") << replaced("WebSocket ", "h2c") << 426;
    QTest::newRow("version 8") << replaced(": 13", ": 8") << 426;
    QTest::newRow("two versions") << replaced(": 13", ": 13, 8") << 426;
    QTest::newRow("no version") << replaced("Sec-WebSocket-Version", "X") << 426;
    QTest::newRow("no key") << replaced("SEC-WEBSOCKET-KEY", "X") << 400;
    QTest::newRow("key of one letter") << replaced("dGhlIHNhbXBsZSBub25jZQ==", "x") << 400;
    QTest::newRow("key of 15 bytes") << replaced("bXBsZSBub25jZQ==", "bXBsZSBub25j") << 400;
    QTest::newRow("key of 17 bytes") << replaced("jZQ==", "jZWU=") << 400;
    QTest::newRow("key without padding") << replaced("jZQ==", "jZQ") << 400;
    QTest::newRow("key with a space") << replaced("dGhl", "dG l") << 400;
}

void TestHttpRequest::checksUpgrade()
{
    QFETCH(const QByteArray, received);
    QFETCH(const int, status);
    const HttpHead head = parseHttpHead(received);
    const auto *request = std::get_if<HttpRequest>(&head);
    QVERIFY(request);
    QCOMPARE(checkUpgrade(*request).value_or(HttpRefusal{ .status = 0, .reason = {} }).status,
             status);
}

QTEST_APPLESS_MAIN(TestHttpRequest)
#include "tst_httprequest.moc"
