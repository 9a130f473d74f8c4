// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logtext.h"

#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;

class LogTextTest final : public QObject
{
    Q_OBJECT

private slots:
    void escapes_data();
    void escapes();
    void cutsOffWhatIsTooLong_data();
    void cutsOffWhatIsTooLong();
};

void LogTextTest::escapes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("line");

    QTest::newRow("plain") << u"connected to 192.0.2.1"_s << u"connected to 192.0.2.1"_s;
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("other scripts") << u"Grüße 日本 😀"_s << u"Grüße 日本 😀"_s;
    QTest::newRow("newline") << u"a\nfake: b\r\n"_s << u"a\\nfake: b\\r\\n"_s;
    QTest::newRow("tab") << u"a\tb"_s << u"a\\tb"_s;
    QTest::newRow("terminal") << u"\x1b[2J\a"_s << u"\\x1b[2J\\x07"_s;
    QTest::newRow("NUL") << QString(QChar(0)) << u"\\x00"_s;
    QTest::newRow("DEL, C1") << u"\u007f\u009b"_s << u"\\x7f\\x9b"_s;
    QTest::newRow("bidi") << u"a\u202eb\u2066c"_s << u"a\\u202eb\\u2066c"_s;
    QTest::newRow("line separator") << u"a\u2028b\u2029"_s << u"a\\u2028b\\u2029"_s;
    QTest::newRow("zero width") << u"a\u200bb\ufeff"_s << u"a\\u200bb\\ufeff"_s;
    QTest::newRow("tags") << u"\U000e0041"_s << u"\\U000e0041"_s;
    QTest::newRow("lone high surrogate") << QString(QChar(u'\xd83d')) + u"a"_s << u"\\ud83da"_s;
    QTest::newRow("lone low surrogate") << QString(QChar(u'\xde00')) << u"\\ude00"_s;
    QTest::newRow("backslash") << u"a\\nb"_s << u"a\\\\nb"_s;
}

void LogTextTest::escapes()
{
    QFETCH(QString, text);
    QTEST(escapedForLog(text), "line");
}

void LogTextTest::cutsOffWhatIsTooLong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("line");

    QTest::newRow("just fits") << QString(1024, u'a') << QString(1024, u'a');
    QTest::newRow("one too many") << QString(1025, u'a') << QString(1021, u'a') + u'…';
    QTest::newRow("counts UTF-8") << QString(600, u'ü') << QString(510, u'ü') + u'…';
    // 255 emoji are 1020 bytes, and the ellipsis is 3.
    QTest::newRow("whole characters") << u"😀"_s.repeated(300) << u"😀"_s.repeated(255) + u'…';
    // 255 escapes of 4 bytes are 1020.
    QTest::newRow("whole escapes") << QString(300, QChar(1)) << u"\\x01"_s.repeated(255) + u'…';
}

void LogTextTest::cutsOffWhatIsTooLong()
{
    QFETCH(QString, text);
    const QString line = escapedForLog(text);
    QVERIFY(line.toUtf8().size() <= kMaximumLogBytes);
    QTEST(line, "line");
}

QTEST_APPLESS_MAIN(LogTextTest)
#include "tst_logtext.moc"
