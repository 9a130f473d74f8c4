// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control/tunnelcontrol.h"
#include "app/secrets/passwordstore.h"
#include "contract/errornames.h"
#include "modelground.h"
#include "ui/stateicon.h"
#include "ui/tray/traymenu.h"

#include <QClipboard>
#include <QPointer>

using namespace Farlan;

class TrayMenuTest final : public QObject, private ModelGround
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void hasALineForEachTunnel();
    void changesLinesInPlace();
    void doesWhatALineSays();
    void staysWithItsTunnel();
    void offersToGiveUp();
    void saysWhatIsNeeded();
    void saysThatThereIsNoHelper();
    void keepsManyTunnelsTogether();
    void showsTheGravestState();

private:
    // Those that can be seen; "[x] " before one with a mark.
    QStringList texts() const
    {
        QStringList texts;
        for (const QAction *action : m_menu->menu()->actions()) {
            if (action->isVisible() && !action->isSeparator()) {
                texts += (action->isChecked() ? u"[x] "_s : QString()) + action->text();
            }
        }
        return texts;
    }
    QAction *action(const QString &beginning) const
    {
        for (QAction *action : m_menu->menu()->actions()) {
            if (action->isVisible() && action->text().startsWith(beginning)) {
                return action;
            }
        }
        return nullptr;
    }
    TunnelStatus waiting() const
    {
        TunnelStatus waiting = status(u"lab"_s, TunnelPhase::Waiting);
        waiting.nextTry = QDateTime::currentDateTimeUtc().addSecs(3600);
        return waiting;
    }

    std::unique_ptr<PasswordStore> m_passwords;
    std::unique_ptr<TunnelControl> m_control;
    std::unique_ptr<TrayMenu> m_menu;
};

void TrayMenuTest::init()
{
    setUp();
    m_passwords = std::make_unique<PasswordStore>();
    m_control = std::make_unique<TunnelControl>(*m_model, *m_store, *m_client, *m_passwords);
    m_menu = std::make_unique<TrayMenu>(*m_model, *m_control);
    m_helper->answers[u"Close"_s] = {};
    m_helper->answers[u"Reconnect"_s] = {};
}

void TrayMenuTest::cleanup()
{
    m_menu.reset();
    m_control.reset();
    m_passwords.reset();
    tearDown();
}

void TrayMenuTest::hasALineForEachTunnel()
{
    start();
    QCOMPARE(
        texts(),
        QStringList({ u"No Tunnels Yet"_s, u"Show Status"_s, u"New Tunnel…"_s, u"Import Tunnel…"_s,
                      u"Settings…"_s, u"Quit (Tunnels Stay Connected)"_s }));
    addProfile(u"A & B_C"_s);
    addProfile(u"lab"_s);
    m_helper->put(pathOf(u"1"_s), status(u"lab"_s));
    QTRY_VERIFY(action(u"lab – Connected (Disconnect)"_s));
    QCOMPARE(texts().mid(0, 3),
             QStringList({ u"A && B__C – Disconnected (Connect)"_s,
                           u"[x] lab – Connected (Disconnect)"_s, u"Show Status"_s }));
    QCOMPARE(texts().last(), u"Disconnect All and Quit"_s);
    m_helper->remove(pathOf(u"1"_s));
    QTRY_COMPARE(texts().last(), u"Quit (Tunnels Stay Connected)"_s);
}

void TrayMenuTest::changesLinesInPlace()
{
    addProfile(u"lab"_s);
    start();
    const QAction *line = action(u"lab"_s);
    m_helper->put(pathOf(u"1"_s), status(u"lab"_s, TunnelPhase::SigningIn));
    QTRY_COMPARE(line->text(), u"lab – Signing in… (Cancel)"_s);
    m_helper->put(pathOf(u"1"_s), status(u"lab"_s, TunnelPhase::ConnectedNoData));
    QTRY_COMPARE(line->text(), u"lab – Connected – no data received yet (Disconnect)"_s);
    QVERIFY(line->isChecked());
    m_helper->put(pathOf(u"1"_s), failed(u"lab"_s, ErrorName::ConnectionFailed));
    QTRY_COMPARE(line->text(), u"lab – Could not connect (Connect)"_s);
    QVERIFY(!line->isChecked());
}

void TrayMenuTest::doesWhatALineSays()
{
    addProfile(u"lab"_s);
    m_helper->put(pathOf(u"1"_s), status(u"lab"_s));
    start();
    action(u"lab"_s)->trigger();
    QVERIFY(action(u"lab"_s)->isChecked()); // until it has ended
    QTRY_VERIFY(m_helper->askedAt[pathOf(u"1"_s)].contains(u"Close"_s));
    m_helper->remove(pathOf(u"1"_s));
    QTRY_VERIFY(!action(u"lab"_s)->isChecked());
    action(u"lab"_s)->trigger();
    QCOMPARE(action(u"lab"_s)->text(), u"lab – Connecting… (Cancel)"_s);
    action(u"lab"_s)->trigger(); // of a double click
    QCOMPARE(action(u"lab"_s)->text(), u"lab – Connecting… (Cancel)"_s);
    QVERIFY(action(u"lab"_s)->isChecked());
}

