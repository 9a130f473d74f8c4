// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/linkcontrol.h"
#include "contract/errornames.h"
#include "privatenetwork.h"

#include <QTemporaryFile>
#include <QTest>

#include <optional>

using namespace Farlan;
using namespace Qt::StringLiterals;

namespace
{

bool makeBridge(const QString &name)
{
    return PrivateNetwork::ip(u"link add %1 up type bridge forward_delay 0"_s.arg(name));
}

// It learns nothing but what the test says.
bool addPort(const QString &name, const QString &bridge)
{
    return PrivateNetwork::ip(u"link add %1 type veth peer name peer-%1"_s.arg(name))
        && PrivateNetwork::ip(u"link set %1 master %2"_s.arg(name, bridge))
        && PrivateNetwork::ip(u"link set %1 type bridge_slave learning off"_s.arg(name))
        && PrivateNetwork::ip(u"link set %1 up"_s.arg(name))
        && PrivateNetwork::ip(u"link set peer-%1 up"_s.arg(name));
}

bool canLearn(const QString &port)
{
    const QJsonObject details = PrivateNetwork::link(port)[u"linkinfo"_s].toObject();
    return details[u"info_slave_data"_s][u"state"_s].toString() == u"forwarding"_s;
}

bool learn(const QString &address, const QString &port, const QString &how)
{
    const QString command = u"fdb add %1 dev %2 master %3"_s.arg(address, port, how);
    return QProcess::execute(u"bridge"_s, QProcess::splitCommand(command)) == 0;
}

} // namespace

class TestLinkControl final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup(); // every test starts with lo alone
    void findsAndLists();
    void numbersNames();
    void refusesTakenNames();
    void refusesBadNames();
    void refusesMissingBridge();
    void makesBridgeThatForwardsAtOnce();
    void bridgeKeepsItsMtu();
    void setsBothMtusOfVethPair();
    void vethPairIsWholeOrNotAtAll();
    void isolatesPorts();
    void tellsWhatABridgeHasLearned();
    void stopsReadingWhatABridgeHasLearned();
    void changesLinks();
    void saysWhyItWasRefused();
    void deletes();

private:
    LinkControl &control() { return *m_control; }

    std::optional<LinkControl> m_control;
};

void TestLinkControl::initTestCase()
{
    QVERIFY2(PrivateNetwork::enter(), "needs root");
    auto control = LinkControl::open();
    QVERIFY(control);
    m_control = *std::move(control);
}

void TestLinkControl::cleanup()
{
    const auto links = control().list();
    QVERIFY(links);
    for (const LinkInfo &link : *links) {
        if (link.name != u"lo"_s) {
            QVERIFY(control().remove(link.ifindex));
        }
    }
}

void TestLinkControl::findsAndLists()
{
    QVERIFY(PrivateNetwork::ip(u"link add br0 mtu 1400 type bridge"_s));
    QVERIFY(PrivateNetwork::ip(u"link add a0 type veth peer name b0"_s));
    QVERIFY(PrivateNetwork::ip(u"link set a0 master br0 alias somebody up"_s));

    const auto bridge = control().findBridge(u"br0"_s);
    QVERIFY(bridge);
    QCOMPARE(bridge->kind, u"bridge"_s);
    QCOMPARE(bridge->ifindex, PrivateNetwork::link(u"br0"_s)[u"ifindex"_s].toInt());
    const auto port = control().find(u"a0"_s);
    QVERIFY(port);
    QCOMPARE(port->kind, u"veth"_s);
    QCOMPARE(port->alias, u"somebody"_s);
    QCOMPARE(port->master, bridge->ifindex);
    QCOMPARE(port->mtu, 1500);
    QVERIFY(port->up);
    QVERIFY(!port->carrier); // the other end is down

    const auto links = control().list();
    QVERIFY(links);
    QCOMPARE(links->size(), size_t(4));
    QCOMPARE(std::count(links->begin(), links->end(), *port), 1);
    QCOMPARE(control().find(port->ifindex)->name, u"a0"_s);
    QVERIFY(!control().find(4711));
}

