// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/clientinterface.h"
#include "contract/errornames.h"
#include "privatenetwork.h"

#include <QTemporaryDir>
#include <QTest>

#include <deque>
#include <optional>

using namespace Farlan;
using namespace Qt::StringLiterals;

class TestClientInterface final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup(); // every test starts with lo alone
    void plugsIn();
    void keepsItsHardwareAddress();
    void takesAnotherHardwareAddressThanItsDouble();
    void joinsABridge_data();
    void joinsABridge();
    void lendsItsAddressToAnEmptyBridge();
    void missesABridge_data();
    void missesABridge();
    void failsWithoutATrace_data();
    void failsWithoutATrace();

private:
    std::unique_ptr<ClientInterface> make(const TunnelSettings &settings,
                                          const QString &name = u"office"_s)
    {
        m_settings.push_back(settings); // which must live as long
        return std::make_unique<ClientInterface>(m_settings.back(), TunnelIdentity{ 1000, name },
                                                 *m_instance, *m_control);
    }

    QTemporaryDir m_run;
    std::deque<TunnelSettings> m_settings;
    std::optional<LinkControl> m_control;
    std::optional<Instance> m_instance;
};

namespace
{

const PortWanted kWanted{ kClientPort, {}, {} };

TunnelSettings plain()
{
    TunnelSettings settings;
    settings.uri = QUrl(u"ws://192.0.2.1/"_s);
    return settings;
}

TunnelSettings bridged()
{
    TunnelSettings settings = plain();
    settings.bridge = u"br0"_s;
    return settings;
}

// The kernel tells a moment later that a link is operational.
bool isSettled()
{
    const QStringList links{ u"a0"_s, u"b0"_s, u"br0"_s };
    return std::all_of(links.begin(), links.end(), [](const QString &name) {
        return PrivateNetwork::link(name)[u"operstate"_s] == u"UP"_s;
    });
}

// Everything that `ip` tells of this network.
QByteArray network()
{
    QByteArray output;
    PrivateNetwork::ip(u"-json address"_s, &output);
    return output;
}

bool ip(const QStringList &commands)
{
    return std::all_of(commands.begin(), commands.end(),
                       [](const QString &command) { return PrivateNetwork::ip(command); });
}

// A bridge with a port that has nothing to do with the tunnel.
bool makeOffice(const QString &mtu)
{
    return ip({ u"link add br0 type bridge"_s,
                // Random, one in 64 would be higher than a TAP's, whose the bridge's would become.
                u"link add a0 address 02:00:5e:10:00:0a mtu %1 type veth peer name b0"_s.arg(mtu),
                u"link set a0 addrgenmode none"_s, u"link set b0 addrgenmode none"_s,
                u"link set br0 addrgenmode none"_s, u"link set a0 master br0 up"_s,
                u"link set b0 up"_s, u"link set br0 up"_s });
}

} // namespace

void TestClientInterface::initTestCase()
{
    QVERIFY2(PrivateNetwork::enter(), "needs root");
    auto control = LinkControl::open();
    QVERIFY(control);
    m_control = *std::move(control);
    auto instance = Instance::create(m_run.filePath(u"run"_s));
    QVERIFY(instance);
    m_instance.emplace(*std::move(instance));
}

void TestClientInterface::cleanup()
{
    const auto links = m_control->list();
    QVERIFY(links);
    for (const LinkInfo &link : *links) {
        if (link.name != u"lo"_s) {
            QVERIFY(m_control->remove(link.ifindex));
        }
    }
}

