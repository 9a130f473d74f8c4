// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control/removal.h"

#include "ui/tray/traymenu.h"
#include "ui/window/emptystate.h"
#include "windowground.h"

using namespace Farlan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestRemoval : public QObject, private WindowGround
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void deletesLater();
    void takesDeletionsBack();
    void leavesTheMenusAtOnce();
    void endsWhatWasOpenedAgain();
    void deletesWhenClosed();
    void saysWhatCannotBeDeleted();
};

void TestRemoval::init()
{
    setUp();
}

void TestRemoval::cleanup()
{
    tearDown();
}

void TestRemoval::deletesLater()
{
    for (const QString &name : { u"a"_s, u"b"_s, u"c"_s }) {
        addProfile(name);
    }
    m_helper->put(kPath, status(u"b"_s));
    m_helper->answers[u"Close"_s] = {};
    start();
    const QUuid b = profile(u"b"_s).id;
    QSignalSpy removed(m_removal.get(), &Removal::removed);
    m_removal->setPatience(300ms);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->selectTunnel(b);
    list().setFocus();
    QTest::keyClick(&list(), Qt::Key_Delete);
    QCOMPARE(names(), QStringList({ u"a"_s, u"c"_s }));
    QVERIFY(!current().isEmpty());
    QCOMPARE(bars(), QStringList(u"“b” was deleted."_s));
    QTRY_VERIFY(m_helper->askedAt[kPath].contains(u"Close"_s));
    QVERIFY(m_store->find(u"b"_s)); // a crash would lose nothing
    QVERIFY(removed.isEmpty());
    m_helper->remove(kPath);
    QTRY_COMPARE(removed.count(), 1);
    QCOMPARE(removed.first().first().toUuid(), b);
    QVERIFY(!m_store->find(u"b"_s));
    QCOMPARE(bars(), QStringList());
    QCOMPARE(names(), QStringList({ u"a"_s, u"c"_s }));
}

void TestRemoval::takesDeletionsBack()
{
    addProfile(u"a"_s);
    addProfile(u"b"_s);
    QSignalSpy removed(m_removal.get(), &Removal::removed);
    m_window->show();
    action(u"delete"_s).trigger();
    action(u"delete"_s).trigger();
    QVERIFY(find<EmptyState>().isVisible());
    QCOMPARE(bars(), QStringList(u"2 tunnels were deleted."_s));
    button(u"Undo"_s).click();
    QCOMPARE(names(), QStringList({ u"a"_s, u"b"_s }));
    QVERIFY(!find<EmptyState>().isVisible());
    QCOMPARE(bars(), QStringList());
    m_window->close();
    QVERIFY(removed.isEmpty());
    QCOMPARE(m_store->profiles().size(), size_t(2));
}

void TestRemoval::leavesTheMenusAtOnce()
{
    addProfile(u"a"_s);
    addProfile(u"b"_s);
    m_helper->put(kPath, status(u"b"_s));
    m_helper->answers[u"Close"_s] = {};
    start();
    TrayMenu menu(*m_model, *m_control);
    const auto shows = [&menu](const QString &name) {
        const QList<QAction *> actions = menu.menu()->actions();
        return std::any_of(actions.begin(), actions.end(), [&name](const QAction *action) {
            return action->isVisible() && action->text().startsWith(name + u" – "_s);
        });
    };
    QVERIFY(shows(u"a"_s) && shows(u"b"_s));
    m_removal->remove(TunnelRow(*m_model->find(profile(u"b"_s).id)));
    QVERIFY(shows(u"a"_s) && !shows(u"b"_s)); // nor its tunnel, which has not ended yet
    m_removal->undo();
    QVERIFY(shows(u"b"_s));
}

void TestRemoval::endsWhatWasOpenedAgain()
{
    addProfile(u"a"_s);
    m_helper->answers[u"Close"_s] = {};
    start();
    m_removal->remove(TunnelRow(*m_model->find(profile(u"a"_s).id)));
    m_helper->put(kPath, status(u"a"_s)); // by somebody else
    QTRY_VERIFY(!m_model->hiddenTunnel(profile(u"a"_s).id).isEmpty());
    QCOMPARE(m_model->rowCount(), 0);
    m_removal->finish();
    QTRY_VERIFY(m_helper->askedAt[kPath].contains(u"Close"_s));
    QVERIFY(!m_store->find(u"a"_s));
}

void TestRemoval::deletesWhenClosed()
{
    addProfile(u"a"_s);
    addProfile(u"b"_s);
    QSignalSpy removed(m_removal.get(), &Removal::removed);
    m_window->show();
    action(u"delete"_s).trigger();
    m_window->close();
    QCOMPARE(removed.count(), 1);
    QCOMPARE(m_store->profiles().size(), size_t(1));
    action(u"delete"_s).trigger();
    m_window.reset();
    QCOMPARE(removed.count(), 2);
    QVERIFY(m_store->profiles().empty());
}

void TestRemoval::saysWhatCannotBeDeleted()
{
    addProfile(u"a"_s);
    QSignalSpy removed(m_removal.get(), &Removal::removed);
    m_window->show();
    m_removal->setPatience(1ms);
    write(u"own/a.toml"_s, "uri = 'wss://changed.example/'\n"); // and the store has not seen it
    action(u"delete"_s).trigger();
    QTRY_COMPARE(bars().filter(u"“a” could not be deleted."_s).count(), 1);
    QVERIFY(removed.isEmpty());
    QCOMPARE(names(), QStringList(u"a"_s));
}

QTEST_MAIN(TestRemoval)
#include "tst_removal.moc"