void TestLinkControl::numbersNames()
{
    QVERIFY(PrivateNetwork::ip(u"link add ethws1 type bridge"_s));
    for (const QString &expected : { u"ethws0"_s, u"ethws2"_s }) {
        const auto bridge = control().createBridge(u"ethws%d"_s);
        QVERIFY(bridge);
        QCOMPARE(bridge->name, expected);
    }
    const auto pair = control().createVethPair({ u"ethws%d"_s }, { u"inner"_s });
    QVERIFY(pair);
    QCOMPARE(pair->first.name, u"ethws3"_s);
    QCOMPARE(pair->second.name, u"inner"_s);

    // Not in the list of names, but taken all the same.
    QVERIFY(PrivateNetwork::ip(u"link property add dev inner altname ethws4"_s));
    const auto next = control().createBridge(u"ethws%d"_s);
    QVERIFY(next);
    QCOMPARE(next->name, u"ethws5"_s);

    for (int number = 0; number < 105; ++number) {
        const auto bridge = control().createBridge(u"many%d"_s);
        QVERIFY(bridge);
        QCOMPARE(bridge->name, u"many%1"_s.arg(number));
    }
}

void TestLinkControl::refusesTakenNames()
{
    QVERIFY(control().createBridge(u"taken"_s));
    QCOMPARE(control().createBridge(u"taken"_s).error().name, QString(ErrorName::DeviceExists));
    const auto outer = control().createVethPair({ u"taken"_s }, { u"inner"_s });
    QCOMPARE(outer.error().name, QString(ErrorName::DeviceExists));
    QVERIFY(outer.error().message.contains(u"\"taken\""_s));
    const auto inner = control().createVethPair({ u"outer%d"_s }, { u"taken"_s });
    QCOMPARE(inner.error().name, QString(ErrorName::DeviceExists));
    QVERIFY(inner.error().message.contains(u"\"taken\""_s));
    QCOMPARE(control().list()->size(), size_t(2));
}

void TestLinkControl::refusesBadNames()
{
    for (const QString &name : { u"abcdefghijklmnop"_s, u"-x"_s, QString(), u"a b"_s }) {
        QCOMPARE(control().createBridge(name).error().name, QString(ErrorName::InvalidSettings));
        QCOMPARE(control().createVethPair({ u"a"_s }, { name }).error().name,
                 QString(ErrorName::InvalidSettings));
        QCOMPARE(control().findBridge(name).error().name, QString(ErrorName::InvalidSettings));
    }
    QCOMPARE(control().list()->size(), size_t(1));
}

void TestLinkControl::refusesMissingBridge()
{
    const auto missing = control().findBridge(u"br7"_s);
    QVERIFY(!missing);
    QCOMPARE(missing.error().name, QString(ErrorName::BridgeUnavailable));
    QCOMPARE(missing.error().message, u"Interface \"br7\" does not exist."_s);
    QCOMPARE(missing.error().hint, u"Create it first, for example: ip link add br7 type bridge"_s);

    const auto other = control().findBridge(u"lo"_s);
    QVERIFY(!other);
    QCOMPARE(other.error().name, QString(ErrorName::BridgeUnavailable));
    QCOMPARE(other.error().message, u"Interface \"lo\" is not a bridge."_s);
}

void TestLinkControl::makesBridgeThatForwardsAtOnce()
{
    const auto bridge = control().createBridge(u"br0"_s);
    QVERIFY(bridge);
    const QJsonObject details
        = PrivateNetwork::link(u"br0"_s)[u"linkinfo"_s][u"info_data"_s].toObject();
    QCOMPARE(details[u"group_fwd_mask"_s].toString(), u"0x4008"_s);
    QCOMPARE(details[u"stp_state"_s].toInt(-1), 0);
    QCOMPARE(details[u"forward_delay"_s].toInt(-1), 0);

    const auto pair = control().createVethPair({ u"a0"_s }, { u"b0"_s });
    QVERIFY(pair);
    QVERIFY(control().setMaster(pair->first.ifindex, bridge->ifindex));
    for (const int ifindex : { bridge->ifindex, pair->first.ifindex, pair->second.ifindex }) {
        QVERIFY(control().setUp(ifindex, true));
    }
    const auto state = [] {
        return PrivateNetwork::link(u"a0"_s)[u"linkinfo"_s][u"info_slave_data"_s][u"state"_s]
            .toString();
    };
    QTRY_COMPARE(state(), u"forwarding"_s);
}

void TestLinkControl::bridgeKeepsItsMtu()
{
    const auto bridge = control().createBridge(u"br0"_s);
    QVERIFY(bridge);
    QVERIFY(control().setMtu(bridge->ifindex, 65521));
    const auto pair = control().createVethPair({ u"a0"_s, 1400 }, { u"b0"_s });
    QVERIFY(pair);
    QVERIFY(control().setMaster(pair->first.ifindex, bridge->ifindex));
    QCOMPARE(control().find(u"br0"_s)->mtu, 65521);
    QCOMPARE(control().find(u"a0"_s)->master, bridge->ifindex);
    QVERIFY(control().setMaster(pair->first.ifindex, 0));
    QCOMPARE(control().find(u"a0"_s)->master, 0);
}

