// SPDX-License-Identifier: GPL-3.0-or-later
#include "looks.h"
#include "ui/status/rategraph.h"

#include <cmath>

using namespace Farlan;
using namespace Qt::StringLiterals;

class RateGraphTest final : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatItShows();
    void showsTheNewestAtTheEnd();
    void keepsFiveMinutes();
    void looksGood();

private:
    // How many of the pixels in this part of the graph differ from those of an empty one.
    static int differences(RateGraph &graph, double from, double to)
    {
        RateGraph empty;
        empty.setLayoutDirection(graph.layoutDirection());
        empty.resize(300, 80);
        graph.resize(300, 80);
        const QImage with = graph.grab().toImage();
        const QImage without = empty.grab().toImage();
        int count = 0;
        for (int x = int(from * with.width()); x < int(to * with.width()); ++x) {
            for (int y = 25; y < with.height(); ++y) { // below the scale
                count += with.pixel(x, y) != without.pixel(x, y);
            }
        }
        return count;
    }
};

void RateGraphTest::saysWhatItShows()
{
    RateGraph graph;
    QCOMPARE(graph.toolTip(), u"Nothing measured yet"_s);
    graph.add({ 1229, 310 });
    QCOMPARE(graph.toolTip(), u"Download 1.2 KiB/s, upload 310 bytes/s"_s);
    QCOMPARE(graph.accessibleDescription(), graph.toolTip());
    QVERIFY(!graph.accessibleName().isEmpty());
    graph.clear();
    QCOMPARE(graph.accessibleDescription(), u"Nothing measured yet"_s);
}

void RateGraphTest::showsTheNewestAtTheEnd()
{
    for (const auto direction : { Qt::LeftToRight, Qt::RightToLeft }) {
        RateGraph graph;
        graph.setLayoutDirection(direction);
        for (int second = 0; second < 30; ++second) {
            graph.add({ 500, 900 });
        }
        const int left = differences(graph, 0.0, 0.3);
        const int right = differences(graph, 0.7, 1.0);
        QVERIFY((direction == Qt::LeftToRight ? right : left) > 100);
        QCOMPARE(direction == Qt::LeftToRight ? left : right, 0);
    }
}

void RateGraphTest::keepsFiveMinutes()
{
    RateGraph graph;
    graph.add({ 1ULL << 40, 0 });
    for (size_t second = 1; second < RateGraph::kSamples; ++second) {
        graph.add({ 900, 0 });
    }
    QVERIFY(differences(graph, 0.5, 1.0) < 1000); // small beside that peak
    graph.add({ 900, 0 });
    QVERIFY(differences(graph, 0.5, 1.0) > 3000);
}

void RateGraphTest::looksGood()
{
    RateGraph graph;
    lookAt(graph, u"rategraph-empty"_s);
    for (int second = 0; second < 250; ++second) {
        const double wave = 1 + std::sin(second / 15.0);
        graph.add({ quint64(wave * 9e5), quint64((2 - wave) * 2e5) });
    }
    lookAt(graph, u"rategraph"_s);
    RateGraph most;
    most.add({ ~0ULL, ~0ULL });
    most.add({ ~0ULL, 0 });
    lookAt(most, u"rategraph-most"_s);
}

QTEST_MAIN(RateGraphTest)
#include "tst_rategraph.moc"
