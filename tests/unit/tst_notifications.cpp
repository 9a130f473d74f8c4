// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/notifications.h"
#include "fakedesktop.h"
#include "fakehelper.h"

#include <QDBusPendingCall>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Farlan;

namespace
{

Notification notification(const QString &title, const QString &body = {})
{
    Notification notification;
    notification.title = title;
    notification.body = body;
    notification.actions = { { kDefaultAction, u"Show"_s }, { u"disconnect"_s, u"Disconnect"_s } };
    return notification;
}

} // namespace

class TestNotifications : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_bus = std::make_unique<PrivateBus>();
        m_daemon = std::make_unique<FakeNotificationDaemon>(m_bus->address());
        m_shown = std::make_unique<Notifications>(
            QDBusConnection::connectToBus(m_bus->address(), u"app"_s));
    }
    void cleanup()
    {
        m_shown.reset();
        QDBusConnection::disconnectFromBus(u"app"_s);
        m_daemon.reset();
        m_bus.reset();
    }
    void tellsAllThatIsToKnow();
    void escapesWhereTagsAreRead_data();
    void escapesWhereTagsAreRead();
    void cutsWhatIsTooLong();
    void offersNoActionsThatNobodyCanChoose();
    void replacesTheOneOfTheSameKey();
    void replacesWhileTheDaemonIsThinking();
    void withdraws();
    void withdrawsWhileTheDaemonIsThinking();
    void forgetsWhatWasDismissed();
    void tellsWhichActionWasChosen();
    void bearsThatThereIsNoDaemon();
    void startsAnewWithANewDaemon();
    void bearsADaemonThatDiesThinking();
    void bearsThatThereIsNoBus();

private:
    const FakeNotificationDaemon::Notified &last() const { return m_daemon->notified.last(); }
    // Whether the daemon is there; all that it has said before has arrived then.
    static bool settle()
    {
        const QDBusPendingCall ping = QDBusConnection(u"app"_s).asyncCall(
            QDBusMessage::createMethodCall(u"org.freedesktop.Notifications"_s, u"/"_s,
                                           u"org.freedesktop.DBus.Peer"_s, u"Ping"_s));
        const bool isAnswered = QTest::qWaitFor([&ping] { return ping.isFinished(); });
        QCoreApplication::processEvents();
        return isAnswered && !ping.isError();
    }
    bool hasNotified(qsizetype count) const
    {
        return QTest::qWaitFor([&] { return m_daemon->notified.size() == count; });
    }

    std::unique_ptr<PrivateBus> m_bus;
    std::unique_ptr<FakeNotificationDaemon> m_daemon;
    std::unique_ptr<Notifications> m_shown;
};

void TestNotifications::tellsAllThatIsToKnow()
{
    QVERIFY(m_daemon->live());
    Notification all = notification(u"Lab\nconnected"_s, u"10.5.0.23 on lab0"_s);
    all.category = u"network.connected"_s;
    all.urgency = Urgency::Low;
    all.isTransient = true;
    m_shown->show(u"a"_s, all);
    QVERIFY(hasNotified(1));
    QCOMPARE(m_daemon->signature, u"susssasa{sv}i"_s);
    QCOMPARE(last().replaces, 0U);
    QCOMPARE(last().icon, u"org.farlan.farlan"_s);
    QCOMPARE(last().title, u"Lab connected"_s);
    QCOMPARE(last().body, u"10.5.0.23 on lab0"_s);
    QCOMPARE(last().actions,
             QStringList({ u"default"_s, u"Show"_s, u"disconnect"_s, u"Disconnect"_s }));
    const QVariantMap hints{ { u"desktop-entry"_s, u"org.farlan.farlan"_s },
                             { u"urgency"_s, QVariant::fromValue<uchar>(0) },
                             { u"transient"_s, true },
                             { u"category"_s, u"network.connected"_s } };
    QCOMPARE(last().hints, hints);

    m_shown->show(u"b"_s, notification(u"Home"_s));
    QVERIFY(hasNotified(2));
    QCOMPARE(last().hints.keys(), QStringList({ u"desktop-entry"_s, u"urgency"_s }));
    QCOMPARE(m_daemon->asked.count(u"GetCapabilities"_s), 1);
}

void TestNotifications::escapesWhereTagsAreRead_data()
{
    QTest::addColumn<QStringList>("capabilities");
    QTest::addColumn<QString>("body");
    QTest::newRow("markup") << QStringList(u"body-markup"_s) << u"&lt;b&gt;&amp;x is “up”"_s;
    QTest::newRow("none") << QStringList(u"body"_s) << u"<b>&x is “up”"_s;
}

