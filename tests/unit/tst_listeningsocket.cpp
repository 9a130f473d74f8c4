// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/listeningsocket.h"
#include "contract/errornames.h"
#include "privatenetwork.h"

#include <QTest>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>

using namespace Farlan;
using namespace Qt::StringLiterals;

class TestListeningSocket final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void listensOnAll();
    void listensOnOne_data();
    void listensOnOne();
    void refuses_data();
    void refuses();
    void refusesTakenPort();
    void refusesLowPortToOthers();
};

void TestListeningSocket::initTestCase()
{
    QVERIFY2(PrivateNetwork::enter(), "needs root");
    QVERIFY(PrivateNetwork::ip(u"link set lo up"_s));
    QVERIFY(PrivateNetwork::ip(u"link add a0 type veth peer name b0"_s));
    QVERIFY(PrivateNetwork::ip(u"address add fe80::7/64 dev a0 nodad"_s));
    QVERIFY(PrivateNetwork::ip(u"link set a0 up"_s));
}

void TestListeningSocket::listensOnAll()
{
    const auto sockets = openListeningSockets({}, 443);
    QVERIFY(sockets);
    QCOMPARE(sockets->size(), size_t(2));
    QCOMPARE(sockets->at(0).address, u"0.0.0.0"_s);
    QCOMPARE(sockets->at(1).address, u"::"_s);
    for (const ListeningSocket &socket : *sockets) {
        QCOMPARE(socket.port, quint16(443));
        int listening = 0;
        socklen_t length = sizeof listening;
        QCOMPARE(::getsockopt(socket.fd.get(), SOL_SOCKET, SO_ACCEPTCONN, &listening, &length), 0);
        QCOMPARE(listening, 1);
        QVERIFY(::fcntl(socket.fd.get(), F_GETFD) & FD_CLOEXEC);
        QVERIFY(::fcntl(socket.fd.get(), F_GETFL) & O_NONBLOCK);
    }

    const auto free = openListeningSockets({}, 0);
    QVERIFY(free);
    QVERIFY(free->at(0).port != 0);
    QCOMPARE(free->at(0).port, free->at(1).port);
}

void TestListeningSocket::listensOnOne_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("IPv4") << u"127.0.0.1"_s;
    QTest::newRow("IPv6") << u"::1"_s;
    QTest::newRow("IPv6 of a link") << u"fe80::7%a0"_s;
}

void TestListeningSocket::listensOnOne()
{
    QFETCH(QString, address);
    const auto sockets = openListeningSockets(address, 8080);
    QVERIFY2(sockets, qPrintable(sockets ? QString() : sockets.error().message));
    QCOMPARE(sockets->size(), size_t(1));
    QCOMPARE(sockets->front().address, address);
    QCOMPARE(sockets->front().port, quint16(8080));
}

void TestListeningSocket::refuses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("message");
    QTest::newRow("not ours") << u"192.0.2.1"_s
                              << u"Cannot listen on 192.0.2.1, port 443: this machine does not "
                                 "have the address."_s;
    QTest::newRow("not ours, IPv6") << u"2001:db8::1"_s
                                    << u"Cannot listen on 2001:db8::1, port 443: this machine "
                                       "does not have the address."_s;
    QTest::newRow("no interface") << u"fe80::7"_s
                                  << u"Cannot listen on fe80::7, port 443: the address needs its "
                                     "interface."_s;
    QTest::newRow("interface missing") << u"fe80::7%c0"_s
                                       << u"Cannot listen on \"fe80::7%c0\", port 443: it is not "
                                          "an address of this machine."_s;
    QTest::newRow("a name") << u"localhost"_s
                            << u"Cannot listen on \"localhost\", port 443: it is not an address "
                               "of this machine."_s;
    QTest::newRow("abbreviated") << u"127.1"_s
                                 << u"Cannot listen on \"127.1\", port 443: it is not an address "
                                    "of this machine."_s;
}

void TestListeningSocket::refuses()
{
    QFETCH(QString, address);
    QFETCH(QString, message);
    const auto sockets = openListeningSockets(address, 443);
    QVERIFY(!sockets);
    QCOMPARE(sockets.error().name, QString(ErrorName::AddressUnavailable));
    QCOMPARE(sockets.error().message, message);
    QVERIFY(!sockets.error().hint.isEmpty());
}

void TestListeningSocket::refusesTakenPort()
{
    const auto first = openListeningSockets(u"::1"_s, 8443);
    QVERIFY(first);
    const auto same = openListeningSockets(u"::1"_s, 8443);
    QVERIFY(!same);
    QCOMPARE(same.error().name, QString(ErrorName::AddressUnavailable));
    QCOMPARE(same.error().message,
             u"Cannot listen on ::1, port 8443: another program listens there already."_s);
    const auto all = openListeningSockets({}, 8443); // IPv4 would do, IPv6 does not
    QVERIFY(!all);
    QCOMPARE(
        all.error().message,
        u"Cannot listen on all addresses, port 8443: another program listens there already."_s);
}

void TestListeningSocket::refusesLowPortToOthers()
{
    const pid_t child = ::fork();
    if (child == 0) {
        ::syscall(SYS_setresuid, 65534, 65534, 65534);
        const auto low = openListeningSockets(u"127.0.0.1"_s, 443);
        const auto high = openListeningSockets(u"127.0.0.1"_s, 8444);
        ::_exit(!low && low.error().name == ErrorName::AddressUnavailable
                        && low.error().message.contains(u"not permitted"_s)
                        && low.error().hint.contains(u"1024"_s) && high
                    ? 0
                    : 1);
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFEXITED(status));
    QCOMPARE(WEXITSTATUS(status), 0);
}

QTEST_GUILESS_MAIN(TestListeningSocket)
#include "tst_listeningsocket.moc"
