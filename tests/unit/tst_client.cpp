// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/client.h"

#include <QSignalSpy>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>

#include <fcntl.h>

using namespace Farlan;
using namespace Qt::StringLiterals;

class TestClient final : public QObject
{
    Q_OBJECT

private slots:
    // The broker's answer is under way while the connection ends.
    void hasNotConnectedWhenItHasFailed()
    {
        QWebSocketServer server(u"test"_s, QWebSocketServer::NonSecureMode);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        TunnelSettings settings;
        settings.uri = server.serverUrl();
        Client client(settings, {});
        QList<PumpMessage> told;
        connect(&client, &Client::told, this,
                [&told](const PumpMessage &message) { told.append(message); });
        const auto hasTold = [&told](auto kind) {
            return std::any_of(told.cbegin(), told.cend(), [](const PumpMessage &message) {
                return std::holds_alternative<decltype(kind)>(message);
            });
        };
        client.start();
        QTRY_VERIFY(hasTold(PortWanted{}));
        const std::unique_ptr<QWebSocket> peer(server.nextPendingConnection());
        QVERIFY(peer);
        peer->abort();
        QTRY_VERIFY(hasTold(PumpFailed{}));
        client.handle(PortReady{ .device = u"tap0"_s, .mtu = 1500, .offloads = {} },
                      UniqueFd(::open("/dev/null", O_RDWR | O_CLOEXEC)));
        QVERIFY(!hasTold(PortConnected{}));
        QCOMPARE(std::count_if(told.cbegin(), told.cend(),
                               [](const PumpMessage &message) {
                                   return std::holds_alternative<PumpFailed>(message);
                               }),
                 1);
    }
};

QTEST_GUILESS_MAIN(TestClient)
#include "tst_client.moc"
