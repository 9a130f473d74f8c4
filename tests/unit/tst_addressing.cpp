// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/addressing.h"
#include "broker/linkcontrol.h"
#include "broker/tapdevice.h"
#include "contract/errornames.h"
#include "privatenetwork.h"

#include <QTest>

#include <optional>

using namespace Farlan;
using namespace Qt::StringLiterals;

class TestAddressing final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init(); // lo and a cable between a0 and b0, both up
    void cleanup();
    void assigns();
    void refusesWhatOverlaps_data();
    void refusesWhatOverlaps();
    void takesWhatIsApart_data();
    void takesWhatIsApart();
    void ownNetworksMayOverlap();
    void saysThatThereIsNoIpv6();
    void saysThatTheLinkHasGone();

private:
    LinkControl &control() { return *m_control; }

    std::optional<LinkControl> m_control;
};

namespace
{

// By address, as `ip` tells them.
QMap<QString, QJsonObject> addressesOf(const QString &link)
{
    QByteArray output;
    PrivateNetwork::ip(u"-json address show dev "_s + link, &output);
    QMap<QString, QJsonObject> result;
    for (const QJsonValue &info :
         QJsonDocument::fromJson(output).array().first()[u"addr_info"_s].toArray()) {
        result.insert(u"%1/%2"_s.arg(info[u"local"_s].toString()).arg(info[u"prefixlen"_s].toInt()),
                      info.toObject());
    }
    return result;
}

} // namespace

void TestAddressing::initTestCase()
{
    QVERIFY2(PrivateNetwork::enter(), "needs root");
    auto control = LinkControl::open();
    QVERIFY(control);
    m_control = *std::move(control);
    QVERIFY(PrivateNetwork::ip(u"link set lo up"_s));
}

void TestAddressing::init()
{
    QVERIFY(PrivateNetwork::ip(u"link add a0 type veth peer name b0"_s));
    QVERIFY(PrivateNetwork::ip(u"link set a0 up"_s));
    QVERIFY(PrivateNetwork::ip(u"link set b0 up"_s));
}

void TestAddressing::cleanup()
{
    QVERIFY(PrivateNetwork::ip(u"link del a0"_s));
}

void TestAddressing::assigns()
{
    auto tap = TapDevice::create(u"tap%d"_s);
    QVERIFY(tap);
    QVERIFY(tap->setCarrier(false));
    QVERIFY(control().disableIpv6AddressGeneration(tap->ifindex()));
    QVERIFY(control().setUp(tap->ifindex(), true));
    const auto assigned
        = assignAddresses(control(), tap->ifindex(),
                          { u"10.1.1.2/24"_s, u"10.2.2.0/31"_s, u"fd00::2/64"_s, u"fe80::7/64"_s });
    QVERIFY2(assigned, qPrintable(assigned ? QString() : assigned.error().message));

    const auto present = addressesOf(tap->name());
    QCOMPARE(present.keys(),
             (QStringList{ u"10.1.1.2/24"_s, u"10.2.2.0/31"_s, u"fd00::2/64"_s, u"fe80::7/64"_s }));
    QCOMPARE(present[u"10.1.1.2/24"_s][u"broadcast"_s].toString(), u"10.1.1.255"_s);
    QVERIFY(!present[u"10.2.2.0/31"_s].contains(u"broadcast"_s));
    QVERIFY2(!present[u"fd00::2/64"_s].contains(u"tentative"_s), "cannot be used yet");
    QByteArray routes;
    QVERIFY(PrivateNetwork::ip(u"-6 route show dev "_s + tap->name(), &routes));
    QVERIFY2(routes.contains("fd00::/64"), routes);
    QVERIFY(!routes.contains("default"));
    QVERIFY(control().remove(tap->ifindex()));
}