void TestLinkControl::setsBothMtusOfVethPair()
{
    const auto pair = control().createVethPair({ u"ethws%d"_s, 16436 }, { u"inner"_s, 65535 });
    QVERIFY(pair);
    QCOMPARE(pair->first.mtu, 16436);
    QCOMPARE(pair->second.mtu, 65535);
    QCOMPARE(PrivateNetwork::link(u"ethws0"_s)[u"mtu"_s].toInt(), 16436);
    QCOMPARE(PrivateNetwork::link(u"inner"_s)[u"mtu"_s].toInt(), 65535);

    const auto plain = control().createVethPair({ u"a0"_s }, { u"b0"_s });
    QVERIFY(plain);
    QCOMPARE(plain->first.mtu, 1500);
    QCOMPARE(plain->second.mtu, 1500);
}

void TestLinkControl::vethPairIsWholeOrNotAtAll()
{
    const auto pair = control().createVethPair({ u"a0"_s, 1500 }, { u"b0"_s, 70000 });
    QVERIFY(!pair);
    QCOMPARE(pair.error().name, QString(ErrorName::DeviceUnavailable));
    QCOMPARE(control().list()->size(), size_t(1));
}

void TestLinkControl::isolatesPorts()
{
    const auto bridge = control().createBridge(u"br0"_s);
    const auto pair = control().createVethPair({ u"a0"_s }, { u"b0"_s });
    QVERIFY(bridge && pair);
    const int port = pair->first.ifindex;
    QVERIFY(!control().setPortIsolated(port, true)); // not yet a port
    QVERIFY(control().setMaster(port, bridge->ifindex));
    const auto isolated = [] {
        return PrivateNetwork::link(u"a0"_s)[u"linkinfo"_s][u"info_slave_data"_s][u"isolated"_s]
            .toBool();
    };
    QVERIFY(!isolated());
    QVERIFY(control().setPortIsolated(port, true));
    QVERIFY(isolated());
    QVERIFY(control().setPortIsolated(port, false));
    QVERIFY(!isolated());
}

void TestLinkControl::tellsWhatABridgeHasLearned()
{
    for (const QString &bridge : { u"br0"_s, u"br1"_s }) {
        QVERIFY(makeBridge(bridge));
    }
    for (const QString &port : { u"a0"_s, u"a1"_s, u"a2"_s, u"a3"_s }) {
        QVERIFY(addPort(port, port == u"a3"_s ? u"br1"_s : u"br0"_s));
        QTRY_VERIFY(canLearn(port));
        // Somebody has put this one in.
        QVERIFY(learn(u"02:00:00:00:02:0"_s + port.back(), port, u"static"_s));
    }
    for (int number = 20; number >= 1; --number) {
        QVERIFY(learn(u"02:00:00:00:00:%1"_s.arg(number, 2, 16, QLatin1Char('0')), u"a0"_s,
                      u"dynamic"_s));
    }
    QVERIFY(learn(u"02:00:00:00:01:02"_s, u"a1"_s, u"dynamic"_s));
    QVERIFY(learn(u"02:00:00:00:01:03"_s, u"a3"_s, u"dynamic"_s)); // of the other bridge

    const auto learned = control().listLearnedAddresses(control().find(u"br0"_s)->ifindex);
    QVERIFY(learned);
    QCOMPARE(learned->size(), size_t(2));
    const LearnedAddresses &many = learned->at(control().find(u"a0"_s)->ifindex);
    QCOMPARE(many.count, 20);
    QCOMPARE(many.named.size(), size_t(16));
    QCOMPARE(many.named.front(), (HardwareAddress{ 2, 0, 0, 0, 0, 1 }));
    QCOMPARE(many.named.back(), (HardwareAddress{ 2, 0, 0, 0, 0, 16 }));
    const LearnedAddresses &one = learned->at(control().find(u"a1"_s)->ifindex);
    QCOMPARE(one.count, 1);
    QCOMPARE(one.named, (std::vector<HardwareAddress>{ { 2, 0, 0, 0, 1, 2 } }));
    QVERIFY(control().listLearnedAddresses(4711)->empty());
}

