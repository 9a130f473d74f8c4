// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/quantitytext.h"

#include <QTest>

#include <limits>

using namespace Farlan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestQuantityText : public QObject
{
    Q_OBJECT

private slots:
    void saysBytes();
    void saysDurations_data();
    void saysDurations();
};

void TestQuantityText::saysBytes()
{
    QCOMPARE(QuantityText::bytes(0), u"0 bytes"_s);
    QCOMPARE(QuantityText::bytes(512), u"512 bytes"_s);
    QCOMPARE(QuantityText::bytes(19'083'674), u"18.2 MiB"_s);
    QCOMPARE(QuantityText::rate(1229), u"1.2 KiB/s"_s);
    QCOMPARE(QuantityText::bytes(std::numeric_limits<quint64>::max()), u"8.0 EiB"_s);
}

void TestQuantityText::saysDurations_data()
{
    QTest::addColumn<std::chrono::milliseconds>("time");
    QTest::addColumn<QString>("text");
    using std::chrono::milliseconds;
    QTest::newRow("none") << milliseconds(0) << u"0 s"_s;
    QTest::newRow("below none") << milliseconds(-5000) << u"0 s"_s;
    QTest::newRow("seconds") << milliseconds(42'900) << u"42 s"_s;
    QTest::newRow("minutes") << milliseconds(61s) << u"1 min 1 s"_s;
    QTest::newRow("hours") << milliseconds(2h + 13min + 50s) << u"2 h 13 min"_s;
    QTest::newRow("days") << milliseconds(49h) << u"2 d 1 h"_s;
}

void TestQuantityText::saysDurations()
{
    QFETCH(std::chrono::milliseconds, time);
    QTEST(QuantityText::duration(time), "text");
}

QTEST_MAIN(TestQuantityText)
#include "tst_quantitytext.moc"
