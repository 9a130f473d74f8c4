// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/tunnellog.h"
#include "contract/errornames.h"
#include "modelground.h"

#include <QTimeZone>

using namespace Farlan;
using namespace Qt::StringLiterals;

class TunnelLogTest final : public QObject, private ModelGround
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void tellsWhatHappens();
    void tellsOfEveryTry();
    void staysWithItsProfile();
    void forgets();
    void keepsAsManyAsItMay();
    void takesOneLine();

private:
    QStringList texts(int row = 0) const
    {
        QStringList texts;
        for (const TunnelLogEntry &entry : m_log->entriesOf(m_model->at(row))) {
            texts += entry.text;
        }
        return texts;
    }

    std::unique_ptr<TunnelLog> m_log;
};

void TunnelLogTest::init()
{
    setUp();
    m_log = std::make_unique<TunnelLog>(*m_model);
    start();
}

void TunnelLogTest::cleanup()
{
    m_log.reset();
    tearDown();
}

void TunnelLogTest::tellsWhatHappens()
{
    addProfile(u"Lab"_s);
    QVERIFY(texts().isEmpty()); // it was never connected
    const QSignalSpy logged(m_log.get(), &TunnelLog::logged);
    const QUuid id = profile(u"Lab"_s).id;
    m_model->setAttempt(id, TunnelAttempt{ status(u"Lab"_s, TunnelPhase::Starting), true });
    m_model->setAttempt(id, TunnelAttempt{ status(u"Lab"_s, TunnelPhase::Starting), false });
    m_model->setAttempt(id, {});
    QCOMPARE(texts(),
             QStringList({ u"A password is asked for"_s, u"Connecting to wss://a.example/"_s,
                           u"Not connected"_s }));
    QCOMPARE(logged.count(), 3);
    m_helper->put(pathOf(u"1"_s), status(u"Lab"_s));
    QTRY_COMPARE(texts().value(3), u"Connected to wss://a.example/ on ethws0"_s);
    TunnelStatus again = status(u"Lab"_s);
    again.reconnects = 1; // of which the text does not tell
    m_helper->put(pathOf(u"1"_s), again);
    QTRY_COMPARE(value(0, ReconnectsRole).toInt(), 1);
    m_helper->put(pathOf(u"1"_s), failed(u"Lab"_s, ErrorName::HostNotFound));
    QTRY_COMPARE(texts().value(4), u"Failed: It did not work."_s);
    QCOMPARE(texts().size(), 5);
    const QDateTime time = m_log->entriesOf(m_model->at(0)).back().time;
    QVERIFY(qAbs(time.secsTo(QDateTime::currentDateTimeUtc())) < 60);
}

void TunnelLogTest::tellsOfEveryTry()
{
    TunnelStatus waiting = status(u"Lab"_s, TunnelPhase::Waiting);
    waiting.error = Error{ ErrorName::HostNotFound, u"No."_s, {} };
    for (int number = 1; number <= 3; ++number) {
        waiting.nextTry = QDateTime::fromMSecsSinceEpoch(number, QTimeZone::utc());
        m_helper->put(pathOf(u"1"_s), waiting);
        QTRY_VERIFY(m_model->rowCount() == 1 && texts().size() == number);
    }
    QVERIFY(texts().last().startsWith(u"Trying again in "_s));
}

void TunnelLogTest::staysWithItsProfile()
{
    addProfile(u"Lab"_s);
    addProfile(u"Zoo"_s);
    m_helper->put(pathOf(u"1"_s), status(u"Lab"_s));
    QTRY_COMPARE(texts().size(), 1);
    m_helper->remove(pathOf(u"1"_s));
    QTRY_COMPARE(texts().size(), 2);
    rename(u"Lab"_s, u"Zulu"_s);
    QTRY_COMPARE(value(1, NameRole).toString(), u"Zulu"_s);
    QVERIFY(texts(0).isEmpty());
    QCOMPARE(texts(1).size(), 2);
}

void TunnelLogTest::forgets()
{
    m_helper->put(pathOf(u"1"_s), status(u"Lab"_s));
    QTRY_VERIFY(m_model->rowCount() == 1);
    const TunnelRow row = m_model->at(0);
    QCOMPARE(m_log->entriesOf(row).size(), size_t(1));
    m_helper->remove(pathOf(u"1"_s));
    QTRY_VERIFY(m_model->rowCount() == 0);
    QVERIFY(m_log->entriesOf(row).empty());
}

void TunnelLogTest::keepsAsManyAsItMay()
{
    addProfile(u"Lab"_s);
    const QUuid id = profile(u"Lab"_s).id;
    const int most = static_cast<int>(TunnelLog::kMostEntries);
    for (int number = 1; number <= most + 5; ++number) {
        TunnelStatus one = status(u"Lab"_s, TunnelPhase::Starting);
        one.location = QString::number(number);
        m_model->setAttempt(id, TunnelAttempt{ one });
    }
    QCOMPARE(texts().size(), most);
    QCOMPARE(texts().first(), u"Connecting to 6"_s);
    QCOMPARE(texts().last(), u"Connecting to 505"_s);
}

void TunnelLogTest::takesOneLine()
{
    TunnelStatus bad = failed(u"Lab"_s, ErrorName::NotATunnel);
    bad.error->message = u"a\nb\u202e\u0007"_s;
    m_helper->put(pathOf(u"1"_s), bad);
    QTRY_VERIFY(m_model->rowCount() == 1);
    QCOMPARE(texts().first(), u"Failed: a\\nb\\u202e\\x07"_s);
}

QTEST_GUILESS_MAIN(TunnelLogTest)
#include "tst_tunnellog.moc"