void TestLinkControl::stopsReadingWhatABridgeHasLearned()
{
    QVERIFY(makeBridge(u"br0"_s) && addPort(u"a0"_s, u"br0"_s));
    QTRY_VERIFY(canLearn(u"a0"_s));
    QTemporaryFile commands;
    QVERIFY(commands.open());
    for (int number = 0; number < 20'000; ++number) {
        commands.write(u"fdb add 02:00:00:00:%1:%2 dev a0 master dynamic\n"_s
                           .arg(number / 256, 2, 16, QLatin1Char('0'))
                           .arg(number % 256, 2, 16, QLatin1Char('0'))
                           .toLatin1());
    }
    QVERIFY(commands.flush());
    QCOMPARE(QProcess::execute(u"bridge"_s, { u"-batch"_s, commands.fileName() }), 0);
    const auto learned = control().listLearnedAddresses(control().find(u"br0"_s)->ifindex);
    QVERIFY(learned);
    const int count = learned->at(control().find(u"a0"_s)->ifindex).count;
    QVERIFY2(count >= 16'000 && count < 17'000, qPrintable(QString::number(count)));
    QVERIFY(control().find(u"a0"_s)); // nothing of that is left in the socket of other questions
}

void TestLinkControl::changesLinks()
{
    const auto pair = control().createVethPair({ u"a0"_s }, { u"b0"_s });
    QVERIFY(pair);
    const int ifindex = pair->first.ifindex;
    QVERIFY(control().setMtu(ifindex, 9000));
    QVERIFY(control().setAlias(ifindex, u"farlan:0123456789abcdef café"_s));
    QVERIFY(control().setHardwareAddress(ifindex, { 0xfe, 1, 2, 3, 4, 5 }));
    QVERIFY(control().setTransmitQueueLength(ifindex, 37));
    QVERIFY(control().disableIpv6AddressGeneration(ifindex));
    QVERIFY(control().setUp(ifindex, true));
    QVERIFY(control().setUp(pair->second.ifindex, true));

    const QJsonObject details = PrivateNetwork::link(u"a0"_s);
    QCOMPARE(details[u"mtu"_s].toInt(), 9000);
    QCOMPARE(details[u"ifalias"_s].toString(), u"farlan:0123456789abcdef café"_s);
    QCOMPARE(details[u"address"_s].toString(), u"fe:01:02:03:04:05"_s);
    QCOMPARE(details[u"txqlen"_s].toInt(), 37);
    QCOMPARE(details[u"inet6_addr_gen_mode"_s].toString(), u"none"_s);
    QVERIFY(details[u"flags"_s].toArray().contains(u"UP"_s));
    QVERIFY(control().find(ifindex)->up);
    QTRY_VERIFY(control().find(ifindex)->carrier);
    QCOMPARE(control().find(ifindex)->alias, u"farlan:0123456789abcdef café"_s);

    QVERIFY(control().setUp(ifindex, false));
    QVERIFY(!control().find(ifindex)->up);
    // Below 1280 a link has no IPv6, and so nothing to switch off.
    QVERIFY(control().setMtu(ifindex, 68));
    QVERIFY(control().disableIpv6AddressGeneration(ifindex));
}

void TestLinkControl::saysWhyItWasRefused()
{
    const auto bridge = control().createBridge(u"br0"_s);
    QVERIFY(bridge);
    const auto mtu = control().setMtu(bridge->ifindex, 70000);
    QVERIFY(!mtu);
    QCOMPARE(mtu.error().name, QString(ErrorName::DeviceUnavailable));
    QVERIFY2(mtu.error().message.startsWith(u"Cannot set the MTU 70000 of interface \"br0\": "_s),
             qPrintable(mtu.error().message));
    QVERIFY2(mtu.error().message.contains(u"mtu greater than device maximum"_s), // its own words
             qPrintable(mtu.error().message));
    QVERIFY(!control().setAlias(bridge->ifindex, QString(256, u'x')));
    QVERIFY(control().setAlias(bridge->ifindex, QString(255, u'x')));

    const auto gone = control().setMtu(4711, 1500);
    QVERIFY(!gone);
    QCOMPARE(gone.error().message, u"Interface 4711 does not exist any more."_s);
}

void TestLinkControl::deletes()
{
    const auto pair = control().createVethPair({ u"a0"_s }, { u"b0"_s });
    QVERIFY(pair);
    QVERIFY(control().remove(pair->first.ifindex));
    QCOMPARE(control().list()->size(), size_t(1));
    QVERIFY(control().remove(pair->second.ifindex)); // went with the other end
    const auto loopback = control().remove(control().find(u"lo"_s)->ifindex);
    QVERIFY(!loopback);
    QVERIFY2(loopback.error().message.startsWith(u"Cannot delete interface \"lo\": "_s),
             qPrintable(loopback.error().message));
}

QTEST_GUILESS_MAIN(TestLinkControl)
#include "tst_linkcontrol.moc"
