// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/errornames.h"
#include "contract/hardwareaddress.h"

#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;

class TestHardwareAddress final : public QObject
{
    Q_OBJECT

private slots:
    void reads()
    {
        const Result<HardwareAddress> address = parseHardwareAddress(u"02:00:5E:10:00:fF"_s);
        QVERIFY(address);
        QCOMPARE(*address, (HardwareAddress{ 0x02, 0x00, 0x5e, 0x10, 0x00, 0xff }));
        QCOMPARE(toString(*address), u"02:00:5e:10:00:ff"_s);
        QVERIFY(checkHardwareAddress(u"fe:ff:ff:ff:ff:ff"_s));
        QVERIFY(checkHardwareAddress(u"00:00:00:00:00:01"_s));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             { "", "02", "02:00:5e:10:00", "02:00:5e:10:00:01:02", "02-00-5e-10-00-01",
               "0200.5e10.0001", "02005e100001", "02:00:5e:10:00:0g", "2:0:5e:10:0:1",
               " 02:00:5e:10:00:01", "02:00:5e:10:00:01\n", "02:00:5e:10:00:+1",
               "02:00:5e:10:00:", "00:00:00:00:00:00", "01:00:5e:00:00:01", "03:00:00:00:00:01",
               "ff:ff:ff:ff:ff:ff", "\x1b[31m" }) {
            QTest::newRow(text) << QString::fromLatin1(text);
        }
        QTest::newRow("other digits") << u"02:00:5e:10:00:٠١"_s;
    }

    void refuses()
    {
        QFETCH(QString, text);
        const Result<HardwareAddress> address = parseHardwareAddress(text);
        QVERIFY(!address);
        QCOMPARE(address.error().name, QString(ErrorName::InvalidSettings));
        QVERIFY(!address.error().hint.isEmpty());
        QVERIFY(!address.error().message.contains(u'\x1b'));
        QVERIFY(!checkHardwareAddress(text));
    }
};

QTEST_APPLESS_MAIN(TestHardwareAddress)
#include "tst_hardwareaddress.moc"