void TestNotifications::escapesWhereTagsAreRead()
{
    QFETCH(QStringList, capabilities);
    m_daemon->capabilities = capabilities;
    QVERIFY(m_daemon->live());
    m_shown->show(u"a"_s, notification(u"<b>&x"_s, u"<b>&x is “up”"_s));
    QVERIFY(hasNotified(1));
    QCOMPARE(last().title, u"<b>&x"_s); // is never markup
    QTEST(last().body, "body");
}

void TestNotifications::cutsWhatIsTooLong()
{
    QVERIFY(m_daemon->live());
    m_shown->show(u"a"_s, notification(QString(10'000, u'x'), QString(100'000, u'&')));
    QVERIFY(hasNotified(1));
    QCOMPARE(last().title, QString(119, u'x') + u'…');
    QVERIFY(last().body.endsWith(u"&amp;…"_s) && last().body.size() < 3000);
    m_shown->show(u"a"_s, notification(QString(118, u'x') + u"🚇🚇"_s)); // not cut in half
    QVERIFY(hasNotified(2));
    QCOMPARE(last().title, QString(118, u'x') + u'…');
}

void TestNotifications::offersNoActionsThatNobodyCanChoose()
{
    m_daemon->capabilities = { u"body"_s };
    QVERIFY(m_daemon->live());
    m_shown->show(u"a"_s, notification(u"Lab"_s));
    QVERIFY(hasNotified(1));
    QVERIFY(last().actions.isEmpty());
}

void TestNotifications::replacesTheOneOfTheSameKey()
{
    QVERIFY(m_daemon->live());
    m_shown->show(u"a"_s, notification(u"1"_s));
    m_shown->show(u"b"_s, notification(u"2"_s));
    QVERIFY(hasNotified(2));
    m_shown->show(u"b"_s, notification(u"3"_s));
    QVERIFY(hasNotified(3));
    QCOMPARE(last().replaces, 2U);
    m_shown->show(u"a"_s, notification(u"4"_s));
    QVERIFY(hasNotified(4));
    QCOMPARE(last().replaces, 1U);
}

void TestNotifications::replacesWhileTheDaemonIsThinking()
{
    QVERIFY(m_daemon->live());
    m_daemon->isSilent = true;
    QElapsedTimer time;
    time.start();
    m_shown->show(u"a"_s, notification(u"1"_s)); // never shown
    m_shown->show(u"a"_s, notification(u"2"_s));
    QVERIFY(time.elapsed() < 1000);
    QTRY_COMPARE(m_daemon->asked, QStringList(u"GetCapabilities"_s));
    m_daemon->speak();
    m_daemon->isSilent = true;
    QVERIFY(hasNotified(1));
    QCOMPARE(last().title, u"2"_s);
    m_shown->show(u"a"_s, notification(u"3"_s));
    m_shown->show(u"a"_s, notification(u"4"_s));
    m_daemon->speak();
    QVERIFY(hasNotified(2));
    QCOMPARE(last().title, u"4"_s);
    QCOMPARE(last().replaces, 1U);
}

void TestNotifications::withdraws()
{
    QVERIFY(m_daemon->live());
    m_shown->show(u"a"_s, notification(u"1"_s));
    QVERIFY(hasNotified(1));
    QVERIFY(settle());
    m_shown->withdraw(u"a"_s);
    m_shown->withdraw(u"b"_s); // there is none
    QTRY_COMPARE(m_daemon->closed, QList<uint>{ 1 });
    m_shown->show(u"a"_s, notification(u"2"_s));
    QVERIFY(hasNotified(2));
    QCOMPARE(last().replaces, 0U);
}

void TestNotifications::withdrawsWhileTheDaemonIsThinking()
{
    QVERIFY(m_daemon->live());
    m_daemon->isSilent = true;
    m_shown->show(u"a"_s, notification(u"1"_s));
    m_shown->withdraw(u"a"_s); // before anything was sent
    m_shown->show(u"b"_s, notification(u"2"_s));
    QTRY_COMPARE(m_daemon->asked.size(), 1);
    m_daemon->speak();
    m_daemon->isSilent = true;
    QVERIFY(hasNotified(1));
    QCOMPARE(last().title, u"2"_s);
    m_shown->withdraw(u"b"_s);
    m_daemon->speak();
    QTRY_COMPARE(m_daemon->closed, QList<uint>{ 1 });
}