void TrayMenuTest::staysWithItsTunnel()
{
    addProfile(u"lab"_s);
    start();
    QAction *line = action(u"lab"_s);
    addProfile(u"a"_s); // above it, while a person is about to click
    QCOMPARE(action(u"lab"_s), line);
    QCOMPARE(texts().mid(0, 2),
             QStringList({ u"a – Disconnected (Connect)"_s, u"lab – Disconnected (Connect)"_s }));
    line->trigger();
    QVERIFY(texts()[1].startsWith(u"[x] lab – Connecting…"_s));
    QVERIFY(texts()[0].startsWith(u"a – Disconnected"_s));
    rename(u"a"_s, u"z"_s);
    QVERIFY(texts()[0].startsWith(u"[x] lab"_s) && texts()[1].startsWith(u"z – "_s));
    const QPointer<QAction> gone = action(u"z"_s);
    QVERIFY(m_store->remove(profile(u"z"_s).id));
    QVERIFY(!gone);
    QCOMPARE(action(u"lab"_s), line);
    for (int i = 0; i < 10; ++i) {
        addProfile(u"k%1"_s.arg(i)); // which makes it the last
    }
    QVERIFY(!action(u"lab"_s));
    QVERIFY(!line->associatedObjects().isEmpty());
    QVERIFY(m_store->remove(profile(u"k0"_s).id));
    QCOMPARE(action(u"lab"_s), line);
    QVERIFY(texts()[9].startsWith(u"[x] lab"_s));
}

void TrayMenuTest::offersToGiveUp()
{
    addProfile(u"lab"_s);
    m_helper->put(pathOf(u"1"_s), waiting());
    start();
    QVERIFY(action(u"lab – Trying again in 3600 s (Try Now)"_s)
            || action(u"lab – Trying again in 3599 s (Try Now)"_s));
    action(u"lab"_s)->trigger();
    QTRY_VERIFY(m_helper->askedAt[pathOf(u"1"_s)].contains(u"Reconnect"_s));
    action(u"Disconnect lab"_s)->trigger();
    QTRY_VERIFY(m_helper->askedAt[pathOf(u"1"_s)].contains(u"Close"_s));
}

void TrayMenuTest::saysWhatIsNeeded()
{
    addProfile(u"lab"_s);
    m_helper->put(pathOf(u"1"_s), failed(u"lab"_s, ErrorName::AuthenticationFailed));
    start();
    QCOMPARE(texts().first(), u"Enter Password for lab…"_s);
    TunnelStatus refused = failed(u"lab"_s, ErrorName::CertificateRefused);
    refused.certificate = CertificateReport{ { RefusalReason::UnknownIssuer }, {} };
    m_helper->put(pathOf(u"1"_s), refused);
    QTRY_COMPARE(texts().first(), u"Check Certificate of lab…"_s);
    const QSignalSpy asked(m_control.get(), &TunnelControl::certificateRefused);
    action(u"Check"_s)->trigger();
    QCOMPARE(asked.count(), 1);
}

void TrayMenuTest::saysThatThereIsNoHelper()
{
    m_helper.reset();
    start();
    const QSignalSpy status(m_menu.get(), &TrayMenu::statusWanted);
    QCOMPARE(texts().first(), u"The Farlan helper is not installed – Details…"_s);
    action(u"The Farlan helper"_s)->trigger();
    QCOMPARE(status.count(), 1);
    action(u"Copy “farlanctl doctor”"_s)->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"farlanctl doctor"_s);
    QCOMPARE(gravestLook(*m_model), Look::Error);
}

void TrayMenuTest::keepsManyTunnelsTogether()
{
    for (int number = 10; number < 30; ++number) {
        addProfile(u"tunnel %1"_s.arg(number));
    }
    start();
    QCOMPARE(texts().filter(u"Disconnected"_s).size(), 10);
    QVERIFY(action(u"More Tunnels"_s));
    QCOMPARE(action(u"More Tunnels"_s)->menu()->actions().size(), 20); // each may be given up
}

void TrayMenuTest::showsTheGravestState()
{
    addProfile(u"lab"_s);
    addProfile(u"home"_s);
    start();
    QCOMPARE(gravestLook(*m_model), Look::Off);
    m_helper->put(pathOf(u"1"_s), status(u"lab"_s));
    QTRY_COMPARE(gravestLook(*m_model), Look::On);
    m_helper->put(pathOf(u"2"_s), status(u"home"_s, TunnelPhase::Resolving));
    QTRY_COMPARE(gravestLook(*m_model), Look::Busy);
    m_helper->put(pathOf(u"2"_s), failed(u"home"_s, ErrorName::HostNotFound));
    QTRY_COMPARE(gravestLook(*m_model), Look::Error);
    m_helper->put(pathOf(u"2"_s), failed(u"home"_s, ErrorName::AuthenticationFailed));
    QTRY_COMPARE(gravestLook(*m_model), Look::Attention);
}

QTEST_MAIN(TrayMenuTest)
#include "tst_traymenu.moc"
