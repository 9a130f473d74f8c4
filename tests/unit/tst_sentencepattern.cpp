// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/sentencepattern.h"

#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;

class SentencePatternTest final : public QObject
{
    Q_OBJECT

private slots:
    void matches_data();
    void matches();
    void fills();
};

void SentencePatternTest::matches_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("arguments"); // between bars; "-" if it is another sentence
    const auto row
        = [](const char *title, const QString &pattern, const QString &text,
             const QString &arguments) { QTest::newRow(title) << pattern << text << arguments; };
    row("none", u"It is so."_s, u"It is so."_s, u""_s);
    row("another", u"It is so."_s, u"It is so. "_s, u"-"_s);
    row("one", u"No %1."_s, u"No bread."_s, u"bread"_s);
    row("in any order", u"%2 and %1!"_s, u"a and b!"_s, u"a|b"_s);
    row("side by side with nothing between", u"%1%2"_s, u"ab"_s, u"a|b"_s);
    row("empty", u"No %1."_s, u"No ."_s, u"-"_s);
    row("empty first", u"%1: %2"_s, u": b"_s, u"-"_s);
    row("empty between", u"a %1 b %2"_s, u"a  b c"_s, u"-"_s);
    row("ends overlap", u"No %1 No"_s, u"No No"_s, u"-"_s);
    row("the first that fits", u"No %1, %2."_s, u"No a, b, c."_s, u"a|b, c"_s);
    row("first is no prefix", u"%1 is empty."_s, u"a.toml:3: b is empty."_s, u"-"_s);
    row("percent", u"%20 of %1, %d"_s, u"%20 of a, %d"_s, u"a"_s);
    row("%1 in the text", u"No %1."_s, u"No %1."_s, u"%1"_s);
}

void SentencePatternTest::matches()
{
    QFETCH(const QString, pattern);
    QFETCH(const QString, text);
    const auto found = SentencePattern(pattern).match(text);
    QStringList arguments;
    for (const QStringView argument : found.value_or(std::vector<QStringView>())) {
        arguments += argument.toString();
    }
    QTEST(found ? arguments.join(u'|') : u"-"_s, "arguments");
}

void SentencePatternTest::fills()
{
    const SentencePattern pattern(u"%2, “%1” and %2"_s);
    QCOMPARE(pattern.filled({ {}, u"%2"_s, u"b"_s }), u"b, “%2” and b"_s);
    QCOMPARE(pattern.filled({}), u", “” and "_s);
    QCOMPARE(pattern.literalLength(), qsizetype(9));
    QCOMPARE(pattern.numberAt(0), 2);
}

QTEST_APPLESS_MAIN(SentencePatternTest)
#include "tst_sentencepattern.moc"