void TestNotifications::forgetsWhatWasDismissed()
{
    QVERIFY(m_daemon->live());
    m_shown->show(u"a"_s, notification(u"1"_s));
    QVERIFY(hasNotified(1));
    m_daemon->dismiss(1);
    m_daemon->dismiss(77); // another program's
    QVERIFY(settle());
    m_shown->show(u"a"_s, notification(u"2"_s));
    QVERIFY(hasNotified(2));
    QCOMPARE(last().replaces, 0U);
}

void TestNotifications::tellsWhichActionWasChosen()
{
    const QSignalSpy invoked(m_shown.get(), &Notifications::actionInvoked);
    QVERIFY(m_daemon->live());
    m_shown->show(u"a"_s, notification(u"1"_s));
    m_shown->show(u"b"_s, notification(u"2"_s));
    QVERIFY(hasNotified(2));
    QVERIFY(settle());
    m_daemon->invoke(77, u"disconnect"_s); // another program's
    m_daemon->invoke(2, u"disconnect"_s, u"token-1"_s);
    m_daemon->invoke(1, kDefaultAction, QString(10'000, u'x'));
    m_daemon->invoke(2, u"disconnect"_s); // tokens are for once
    QTRY_COMPARE(invoked.count(), 3);
    QCOMPARE(invoked[0], QVariantList({ u"b"_s, u"disconnect"_s, u"token-1"_s }));
    QCOMPARE(invoked[1], QVariantList({ u"a"_s, u"default"_s, QString() }));
    QCOMPARE(invoked[2], QVariantList({ u"b"_s, u"disconnect"_s, QString() }));
}

void TestNotifications::bearsThatThereIsNoDaemon()
{
    m_shown->show(u"a"_s, notification(u"1"_s));
    QVERIFY(!settle());
    QVERIFY(m_daemon->live());
    m_shown->show(u"b"_s, notification(u"2"_s));
    QVERIFY(hasNotified(1));
    QCOMPARE(last().title, u"2"_s); // the other is no news any more
}

void TestNotifications::startsAnewWithANewDaemon()
{
    QVERIFY(m_daemon->live());
    m_shown->show(u"a"_s, notification(u"1"_s));
    QVERIFY(hasNotified(1));
    m_daemon->die();
    m_daemon->capabilities.clear();
    QTRY_VERIFY(!settle());
    const QSignalSpy invoked(m_shown.get(), &Notifications::actionInvoked);
    QVERIFY(m_daemon->live());
    m_daemon->invoke(1, kDefaultAction); // that number is not ours any more
    m_shown->show(u"a"_s, notification(u"2"_s));
    QVERIFY(hasNotified(2));
    QCOMPARE(last().replaces, 0U);
    QVERIFY(last().actions.isEmpty()); // it was asked anew
    QVERIFY(invoked.isEmpty());
}

void TestNotifications::bearsADaemonThatDiesThinking()
{
    QVERIFY(m_daemon->live());
    m_shown->show(u"a"_s, notification(u"1"_s));
    QVERIFY(hasNotified(1));
    QVERIFY(settle());
    m_daemon->isSilent = true;
    m_shown->show(u"a"_s, notification(u"2"_s));
    QVERIFY(hasNotified(2));
    m_daemon->die();
    m_daemon->isSilent = false;
    QTRY_VERIFY(!settle());
    QVERIFY(m_daemon->live());
    m_shown->show(u"a"_s, notification(u"3"_s));
    QVERIFY(hasNotified(3));
    QCOMPARE(last().replaces, 0U);
}

void TestNotifications::bearsThatThereIsNoBus()
{
    QVERIFY(m_daemon->live());
    m_shown->show(u"a"_s, notification(u"1"_s));
    QVERIFY(hasNotified(1));
    m_bus->kill();
    QTest::qWait(50);
    m_shown->show(u"a"_s, notification(u"2"_s));
    m_shown->withdraw(u"a"_s);

    Notifications none(QDBusConnection::connectToBus(u"unix:path=/nonexistent"_s, u"none"_s));
    none.show(u"a"_s, notification(u"1"_s));
    none.withdraw(u"a"_s);
    none.show(u"a"_s, notification(u"1"_s));
    QTest::qWait(50);
    QDBusConnection::disconnectFromBus(u"none"_s);
}

QTEST_GUILESS_MAIN(TestNotifications)
#include "tst_notifications.moc"
