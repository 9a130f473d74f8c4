// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/outflow.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <memory>

using namespace Farlan;

class TestOutflow final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_server = std::make_unique<QTcpServer>();
        QVERIFY(m_server->listen(QHostAddress::LocalHost));
        m_socket = std::make_unique<QTcpSocket>();
        m_socket->connectToHost(QHostAddress::LocalHost, m_server->serverPort());
        QVERIFY(m_server->waitForNewConnection(5000));
        m_peer = m_server->nextPendingConnection();
        QVERIFY(m_peer);
        QTRY_COMPARE(m_socket->state(), QAbstractSocket::ConnectedState);
        m_outflow = std::make_unique<Outflow>(*m_socket);
        connect(m_socket.get(), &QTcpSocket::bytesWritten, m_outflow.get(),
                &Outflow::onBytesWritten);
    }

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

    void isFullUntilThePeerReads()
    {
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
        connect(m_peer, &QTcpSocket::readyRead, m_peer, [this] { m_peer->readAll(); });
        QTRY_VERIFY_WITH_TIMEOUT(
            [this] {
                while (m_outflow->isSlow() && !m_outflow->isFull()) {
                    send(8 * 1024);
                }
                return !m_outflow->isSlow();
            }(),
            20'000);
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
    void send(qsizetype bytes)
    {
        m_socket->write(QByteArray(bytes, 'x'));
        m_socket->flush();
        m_outflow->add(bytes);
    }

    std::unique_ptr<QTcpServer> m_server;
    std::unique_ptr<QTcpSocket> m_socket;
    QTcpSocket *m_peer = nullptr; // of m_server
    std::unique_ptr<Outflow> m_outflow;
};

QTEST_GUILESS_MAIN(TestOutflow)
#include "tst_outflow.moc"