void TestAddressing::refusesWhatOverlaps_data()
{
    QTest::addColumn<QString>("present");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("network"); // that is named
    const auto row = [](const char *present, const char *wanted, const char *network) {
        QTest::addRow("%s %s", present, wanted)
            << QString::fromLatin1(present) << QString::fromLatin1(wanted)
            << QString::fromLatin1(network);
    };
    row("10.1.1.1/24", "10.1.1.1/24", "10.1.1.0/24");
    row("10.1.1.1/24", "10.1.1.2/24", "10.1.1.0/24");
    row("10.1.1.1/24", "10.1.1.2/32", "10.1.1.0/24");
    row("10.1.1.1/24", "10.200.0.1/8", "10.1.1.0/24");
    row("10.0.0.1/8", "10.200.0.1/24", "10.0.0.0/8");
    row("10.1.1.1 peer 10.7.7.7/32", "10.7.7.1/24", "10.7.7.7/32");
    row("10.1.1.1 peer 10.7.7.7/32", "10.1.1.2/24", "10.1.1.1/32");
    row("fd00::1/64", "fd00::2/64", "fd00::/64");
    row("fd00::1/64", "fd00:0:0:7::2/48", "fd00::/64");
}

void TestAddressing::refusesWhatOverlaps()
{
    QFETCH(QString, present);
    QFETCH(QString, wanted);
    QFETCH(QString, network);
    QVERIFY(PrivateNetwork::ip(u"address add %1 dev a0"_s.arg(present)));
    const int link = control().find(u"b0"_s)->ifindex;
    const QStringList addresses{ u"192.168.7.1/24"_s, wanted };
    for (const Result<void> &checked :
         { checkNetworksFree(control(), addresses), assignAddresses(control(), link, addresses) }) {
        QVERIFY(!checked);
        QCOMPARE(checked.error().name, QString(ErrorName::AddressUnavailable));
        QVERIFY2(checked.error().message.contains(u"\"a0\""_s)
                     && checked.error().message.contains(wanted)
                     && checked.error().message.contains(network),
                 qPrintable(checked.error().message));
        QVERIFY(!checked.error().hint.isEmpty());
    }
    QVERIFY(!addressesOf(u"b0"_s).contains(u"192.168.7.1/24"_s));
}

void TestAddressing::takesWhatIsApart_data()
{
    QTest::addColumn<QString>("present");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("next") << u"10.1.1.1/24"_s << u"10.1.2.1/24"_s;
    QTest::newRow("next IPv6") << u"fd00::1/64"_s << u"fd00:0:0:1::1/64"_s;
    QTest::newRow("link-local") << u"fe80::1/64"_s << u"fe80::1/64"_s;
    QTest::newRow("other family") << u"10.1.1.1/8"_s << u"fd00::1/64"_s;
}

void TestAddressing::takesWhatIsApart()
{
    QFETCH(QString, present);
    QFETCH(QString, wanted);
    QVERIFY(PrivateNetwork::ip(u"address add %1 dev a0"_s.arg(present)));
    QVERIFY(checkNetworksFree(control(), { wanted }));
    QVERIFY(assignAddresses(control(), control().find(u"b0"_s)->ifindex, { wanted }));
    QVERIFY(addressesOf(u"b0"_s).contains(wanted));
}

void TestAddressing::ownNetworksMayOverlap()
{
    const int link = control().find(u"b0"_s)->ifindex;
    QVERIFY(assignAddresses(control(), link, { u"10.1.1.1/24"_s, u"10.1.1.2/24"_s }));
    // The link itself does not count.
    QVERIFY(assignAddresses(control(), link, { u"10.1.1.3/24"_s }));
    // But the same address once more is not there to be had.
    const auto again = assignAddresses(control(), link, { u"10.1.1.3/24"_s });
    QVERIFY(!again);
    QCOMPARE(again.error().name, QString(ErrorName::AddressUnavailable));
}

void TestAddressing::saysThatThereIsNoIpv6()
{
    QFile file(u"/proc/sys/net/ipv6/conf/b0/disable_ipv6"_s);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && file.write("1") == 1);
    const auto assigned
        = assignAddresses(control(), control().find(u"b0"_s)->ifindex, { u"fd00::1/64"_s });
    QVERIFY(!assigned);
    QCOMPARE(assigned.error().name, QString(ErrorName::AddressUnavailable));
    QVERIFY2(assigned.error().message.contains(u"IPv6 is switched off"_s),
             qPrintable(assigned.error().message));
}

void TestAddressing::saysThatTheLinkHasGone()
{
    const auto assigned = assignAddresses(control(), 4711, { u"10.1.1.1/24"_s });
    QVERIFY(!assigned);
    QCOMPARE(assigned.error().name, QString(ErrorName::AddressUnavailable));
}

QTEST_GUILESS_MAIN(TestAddressing)
#include "tst_addressing.moc"
