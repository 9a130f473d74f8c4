// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/mainwindow.h"

#include "contract/errornames.h"
#include "ui/window/emptystate.h"
#include "windowground.h"

#include <QClipboard>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenuBar>
#include <QMimeData>

using namespace Farlan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestMainWindow : public QObject, private WindowGround
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void begins();
    void suggestsTheClipboard();
    void selects();
    void tellsWhetherSomebodyLooks();
    void countsDownOnlyWhileSeen();
    void pastesAndDrops();
    void exports();
    void keepsItsPlace();
    void hasNoDuplicateMnemonics();
    void goesRoundByKeyboard();
    void opensItsMenu();
    void showsManyAndStrange();
};

void TestMainWindow::init()
{
    setUp();
}

void TestMainWindow::cleanup()
{
    tearDown();
}

void TestMainWindow::begins()
{
    QGuiApplication::clipboard()->clear();
    QSignalSpy wanted(m_window.get(), &MainWindow::newTunnelWanted);
    lookAt(*m_window, u"window-empty"_s);
    QVERIFY(find<EmptyState>().isVisible());
    QVERIFY(!find<QLineEdit>().isEnabled());
    button(u"Add Tunnel"_s).click();
    QCOMPARE(wanted.takeFirst(), QVariantList({ QVariant::fromValue(TunnelMode::Client), u""_s }));
    button(u"Run a Server…"_s).click();
    QCOMPARE(wanted.takeFirst(), QVariantList({ QVariant::fromValue(TunnelMode::Server), u""_s }));
    button(u"Import…"_s).click();
    auto &dialog = find<QFileDialog>();
    QVERIFY(dialog.isVisible());
    dialog.reject();
    addProfile(u"lab"_s);
    QVERIFY(!find<EmptyState>().isVisible());
    QVERIFY(find<QLineEdit>().isEnabled());
    QCOMPARE(current(), u"lab"_s);
    QVERIFY(m_store->remove(profile(u"lab"_s).id));
    QVERIFY(find<EmptyState>().isVisible());
}

void TestMainWindow::suggestsTheClipboard()
{
    QGuiApplication::clipboard()->setText(u"wss://anna:secret@relay.example.org/R&D"_s);
    QSignalSpy wanted(m_window.get(), &MainWindow::newTunnelWanted);
    lookAt(*m_window, u"window-clipboard"_s);
    for (const QPushButton *shown : m_window->findChildren<QPushButton *>()) {
        QVERIFY(!shown->text().contains(u"secret"_s));
    }
    button(u"Add wss://relay.example.org/RD from the Clipboard"_s).click();
    QCOMPARE(wanted.takeFirst().at(1).toString(), u"wss://anna:secret@relay.example.org/R&D"_s);
    QGuiApplication::clipboard()->setText(u"no address"_s);
    for (const QPushButton *shown : m_window->findChildren<QPushButton *>()) {
        QVERIFY(!shown->isVisible() || !shown->text().contains(u"Clipboard"_s));
    }
}

void TestMainWindow::selects()
{
    QPersistentModelIndex selected;
    connect(m_window.get(), &MainWindow::tunnelSelected, m_window.get(),
            [&selected](const QModelIndex &index) { selected = index; });
    const auto last = [&selected] { return QModelIndex(selected); };
    addProfile(u"b"_s);
    QCOMPARE(last(), m_model->index(0));
    addProfile(u"a"_s);
    QCOMPARE(current(), u"b"_s); // goes on to be the one
    m_window->selectTunnel(profile(u"a"_s).id);
    QCOMPARE(last(), m_model->index(0));
    find<QLineEdit>().setText(u"b"_s);
    QCOMPARE(last(), m_model->index(1));
    m_window->selectTunnel(profile(u"a"_s).id); // although the filter hides it
    QCOMPARE(last(), m_model->index(0));
    QCOMPARE(find<QLineEdit>().text(), QString());
    find<QLineEdit>().setText(u"no such tunnel"_s);
    QVERIFY(!last().isValid());
    m_window->selectTunnel(QUuid::createUuid());
    find<QLineEdit>().clear();
    QCOMPARE(last(), m_model->index(0));
    QVERIFY(m_store->remove(profile(u"a"_s).id));
    QCOMPARE(last(), m_model->index(0));
    QCOMPARE(current(), u"b"_s);
}

