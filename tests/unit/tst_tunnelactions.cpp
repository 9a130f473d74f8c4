// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/tunnelactions.h"

#include "contract/errornames.h"
#include "ui/window/emptystate.h"
#include "windowground.h"

using namespace Farlan;
using namespace Qt::StringLiterals;

class TestTunnelActions : public QObject, private WindowGround
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void offersWhatCanBeDone();
    void startsServers();
    void doesNotEndAnythingByDoubleClick();
    void keepsTheAdministrators();
};

void TestTunnelActions::init()
{
    setUp();
}

void TestTunnelActions::cleanup()
{
    tearDown();
}

void TestTunnelActions::offersWhatCanBeDone()
{
    addProfile(u"lab"_s);
    start();
    const auto shown = [this] {
        QStringList texts;
        for (const QString &name :
             { u"next"_s, u"review"_s, u"disconnect"_s, u"reconnect"_s, u"edit"_s, u"delete"_s }) {
            if (action(name).isVisible() && action(name).isEnabled()) {
                texts += action(name).text().remove(u'&');
            }
        }
        return texts.join(u' ');
    };
    QCOMPARE(shown(), u"Connect Edit… Delete"_s);
    m_helper->put(kPath, status(u"lab"_s, TunnelPhase::Resolving));
    QTRY_COMPARE(shown(), u"Cancel Edit… Delete"_s);
    m_helper->put(kPath, status(u"lab"_s));
    QTRY_COMPARE(shown(), u"Disconnect Reconnect Edit… Delete"_s);
    action(u"reconnect"_s).trigger();
    QTRY_VERIFY(m_helper->askedAt[kPath].contains(u"Reconnect"_s));
    TunnelStatus waiting = status(u"lab"_s, TunnelPhase::Waiting);
    waiting.nextTry = QDateTime::currentDateTimeUtc().addSecs(60);
    waiting.error = Error{ ErrorName::ConnectionLost, u"It broke."_s };
    m_helper->put(kPath, waiting);
    QTRY_COMPARE(shown(), u"Try Now Disconnect Reconnect Edit… Delete"_s);
    m_helper->askedAt[kPath].clear();
    action(u"reconnect"_s).trigger(); // F5 does not count down
    QTRY_VERIFY(m_helper->askedAt[kPath].contains(u"Reconnect"_s));
    action(u"disconnect"_s).trigger();
    QTRY_VERIFY(m_helper->askedAt[kPath].contains(u"Close"_s));
    m_helper->put(kPath, failed(u"lab"_s, ErrorName::AuthenticationFailed));
    QTRY_COMPARE(shown(), u"Connect Enter Password… Edit… Delete"_s);
    m_helper->put(kPath, failed(u"lab"_s, ErrorName::CertificateRefused));
    QTRY_COMPARE(shown(), u"Connect Check Certificate… Edit… Delete"_s);

    QSignalSpy edited(m_window.get(), &MainWindow::editWanted);
    QSignalSpy duplicated(m_window.get(), &MainWindow::duplicateWanted);
    action(u"edit"_s).trigger();
    action(u"duplicate"_s).trigger();
    QCOMPARE(edited.first().first().toUuid(), profile(u"lab"_s).id);
    QCOMPARE(duplicated.first().first().toUuid(), profile(u"lab"_s).id);
    QVERIFY(m_store->remove(profile(u"lab"_s).id));
    QCOMPARE(shown(), u""_s); // a tunnel that has failed, without a profile
    m_helper->remove(kPath);
    QTRY_VERIFY(find<EmptyState>().isVisibleTo(m_window.get()));
    QCOMPARE(shown(), u""_s);
}

void TestTunnelActions::startsServers()
{
    write(u"own/lab.toml"_s, "mode = 'server'\nport = 8080\n");
    m_store->load();
    start();
    QCOMPARE(action(u"next"_s).text(), u"&Start"_s);
    TunnelStatus running = status(u"lab"_s, TunnelPhase::Listening);
    running.mode = TunnelMode::Server;
    m_helper->put(kPath, running);
    QTRY_COMPARE(action(u"next"_s).text(), u"&Stop"_s);
    QVERIFY(!action(u"reconnect"_s).isEnabled());
}

void TestTunnelActions::doesNotEndAnythingByDoubleClick()
{
    addProfile(u"lab"_s);
    start();
    m_helper->put(kPath, status(u"lab"_s));
    QTRY_COMPARE(action(u"next"_s).text(), u"&Disconnect"_s);
    m_window->show();
    emit list().activated(list().currentIndex());
    QTest::qWait(50);
    QVERIFY(!m_helper->askedAt[kPath].contains(u"Close"_s));
    action(u"next"_s).trigger();
    QTRY_VERIFY(m_helper->askedAt[kPath].contains(u"Close"_s));
}

void TestTunnelActions::keepsTheAdministrators()
{
    write(u"etc/site.toml"_s, "uri = 'wss://b.example/'\n");
    m_store->load();
    QCOMPARE(current(), u"site"_s);
    QVERIFY(!action(u"edit"_s).isEnabled() && !action(u"delete"_s).isEnabled());
    QVERIFY(action(u"duplicate"_s).isEnabled() && action(u"export"_s).isEnabled());
    QVERIFY(action(u"next"_s).isEnabled());
}

QTEST_MAIN(TestTunnelActions)
#include "tst_tunnelactions.moc"
