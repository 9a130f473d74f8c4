// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/reach.h"

#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;

class TestReach final : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhatIsMoreThanATunnel_data()
    {
        QTest::addColumn<QString>("device");
        QTest::addColumn<QString>("bridge");
        QTest::addColumn<QStringList>("ip");
        QTest::addColumn<bool>("reaches");
        const QString usual = TunnelSettings{}.device;
        QTest::newRow("plain") << usual << QString() << QStringList() << false;
        QTest::newRow("ethws7") << u"ethws7"_s << QString() << QStringList() << false;
        QTest::newRow("farlan-lab") << u"farlan-lab"_s << QString() << QStringList() << false;
        QTest::newRow("eth0") << u"eth0"_s << QString() << QStringList() << true;
        QTest::newRow("capital") << u"Ethws0"_s << QString() << QStringList() << true;
        QTest::newRow("inside") << u"xethws0"_s << QString() << QStringList() << true;
        QTest::newRow("bridge") << usual << u"br0"_s << QStringList() << true;
        QTest::newRow("address") << usual << QString()
                                 << QStringList{ u"10.1.1.2/24"_s, u"fd00::2/64"_s } << true;
    }

    void tellsWhatIsMoreThanATunnel()
    {
        for (const TunnelMode mode : { TunnelMode::Client, TunnelMode::Server }) {
            QFETCH(QString, device);
            QFETCH(QString, bridge);
            QFETCH(QStringList, ip);
            TunnelSettings settings;
            settings.mode = mode;
            settings.device = device;
            settings.bridge = bridge;
            settings.ip = ip;
            QTEST(!reachBeyondTunnel(settings).isEmpty(), "reaches");
        }
    }
};

QTEST_APPLESS_MAIN(TestReach)
#include "tst_reach.moc"