void TestClientInterface::plugsIn()
{
    TunnelSettings settings = plain();
    settings.mac = u"02:00:5e:10:00:01"_s;
    settings.ip = { u"10.1.1.2/24"_s, u"fd00::2/64"_s };
    settings.mtu = 9000;
    const QByteArray before = network();
    {
        const auto interface = make(settings);
        QVERIFY(interface->prepare());
        QCOMPARE(network(), before);
        const auto port = interface->openPort(kWanted);
        QVERIFY2(port, qPrintable(port ? QString() : port.error().message));
        QCOMPARE(port->mtu, 9000);
        const QJsonObject link = PrivateNetwork::link(port->device);
        QCOMPARE(link[u"address"_s].toString(), settings.mac);
        QVERIFY(link[u"flags"_s].toArray().contains(u"NO-CARRIER"_s));
        QByteArray with = network();
        QVERIFY(with.contains("10.1.1.2") && with.contains("fd00::2"));

        interface->portConnected(kClientPort);
        QVERIFY(m_control->find(interface->ifindex())->carrier);
        interface->closeAllPorts(); // between two connections
        QVERIFY(!m_control->find(interface->ifindex())->carrier);
        with = network();
        QVERIFY(with.contains("10.1.1.2") && with.contains("fd00::2"));
        QVERIFY(interface->openPort(kWanted));
    }
    QCOMPARE(network(), before);
}

void TestClientInterface::keepsItsHardwareAddress()
{
    const auto addressOf = [this](const QString &name) {
        const auto interface = make(plain(), name);
        return interface->prepare() && interface->openPort(kWanted)
            ? m_control->find(interface->ifindex())->hardwareAddress
            : HardwareAddress{};
    };
    const HardwareAddress office = addressOf(u"office"_s);
    QVERIFY(office != HardwareAddress{});
    QVERIFY(office == addressOf(u"office"_s));
    QVERIFY(office != addressOf(u"home"_s));
    QVERIFY(addressOf({}) != addressOf({})); // nobody could know them again
}

void TestClientInterface::takesAnotherHardwareAddressThanItsDouble()
{
    const auto first = make(plain());
    const auto second = make(plain());
    QVERIFY(first->openPort(kWanted) && second->openPort(kWanted));
    QVERIFY(m_control->find(first->ifindex())->hardwareAddress
            != m_control->find(second->ifindex())->hardwareAddress);
}

void TestClientInterface::joinsABridge_data()
{
    QTest::addColumn<QString>("mtu");
    for (const char *mtu : { "1280", "1500", "9000", "65521" }) {
        QTest::newRow(mtu) << QString::fromLatin1(mtu);
    }
}

void TestClientInterface::joinsABridge()
{
    QFETCH(QString, mtu);
    QVERIFY(makeOffice(mtu));
    QTRY_VERIFY(isSettled());
    const QByteArray before = network();
    const QJsonObject bridge = PrivateNetwork::link(u"br0"_s);
    QCOMPARE(bridge[u"mtu"_s].toInt(), mtu.toInt());
    {
        const auto interface = make(bridged());
        QVERIFY(interface->prepare());
        QCOMPARE(interface->requiredLinks(), std::vector{ bridge[u"ifindex"_s].toInt() });
        const auto port = interface->openPort(kWanted);
        QVERIFY2(port, qPrintable(port ? QString() : port.error().message));
        QCOMPARE(port->mtu, mtu.toInt());
        const QJsonObject link = PrivateNetwork::link(port->device);
        QCOMPARE(link[u"master"_s].toString(), u"br0"_s);
        QCOMPARE(link[u"mtu"_s].toInt(), mtu.toInt());
        QVERIFY(link[u"address"_s].toString().startsWith(u"fe:"_s));
        QCOMPARE(interface->requiredLinks().size(), size_t(2));
        interface->portConnected(kClientPort);

        const QJsonObject during = PrivateNetwork::link(u"br0"_s);
        for (const QString &key : { u"mtu"_s, u"address"_s, u"flags"_s, u"operstate"_s }) {
            QCOMPARE(during[key], bridge[key]);
        }
        QByteArray addresses;
        QVERIFY(PrivateNetwork::ip(u"address show dev "_s + port->device, &addresses));
        QVERIFY2(!addresses.contains("inet"), addresses);
    }
    QCOMPARE(network(), before);
}

