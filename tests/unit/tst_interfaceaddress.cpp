// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/errornames.h"
#include "contract/interfaceaddress.h"

#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;

class TestInterfaceAddress final : public QObject
{
    Q_OBJECT

private slots:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("network");
        const auto row = [](const char *text, const char *network) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(network);
        };
        row("10.1.1.2/24", "10.1.1.0/24");
        row("10.1.1.2/8", "10.0.0.0/8");
        row("10.1.1.2/32", "10.1.1.2/32");
        row("10.1.1.0/31", "10.1.1.0/31");
        row("10.1.1.1/31", "10.1.1.0/31");
        row("10.1.0.255/23", "10.1.0.0/23");
        row("11.1.1.2/24", "11.1.1.0/24");
        row("172.16.0.1/12", "172.16.0.0/12");
        row("172.16.0.1/11", "172.0.0.0/11");
        row("172.32.0.1/16", "172.32.0.0/16");
        row("192.168.1.2/16", "192.168.0.0/16");
        row("192.168.1.2/15", "192.168.0.0/15");
        row("100.64.0.1/10", "100.64.0.0/10");
        row("100.128.0.1/10", "100.128.0.0/10");
        row("169.254.1.1/16", "169.254.0.0/16");
        row("198.19.255.1/15", "198.18.0.0/15");
        row("198.20.0.1/16", "198.20.0.0/16");
        row("192.0.2.1/24", "192.0.2.0/24");
        row("192.0.2.1/23", "192.0.2.0/23");
        row("198.51.100.1/24", "198.51.100.0/24");
        row("203.0.113.1/24", "203.0.113.0/24");
        row("8.8.8.8/32", "8.8.8.8/32");
        row("fd00::2/64", "fd00::/64");
        row("fc00::1/16", "fc00::/16");
        row("fe80::1/64", "fe80::/64");
        row("fec0::1/64", "fec0::/64");
        row("2001:db8::1/32", "2001:db8::/32");
        row("2001:db8::1/31", "2001:db8::/31");
        row("2001:db9::1/64", "2001:db9::/64");
        row("2a00::1/128", "2a00::1/128");
        row("2001:db8::/127", "2001:db8::/127");
        row("2001:db8::ffff:ffff:ffff:ffff/64", "2001:db8::/64");
    }

    void reads()
    {
        QFETCH(QString, text);
        const Result<InterfaceAddress> address = parseInterfaceAddress(text);
        QVERIFY2(address, qPrintable(address ? QString() : address.error().message));
        QCOMPARE(address->toString(), text);
        QTEST(address->network(), "network");
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("why"); // in the message
        const auto row = [](const char *text, const char *why) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(why);
        };
        row("", "is not an IPv4 or IPv6 address");
        row("dhcp", "is not an IPv4 or IPv6 address");
        row("/24", "is not an IPv4 or IPv6 address");
        row("host.example/24", "is not an IPv4 or IPv6 address");
        row("10.1.1/24", "is not an IPv4 or IPv6 address");
        row("10.1.1.256/24", "is not an IPv4 or IPv6 address");
        row("010.1.1.1/24", "is not an IPv4 or IPv6 address");
        row("10.1.1.2/24/24", "is not an IPv4 or IPv6 address");
        row("10.1.1.2/", "is not an IPv4 or IPv6 address");
        row("10.1.1.2/024", "is not an IPv4 or IPv6 address");
        row("10.1.1.2/+24", "is not an IPv4 or IPv6 address");
        row("10.1.1.2/255.255.255.0", "is not an IPv4 or IPv6 address");
        row("10.1.1.2 /24", "is not an IPv4 or IPv6 address");
        row("10.1.1.2/24\n", "is not an IPv4 or IPv6 address");
        row("fe80::1%eth0/64", "is not an IPv4 or IPv6 address");
        row("[fd00::2]/64", "is not an IPv4 or IPv6 address");
        row("fd00:::2/64", "is not an IPv4 or IPv6 address");
        row("fd00::12345/64", "is not an IPv4 or IPv6 address");
        row("$(id)/24", "is not an IPv4 or IPv6 address");
        row("\x1b[31m", "is not an IPv4 or IPv6 address");
        row("10.1.1.2", "lacks the length of its prefix");
        row("fd00::2", "lacks the length of its prefix");
        row("10.1.1.2/0", "must be from 8 to 32");
        row("10.1.1.2/7", "must be from 8 to 32");
        row("10.1.1.2/33", "must be from 8 to 32");
        row("10.1.1.2/999", "must be from 8 to 32");
        row("fd00::2/15", "must be from 16 to 128");
        row("fd00::2/129", "must be from 16 to 128");
        row("0.0.0.0/8", "no address of a host");
        row("0.1.2.3/24", "no address of a host");
        row("127.0.0.1/8", "loopback");
        row("127.1.2.3/32", "loopback");
        row("224.0.0.1/24", "multicast");
        row("239.255.255.255/32", "multicast");
        row("255.255.255.255/32", "broadcast");
        row("10.1.1.0/24", "network address of 10.1.1.0/24");
        row("10.1.1.255/24", "broadcast address of 10.1.1.0/24");
        row("10.1.1.0/30", "network address");
        row("10.1.1.3/30", "broadcast address");
        row("::/128", "no address of a host");
        row("::/64", "no address of a host");
        row("::1/128", "loopback");
        row("::ffff:10.1.1.2/128", "written as IPv6");
        row("ff02::1/64", "multicast");
        row("fd00::/64", "anycast");
        row("2001:db8::/126", "anycast");
        QTest::newRow("NUL") << u"10.1.1.2\0/24"_s << u"is not"_s;
        QTest::newRow("other digits") << u"١٠.1.1.2/24"_s << u"is not"_s;
        QTest::newRow("other digits of the prefix") << u"10.1.1.2/٢٤"_s << u"is not"_s;
        QTest::newRow("long") << QString(1 << 20, u'1') << u"is not"_s;
    }

    void refuses()
    {
        QFETCH(QString, text);
        QFETCH(QString, why);
        const Result<InterfaceAddress> address = parseInterfaceAddress(text);
        QVERIFY(!address);
        QCOMPARE(address.error().name, QString(ErrorName::InvalidSettings));
        QVERIFY2(address.error().message.contains(why), qPrintable(address.error().message));
        QVERIFY(address.error().message.size() < 200);
        QVERIFY(!address.error().message.contains(u'\x1b'));
        QVERIFY(!address.error().hint.isEmpty());
    }

    void refusesTheSameTwice()
    {
        QVERIFY(checkInterfaceAddresses({ u"10.1.1.2/24"_s, u"10.1.1.3/24"_s, u"fd00::2/64"_s }));
        QVERIFY(checkInterfaceAddresses({}));
        QVERIFY(!checkInterfaceAddresses({ u"10.1.1.2/24"_s, u"10.1.1.2/24"_s }));
        QVERIFY(!checkInterfaceAddresses({ u"10.1.1.2/24"_s, u"10.1.1.2/25"_s }));
        QVERIFY(!checkInterfaceAddresses({ u"fd00::2/64"_s, u"FD00:0::2/64"_s }));
        QVERIFY(!checkInterfaceAddresses({ u"10.1.1.2/24"_s, u"nothing"_s }));
    }

    void findsOverlaps_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char *one, const char *other, bool expected) {
            QTest::addRow("%s %s", one, other)
                << QString::fromLatin1(one) << QString::fromLatin1(other) << expected;
        };
        row("10.1.1.2/24", "10.1.1.3/24", true);
        row("10.1.1.2/24", "10.1.2.2/24", false);
        row("10.1.1.2/24", "10.200.0.1/8", true);
        row("10.1.1.2/32", "10.1.1.3/32", false);
        row("10.1.1.2/25", "10.1.1.200/25", false);
        row("10.1.1.2/25", "10.1.1.200/24", true);
        row("fd00::2/64", "fd00::1:2/64", true);
        row("fd00:0:0:1::2/64", "fd00::2/64", false);
        row("fd00:0:0:1::2/63", "fd00::2/64", true);
        row("fd00::2/64", "10.1.1.2/8", false);
    }

    void findsOverlaps()
    {
        QFETCH(QString, one);
        QFETCH(QString, other);
        QFETCH(bool, expected);
        const auto first = parseInterfaceAddress(one);
        const auto second = parseInterfaceAddress(other);
        QVERIFY(first && second);
        QCOMPARE(overlap(*first, *second), expected);
        QCOMPARE(overlap(*second, *first), expected);
    }
};

QTEST_APPLESS_MAIN(TestInterfaceAddress)
#include "tst_interfaceaddress.moc"
