// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/linkname.h"

#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;

class TestLinkName final : public QObject
{
    Q_OBJECT

private slots:
    void matches_data();
    void matches();
    void expands();
};

void TestLinkName::matches_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("asked");
    QTest::addColumn<bool>("same");

    QTest::newRow("same") << u"ethws0"_s << u"ethws0"_s << true;
    QTest::newRow("cut") << u"abcdefghijklmno"_s << u"abcdefghijklmnop"_s << false;
    QTest::newRow("numbered") << u"ethws12"_s << u"ethws%d"_s << true;
    QTest::newRow("without number") << u"ethws"_s << u"ethws%d"_s << false;
    QTest::newRow("not a number") << u"ethwsx"_s << u"ethws%d"_s << false;
    QTest::newRow("signed") << u"ethws+1"_s << u"ethws%d"_s << false;
    QTest::newRow("leading zero") << u"ethws01"_s << u"ethws%d"_s << false;
    QTest::newRow("another") << u"eth0"_s << u"ethws%d"_s << false;
}

void TestLinkName::matches()
{
    QFETCH(QString, name);
    QFETCH(QString, asked);
    QFETCH(bool, same);
    QCOMPARE(matchesLinkName(name, asked), same);
}

void TestLinkName::expands()
{
    QCOMPARE(expandLinkName(u"ethws%d"_s, 12), u"ethws12"_s);
}

QTEST_GUILESS_MAIN(TestLinkName)
#include "tst_linkname.moc"