void TestClientInterface::lendsItsAddressToAnEmptyBridge()
{
    QVERIFY(ip({ u"link add br0 mtu 1500 type bridge"_s, u"link set br0 up"_s }));
    QString address;
    for (int run = 0; run < 2; ++run) { // the same each time
        const auto interface = make(bridged());
        QVERIFY(interface->prepare() && interface->openPort(kWanted));
        const QString lent = PrivateNetwork::link(u"br0"_s)[u"address"_s].toString();
        QVERIFY2(lent.startsWith(u"fe:"_s), qPrintable(lent));
        QVERIFY(run == 0 || lent == address);
        address = lent;
    }
    // A bridge with an address of its own keeps it.
    QVERIFY(ip({ u"link set br0 address 02:00:5e:10:00:99"_s }));
    const QByteArray before = network();
    {
        const auto interface = make(bridged());
        QVERIFY(interface->prepare() && interface->openPort(kWanted));
        QCOMPARE(PrivateNetwork::link(u"br0"_s)[u"address"_s].toString(), u"02:00:5e:10:00:99"_s);
    }
    QCOMPARE(PrivateNetwork::link(u"br0"_s)[u"address"_s].toString(), u"02:00:5e:10:00:99"_s);
    QCOMPARE(PrivateNetwork::link(u"br0"_s)[u"mtu"_s].toInt(), 1500);
}

void TestClientInterface::missesABridge_data()
{
    QTest::addColumn<QStringList>("commands");
    QTest::newRow("missing") << QStringList();
    QTest::newRow("not a bridge") << QStringList{ u"link add br0 type veth peer name b0"_s };
}

void TestClientInterface::missesABridge()
{
    QFETCH(QStringList, commands);
    QVERIFY(ip(commands));
    const QByteArray before = network();
    const auto prepared = make(bridged())->prepare();
    QVERIFY(!prepared);
    QCOMPARE(prepared.error().name, QString(ErrorName::BridgeUnavailable));
    QCOMPARE(network(), before);
}

void TestClientInterface::failsWithoutATrace_data()
{
    QTest::addColumn<TunnelSettings>("settings");
    QTest::addColumn<QStringList>("meanwhile"); // what somebody does while we connect
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const TunnelSettings &settings,
                        const QStringList &meanwhile, QLatin1StringView error) {
        QTest::newRow(name) << settings << meanwhile << QString(error);
    };
    row("bridge deleted", bridged(), { u"link del br0"_s }, ErrorName::BridgeUnavailable);
    row("bridge replaced", bridged(), { u"link del br0"_s, u"link add br0 type bridge"_s },
        ErrorName::BridgeUnavailable);
    TunnelSettings settings = plain();
    settings.ip = { u"fd00::2/64"_s, u"10.1.1.2/24"_s };
    row("network taken", settings, { u"address add 10.1.1.1/24 dev b0"_s },
        ErrorName::AddressUnavailable);
    settings = plain();
    settings.device = u"mine0"_s;
    row("name taken", settings, { u"link add mine0 type bridge"_s }, ErrorName::DeviceExists);
    settings = bridged();
    settings.device = u"mine0"_s;
    row("name of a port taken", settings, { u"link add mine0 type bridge"_s },
        ErrorName::DeviceExists);
}

void TestClientInterface::failsWithoutATrace()
{
    QFETCH(TunnelSettings, settings);
    QFETCH(QStringList, meanwhile);
    QVERIFY(makeOffice(u"1500"_s));
    QTRY_VERIFY(isSettled());
    const auto interface = make(settings);
    QVERIFY(interface->prepare());
    QVERIFY(ip(meanwhile));
    const QByteArray before = network();
    const auto port = interface->openPort(kWanted);
    QVERIFY(!port);
    QTEST(port.error().name, "error");
    QCOMPARE(interface->ifindex(), 0);
    QCOMPARE(network(), before);
}

QTEST_GUILESS_MAIN(TestClientInterface)
#include "tst_clientinterface.moc"
