// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/hardwareaddresses.h"

#include <QSet>
#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray kMachine(16, 'm');

QString stable(const QByteArray &machine, TunnelMode mode, quint32 owner, const QString &name)
{
    return toString(stableHardwareAddress(machine, mode, { owner, name }));
}

bool isOneStationsLocal(const HardwareAddress &address)
{
    return (address[0] & 0x03) == 0x02 && address[0] < 0xfe;
}

} // namespace

class TestHardwareAddresses final : public QObject
{
    Q_OBJECT

private slots:
    void staysTheSame()
    {
        // Computed apart, with Python's hashlib: other versions must come to the same.
        QCOMPARE(stable(kMachine, TunnelMode::Client, 1000, u"office"_s), u"06:44:9e:28:20:b9"_s);
    }

    void isEachTunnelsOwn()
    {
        const QStringList all{
            stable(kMachine, TunnelMode::Client, 1000, u"office"_s),
            stable(kMachine, TunnelMode::Client, 1000, u"office 2"_s),
            stable(kMachine, TunnelMode::Client, 1001, u"office"_s),
            stable(kMachine, TunnelMode::Server, 1000, u"office"_s),
            stable(QByteArray(16, 'n'), TunnelMode::Client, 1000, u"office"_s),
        };
        QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), all.size());
    }

    void isLocalUnicastAndNoPorts()
    {
        for (int i = 0; i < 2000; ++i) {
            const TunnelIdentity tunnel{ 0, QString::number(i) };
            QVERIFY(
                isOneStationsLocal(stableHardwareAddress(kMachine, TunnelMode::Client, tunnel)));
            QVERIFY(isOneStationsLocal(randomHardwareAddress()));
        }
        QVERIFY(randomHardwareAddress() != randomHardwareAddress());
    }

    void portsAreHigherThanAll()
    {
        const HardwareAddress address = randomHardwareAddress();
        const HardwareAddress port = asPortAddress(address);
        QVERIFY(port > address);
        QCOMPARE(port[0], quint8(0xfe));
        QVERIFY(std::equal(port.begin() + 1, port.end(), address.begin() + 1));
    }

    void knowsTheMachine()
    {
        const std::optional<QByteArray> key = machineKey();
        QVERIFY2(key, "needs /etc/machine-id");
        QCOMPARE(key->size(), 16);
        QVERIFY(key == machineKey());
    }
};

QTEST_APPLESS_MAIN(TestHardwareAddresses)
#include "tst_hardwareaddresses.moc"