void TestMainWindow::tellsWhetherSomebodyLooks()
{
    QSignalSpy looking(m_window.get(), &MainWindow::lookingChanged);
    m_window->show();
    QCOMPARE(looking.takeLast().first().toBool(), true);
    m_window->showMinimized();
    QTRY_COMPARE(looking.count(), 1);
    QCOMPARE(looking.takeLast().first().toBool(), false);
    m_window->showNormal();
    QTRY_COMPARE(looking.count(), 1);
    QCOMPARE(looking.takeLast().first().toBool(), true);
    m_window->close();
    QCOMPARE(looking.count(), 1);
    QCOMPARE(looking.takeLast().first().toBool(), false);
}

void TestMainWindow::countsDownOnlyWhileSeen()
{
    addProfile(u"lab"_s);
    start();
    m_window->show();
    QVERIFY(!list().isCountingDown());
    TunnelStatus waiting = status(u"lab"_s, TunnelPhase::Waiting);
    waiting.nextTry = QDateTime::currentDateTimeUtc().addSecs(60);
    waiting.error = Error{ ErrorName::ConnectionLost, u"It broke."_s };
    m_helper->put(kPath, waiting);
    QTRY_VERIFY(list().isCountingDown());
    m_window->showMinimized();
    QTRY_VERIFY(!list().isCountingDown());
    m_window->showNormal();
    QTRY_VERIFY(list().isCountingDown());
    m_window->close();
    QVERIFY(!list().isCountingDown());
    m_window->show();
    QVERIFY(list().isCountingDown());
    m_helper->put(kPath, status(u"lab"_s));
    QTRY_VERIFY(!list().isCountingDown());
}

