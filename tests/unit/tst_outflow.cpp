// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/outflow.h"

#include <QNetworkProxy>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <memory>

using namespace Farlan;

class TestOutflow final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QVERIFY(connectThrough(Way::Direct)); }

    void cleanup()
    {
        m_outflow.reset();
        m_socket.reset();
        m_server.reset();
    }

    void startsAsSlow()
    {
        QVERIFY(m_outflow->isSlow());
        QVERIFY(!m_outflow->isFull());
        QVERIFY(!m_outflow->isFull(Outflow::kFirstMark));
        QVERIFY(m_outflow->isFull(Outflow::kFirstMark + 1));
        QVERIFY(m_outflow->isTooMuch(Outflow::kFirstMark + 1));
    }

    void keepsTheKernelsQueueShort()
    {
        int bytes = 0;
        socklen_t size = sizeof(bytes);
        QCOMPARE(::getsockopt(int(m_socket->socketDescriptor()), IPPROTO_TCP, TCP_NOTSENT_LOWAT,
                              &bytes, &size),
                 0);
        QCOMPARE(bytes, 256 * 1024);
    }

    void isFullUntilThePeerReads_data()
    {
        QTest::addColumn<Way>("way");
        QTest::addColumn<bool>("fast");
        QTest::newRow("directly, slow") << Way::Direct << false;
        QTest::newRow("directly, fast") << Way::Direct << true;
        QTest::newRow("through a proxy, slow") << Way::Proxy << false;
        QTest::newRow("through a proxy, fast") << Way::Proxy << true;
    }

    void isFullUntilThePeerReads()
    {
        QFETCH(Way, way);
        QFETCH(bool, fast);
        QVERIFY(connectThrough(way));
        if (fast) {
            QTRY_VERIFY_WITH_TIMEOUT(sendsUntilItIsFast(), 20'000);
        }
        m_peer->setReadBufferSize(1); // does not read
        QSignalSpy drained(m_outflow.get(), &Outflow::drained);
        // The peer's kernel has room, too.
        for (int i = 0; i < 10'000 && !m_outflow->isFull(); ++i) {
            send(8 * 1024);
            QTest::qWait(1);
        }
        QTest::qWait(100);
        QVERIFY(m_outflow->isFull());
        const qsizetype before = drained.size();
        QTest::qWait(100);
        QCOMPARE(drained.size(), before);

        m_peer->setReadBufferSize(0);
        m_peer->readAll();
        QTRY_VERIFY(drained.size() > before);
        QVERIFY(!m_outflow->isFull());
    }

    void seesThatALineIsFast()
    {
        QTRY_VERIFY_WITH_TIMEOUT(sendsUntilItIsFast(), 20'000);
        QVERIFY(!m_outflow->isTooMuch(64 * 1024));
    }

    void givesUpOnWhoOnlyAsks()
    {
        QSignalSpy failed(m_outflow.get(), &Outflow::failed);
        m_peer->setReadBufferSize(1);
        for (int i = 0; i < 100 && failed.isEmpty(); ++i) { // in spite of isFull()
            send(1024 * 1024);
        }
        QCOMPARE(failed.size(), 1);
    }

    // Of which our socket does not know yet.
    void survivesThatTheProxyHasGone()
    {
        QVERIFY(connectThrough(Way::Proxy));
        m_peer->abort();
        auto *inner = m_socket->findChild<QTcpSocket *>();
        QVERIFY(inner->state() == QAbstractSocket::UnconnectedState
                || inner->waitForDisconnected(5000));
        QCOMPARE(m_socket->state(), QAbstractSocket::ConnectedState);
        send(100);
        QVERIFY(!m_outflow->isFull());
    }

    void isQuietOnceStopped()
    {
        QSignalSpy drained(m_outflow.get(), &Outflow::drained);
        m_peer->setReadBufferSize(1);
        for (int i = 0; i < 10'000 && !m_outflow->isFull(); ++i) {
            send(8 * 1024);
        }
        m_outflow->stop();
        drained.clear();
        m_peer->setReadBufferSize(0);
        m_peer->readAll();
        QTest::qWait(100);
        QVERIFY(drained.isEmpty());
    }

    void survivesItsSocket()
    {
        send(8 * 1024);
        m_socket.reset();
        QVERIFY(!m_outflow->isFull());
        m_outflow->add(0);
    }

private:
    enum class Way { Direct, Proxy };

    bool connectThrough(Way way)
    {
        cleanup();
        m_server = std::make_unique<QTcpServer>();
        m_socket = std::make_unique<QTcpSocket>();
        if (!m_server->listen(QHostAddress::LocalHost)) {
            return false;
        }
        if (way == Way::Proxy) {
            m_socket->setProxy(
                { QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), m_server->serverPort() });
            m_socket->connectToHost(QStringLiteral("192.0.2.1"), 443);
        } else {
            m_socket->connectToHost(QHostAddress::LocalHost, m_server->serverPort());
        }
        if (!QTest::qWaitFor([this] { return m_server->hasPendingConnections(); })) {
            return false;
        }
        m_peer = m_server->nextPendingConnection();
        if (way == Way::Proxy) {
            if (!QTest::qWaitFor([this] { return m_peer->peek(4096).endsWith("\r\n\r\n"); })) {
                return false;
            }
            m_peer->readAll();
            m_peer->write("HTTP/1.1 200 Connected\r\n\r\n");
        }
        const auto isConnected
            = [this] { return m_socket->state() == QAbstractSocket::ConnectedState; };
        if (!QTest::qWaitFor(isConnected)) {
            return false;
        }
        m_outflow = std::make_unique<Outflow>(*m_socket);
        return true;
    }

    bool sendsUntilItIsFast()
    {
        m_peer->readAll();
        while (m_outflow->isSlow() && !m_outflow->isFull()) {
            send(8 * 1024);
        }
        return !m_outflow->isSlow();
    }

    void send(qsizetype bytes)
    {
        m_socket->write(QByteArray(bytes, 'x'));
        m_outflow->flush();
        m_outflow->add(bytes);
    }

    std::unique_ptr<QTcpServer> m_server;
    std::unique_ptr<QTcpSocket> m_socket;
    QTcpSocket *m_peer = nullptr; // of m_server
    std::unique_ptr<Outflow> m_outflow;
};

QTEST_GUILESS_MAIN(TestOutflow)
#include "tst_outflow.moc"
