// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/interfacedetails.h"

#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;

class InterfaceDetailsTest final : public QObject
{
    Q_OBJECT

private slots:
    void readsTheLoopback();
    void refusesNames_data();
    void refusesNames();
};

void InterfaceDetailsTest::readsTheLoopback()
{
    const auto details = interfaceDetails(u"lo"_s);
    QVERIFY(details);
    QCOMPARE(details->hardwareAddress, u"00:00:00:00:00:00"_s);
    QVERIFY(details->mtu >= 1500);
    QVERIFY(details->addresses.isEmpty() || details->addresses.contains(u"127.0.0.1/8"_s));
    QVERIFY(!details->addresses.contains(u"::1/64"_s));
}

void InterfaceDetailsTest::refusesNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("none") << QString();
    QTest::newRow("not there") << u"no-such-device"_s;
    QTest::newRow("this folder") << u"."_s;
    QTest::newRow("the folder above") << u".."_s;
    QTest::newRow("a path to one") << u"./lo"_s;
    QTest::newRow("a path from above") << u"../net/lo"_s;
    QTest::newRow("a path behind") << u"lo/"_s;
    QTest::newRow("zero behind") << u"lo"_s + QChar(0);
    QTest::newRow("a space") << u"lo "_s;
    QTest::newRow("a colon") << u"lo:1"_s;
    QTest::newRow("not ASCII") << u"lö"_s;
    QTest::newRow("too long") << QString(16, u'a');
}

void InterfaceDetailsTest::refusesNames()
{
    QFETCH(QString, name);
    QVERIFY(!interfaceDetails(name));
}

QTEST_GUILESS_MAIN(InterfaceDetailsTest)
#include "tst_interfacedetails.moc"
