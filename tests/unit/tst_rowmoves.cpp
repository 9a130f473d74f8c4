// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/rowmoves.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace Farlan;

using Numbers = std::vector<int>;
using Moves = std::vector<RowMove>;

class RowMovesTest final : public QObject
{
    Q_OBJECT

private slots:
    void movesAsFewAsCanBe_data();
    void movesAsFewAsCanBe();
    void sortsWhatever();
};

namespace
{

Numbers moved(Numbers numbers, const Moves &moves)
{
    for (const auto &[from, to] : moves) {
        const int number = numbers.at(static_cast<size_t>(from));
        numbers.erase(numbers.begin() + from);
        numbers.insert(numbers.begin() + to, number);
    }
    return numbers;
}

} // namespace

void RowMovesTest::movesAsFewAsCanBe_data()
{
    QTest::addColumn<Numbers>("numbers");
    QTest::addColumn<Moves>("moves");
    QTest::newRow("nothing") << Numbers() << Moves();
    QTest::newRow("one") << Numbers{ 7 } << Moves();
    QTest::newRow("sorted, with gaps") << Numbers{ 1, 4, 9 } << Moves();
    QTest::newRow("first to the end") << Numbers{ 9, 1, 2, 3 } << Moves{ { 0, 3 } };
    QTest::newRow("last to the front") << Numbers{ 1, 2, 3, 0 } << Moves{ { 3, 0 } };
    QTest::newRow("two that are swapped") << Numbers{ 1, 0 } << Moves{ { 0, 1 } };
    QTest::newRow("two that are swapped, with one between")
        << Numbers{ 2, 1, 0 } << Moves{ { 1, 0 }, { 2, 2 } };
    QTest::newRow("two blocks") << Numbers{ 3, 4, 5, 0, 1 } << Moves{ { 3, 0 }, { 4, 1 } };
}

void RowMovesTest::movesAsFewAsCanBe()
{
    QFETCH(Numbers, numbers);
    QFETCH(Moves, moves);
    const Moves found = movesThatSort(numbers);
    const Numbers sorted = moved(numbers, found);
    QVERIFY(std::is_sorted(sorted.begin(), sorted.end()));
    QCOMPARE(found.size(), moves.size());
    QVERIFY(found.size() > 1 || found == moves);
}

void RowMovesTest::sortsWhatever()
{
    Numbers numbers(60);
    std::iota(numbers.begin(), numbers.end(), 0);
    const Numbers sorted = numbers;
    for (quint32 seed = 0; seed < 200; ++seed) {
        QRandomGenerator random(seed);
        std::shuffle(numbers.begin(), numbers.end(), random);
        const Moves moves = movesThatSort(numbers);
        QVERIFY2(moved(numbers, moves) == sorted, qPrintable(QString::number(seed)));
        QVERIFY(moves.size() < numbers.size());
    }
}

QTEST_GUILESS_MAIN(RowMovesTest)
#include "tst_rowmoves.moc"
