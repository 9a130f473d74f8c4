// SPDX-License-Identifier: GPL-3.0-or-later
#include "languages.h"
#include "ui/status/logview.h"

#include <QPlainTextEdit>
#include <QToolButton>

using namespace Farlan;
using namespace Qt::StringLiterals;

class LogViewTest final : public QObject
{
    Q_OBJECT

private slots:
    void translatesEachLineOnce();
};

void LogViewTest::translatesEachLineOnce()
{
    LogView log;
    log.findChild<QToolButton *>()->click();
    const auto *text = log.findChild<QPlainTextEdit *>();
    std::deque<TunnelLogEntry> entries;
    for (int second = 0; second < 20; ++second) {
        entries.push_back({ QDateTime::fromSecsSinceEpoch(second), u"Disconnected"_s });
    }
    const LookupCount lookups("Farlan::ReasonText");
    log.setEntries(entries);
    QCOMPARE(lookups.count(), 20);
    entries.pop_front();
    entries.push_back({ QDateTime::fromSecsSinceEpoch(20), u"Failed"_s });
    log.setEntries(entries);
    QCOMPARE(lookups.count(), 21);
    QCOMPARE(text->toPlainText().count(u"Disconnected"_s), 19);
    QVERIFY(text->toPlainText().endsWith(u"Failed"_s));
    const Language german(u"de"_s);
    QTRY_VERIFY(text->toPlainText().endsWith(u"Gescheitert"_s));
    log.setEntries({ entries.back() }); // of another tunnel
    QCOMPARE(text->toPlainText().count(u"Getrennt"_s), 0);
    QVERIFY(text->toPlainText().endsWith(u"Gescheitert"_s));
}

QTEST_MAIN(LogViewTest)
#include "tst_logview.moc"