void TestMainWindow::pastesAndDrops()
{
    addProfile(u"lab"_s);
    QSignalSpy wanted(m_window.get(), &MainWindow::newTunnelWanted);
    QSignalSpy reviews(m_window.get(), &MainWindow::reviewWanted);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    list().setFocus();
    QGuiApplication::clipboard()->setText(u"ws://b.example/"_s);
    QTest::keyClick(&list(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().at(1).toString(), u"ws://b.example/"_s);
    find<QLineEdit>().setFocus(); // where the text is the filter's
    QTest::keyClick(&find<QLineEdit>(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(find<QLineEdit>().text(), u"ws://b.example/"_s);
    QTest::keyClick(&find<QLineEdit>(), Qt::Key_Escape);
    QCOMPARE(find<QLineEdit>().text(), QString());

    write(u"home.toml"_s, "uri = 'wss://c.example/'\n");
    QMimeData data;
    data.setUrls({ QUrl::fromLocalFile(m_folder->filePath(u"home.toml"_s)) });
    QDragEnterEvent enter({ 9, 9 }, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({ 9, 9 }, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &drop);
    QCOMPARE(reviews.first().first().value<Profile>().name(), u"home"_s);
}

void TestMainWindow::exports()
{
    addProfile(u"R/D"_s);
    m_window->show();
    action(u"export"_s).trigger();
    auto &dialog = find<QFileDialog>();
    QVERIFY(dialog.selectedFiles().first().endsWith(u"/R-D.toml"_s));
    const QString path = m_folder->filePath(u"out.toml"_s);
    dialog.selectFile(path);
    QMetaObject::invokeMethod(&dialog, "accept");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("wss://a.example/"));
    QVERIFY(bars().first().startsWith(u"“R/D” was exported."_s));
}

void TestMainWindow::keepsItsPlace()
{
    addProfile(u"lab"_s);
    m_window->show();
    m_window->resize(731, 517);
    m_window->close();
    open();
    QCOMPARE(m_window->size(), QSize(731, 517));
    m_window->show();
    m_window->resize(741, 527);
    m_window->hide(); // nobody has closed it
    open();
    QCOMPARE(m_window->size(), QSize(741, 527));
    QCOMPARE(QDir(m_folder->path()).entryList({ u"*arlan*"_s, u"*rgani*"_s }), { u"farlan"_s });
    QVERIFY(QFile::exists(m_folder->filePath(u"farlan/farlan.conf"_s)));
}

void TestMainWindow::hasNoDuplicateMnemonics()
{
    QList<QStringList> groups;
    QStringList inWindow;
    for (const QAction *menu : m_window->menuBar()->actions()) {
        inWindow += menu->text();
    }
    for (const QPushButton *each : m_window->findChildren<QPushButton *>()) {
        inWindow += each->text();
    }
    groups += inWindow;
    for (const QMenu *menu : m_window->findChildren<QMenu *>()) {
        QStringList texts; // also of what is hidden at the moment
        for (const QAction *each : menu->actions()) {
            texts += each->text();
        }
        groups += texts;
    }
    QVERIFY(groups.size() > 4);
    for (const QStringList &group : groups) {
        QStringList letters;
        for (const QString &text : group.filter(u"&"_s)) {
            letters += text.mid(text.indexOf(u'&') + 1, 1).toLower();
        }
        QVERIFY2(letters.removeDuplicates() == 0, qPrintable(group.join(u' ')));
    }
}

void TestMainWindow::goesRoundByKeyboard()
{
    addProfile(u"lab"_s);
    write(u"own/x.toml"_s, "x");
    m_store->load();
    m_window->show();
    QStringList names;
    QWidget *widget = m_window.get();
    while ((widget = widget->nextInFocusChain()) != m_window.get()) {
        if (widget->isVisible() && widget->isEnabled() && widget->focusPolicy() & Qt::TabFocus) {
            names += QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name);
        }
    }
    QCOMPARE(names,
             QStringList({ u"New Tunnel"_s, u"Import…"_s, u"Filter tunnels"_s, u"Dismiss"_s,
                           u"Tunnels"_s }));
}

void TestMainWindow::opensItsMenu()
{
    addProfile(u"a"_s);
    addProfile(u"b"_s);
    m_window->show();
    const QPoint place = list().visualRect(list().model()->index(1, 0)).center();
    QContextMenuEvent click(QContextMenuEvent::Mouse, place, list().viewport()->mapToGlobal(place));
    QCoreApplication::sendEvent(list().viewport(), &click);
    QCOMPARE(current(), u"b"_s);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu && menu->actions().contains(&action(u"delete"_s)));
    m_helper->put(kPath, status(u"b"_s)); // while it is open
    start();
    QTRY_COMPARE(menu->actions().first()->text(), u"&Disconnect"_s);
    QCOMPARE(QApplication::activePopupWidget(), menu);
    menu->close();
    const QPoint below(place.x(), list().viewport()->height() - 2);
    QContextMenuEvent nowhere(QContextMenuEvent::Mouse, below, list().mapToGlobal(below));
    QCoreApplication::sendEvent(list().viewport(), &nowhere);
    QVERIFY(!QApplication::activePopupWidget());
}

void TestMainWindow::showsManyAndStrange()
{
    for (int number = 0; number < 95; ++number) {
        write(u"own/t%1.toml"_s.arg(number), "uri = 'ws://a.example/'\n");
    }
    const QStringList strange{ u"0 <b>Lab</b> & 100%"_s, u"00 🚀🎈 Rocket 実験室"_s,
                               u"000 מעבדה 12"_s, u"0000"_s + QString(60, u'W'), u"01 Home"_s };
    int number = 0;
    for (const QString &name : strange) {
        write(u"own/s%1.toml"_s.arg(number++),
              "uri = 'wss://a.example/" + QByteArray(1500, 'x') + "'\nname = '" + name.toUtf8()
                  + "'\n");
    }
    write(u"etc/02.toml"_s, "uri = 'ws://b.example/'\nname = '02 Site office'\n");
    m_store->load();
    QCOMPARE(m_model->rowCount(), 101);
    TunnelStatus waiting = status(strange[1], TunnelPhase::Waiting);
    waiting.nextTry = QDateTime::currentDateTimeUtc().addSecs(60);
    waiting.error = Error{ ErrorName::ConnectionLost, u"It broke."_s };
    m_helper->put(pathOf(u"1"_s), status(strange[0]));
    m_helper->put(pathOf(u"2"_s), waiting);
    m_helper->put(pathOf(u"3"_s), failed(strange[2], ErrorName::AuthenticationFailed));
    m_helper->put(pathOf(u"4"_s), failed(strange[3], ErrorName::HostNotFound));
    start();
    m_window->selectTunnel(profile(strange[0]).id);
    lookAt(*m_window, u"window-many"_s);
    m_window->setLayoutDirection(Qt::RightToLeft);
    lookAt(*m_window, u"window-rtl"_s);
    m_window->setLayoutDirection(Qt::LeftToRight);
    find<QLineEdit>().setText(u"nothing like it"_s);
    action(u"delete"_s).trigger();
    lookAt(*m_window, u"window-nomatch"_s);
    QCOMPARE(m_model->rowCount(), 101);
    find<QLineEdit>().clear();
    action(u"delete"_s).trigger();
    lookAt(*m_window, u"window-undo"_s);
    QVERIFY(m_window->minimumSizeHint().width() < m_window->fontMetrics().height() * 48);
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
