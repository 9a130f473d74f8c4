// SPDX-License-Identifier: GPL-3.0-or-later
#include "detailsground.h"
#include "languages.h"
#include "ui/status/errorcard.h"
#include "ui/status/logview.h"
#include "ui/status/rategraph.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDialog>
#include <QMimeData>
#include <QPlainTextEdit>

using namespace Farlan;
using namespace Qt::StringLiterals;

namespace
{

const InterfaceStatistics kCounted{ 19'083'674, 20'412, 0, 4'299'161, 9'877, 37 };

} // namespace

class DetailsPaneTest final : public QObject, private DetailsGround
{
    Q_OBJECT

private slots:
    void init() { setUpPane(); }
    void cleanup() { tearDownPane(); }
    void isQuietWithoutATunnel();
    void countsWhileSomebodyLooks();
    void explainsWhatFailed();
    void offersWhatIsNext();
    void asksForWhatIsNeeded();
    void showsClients();
    void showsTheLog();
    void givesReasonsInGerman();
    void showsWhatWouldBeCopied();
    void saysThatChangesApplyLater();
    void saysThatAnotherProfileAppliesLater_data();
    void saysThatAnotherProfileAppliesLater();
    void copiesValues();
    void followsItsTunnel();
};

void DetailsPaneTest::isQuietWithoutATunnel()
{
    m_pane->setTunnel({});
    QVERIFY(!button(u"Connect"_s));
    QVERIFY(value(u"Name"_s).isEmpty());
    m_pane->showDiagnostics();
    QVERIFY(!m_pane->findChild<QDialog *>());
    look(u"empty"_s);
}

void DetailsPaneTest::countsWhileSomebodyLooks()
{
    m_helper->statistics[pathOf(u"1"_s)] = kCounted;
    TunnelStatus now = connected();
    now.since = QDateTime::currentDateTimeUtc().addSecs(-10);
    put(now);
    QCOMPARE(value(u"Received"_s), u"–"_s);
    const QString before = value(u"State"_s);
    QTest::qWait(1200);
    QCOMPARE(value(u"State"_s), before); // nobody looks
    m_pane->setLooking(true);
    m_model->setCounting(true);
    QTRY_VERIFY(value(u"State"_s) != before);
    QTRY_COMPARE(value(u"Received"_s), u"18.2 MiB · 0 bytes/s · 20,412 frames"_s);
    QCOMPARE(value(u"Sent"_s), u"4.1 MiB · 0 bytes/s · 9,877 frames · 37 dropped"_s);
    look(u"counting"_s);
    m_helper->statistics[pathOf(u"1"_s)].receivedBytes += 10240;
    QTRY_VERIFY(value(u"Received"_s).contains(u" KiB/s"_s));
    QTRY_VERIFY(m_pane->findChild<RateGraph *>()->toolTip().startsWith(u"Download "_s));
    m_pane->setLooking(false);
    m_model->setCounting(false);
    QCOMPARE(m_pane->findChild<RateGraph *>()->toolTip(), u"Nothing measured yet"_s);
    const QString last = value(u"State"_s);
    QTest::qWait(1200);
    QCOMPARE(value(u"State"_s), last);
}

void DetailsPaneTest::explainsWhatFailed()
{
    addProfile(u"Lab"_s);
    TunnelStatus waiting = status(u"Lab"_s, TunnelPhase::Waiting);
    waiting.error = Error{ ErrorName::HostNotFound, u"“relay.example.org” was not found."_s,
                           u"Check the name."_s };
    waiting.nextTry = QDateTime::currentDateTimeUtc().addSecs(30);
    put(waiting);
    QCOMPARE(value(u"What happened"_s), u"The server was not found."_s);
    QCOMPARE(value(u"Reason"_s), u"“relay.example.org” was not found."_s);
    QVERIFY(value(u"What to do"_s).startsWith(u"Check the address"_s));
    QVERIFY(value(u"Received"_s).isEmpty() && button(u"Try Now"_s) && !button(u"Try Again"_s));
    look(u"waiting"_s);
    m_helper->answers[u"Close"_s] = {};
    click(u"Stop Trying"_s);
    QTRY_COMPARE(asked(u"Close"_s), 1);

    put(failed(u"Lab"_s, ErrorName::DeviceUnavailable));
    QCOMPARE(value(u"Command"_s), u"sudo modprobe tun"_s);
    click(u"Copy Command"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"sudo modprobe tun"_s);
    QVERIFY(value(u"Details of the error"_s).isEmpty());
    for (QToolButton *each : m_pane->findChildren<QToolButton *>()) {
        each->click();
    }
    QVERIFY(value(u"Details of the error"_s).contains(u"DeviceUnavailable\nIt did not work."_s));
    look(u"failed"_s);
    const QSignalSpy edited(m_pane.get(), &DetailsPane::editWanted);
    click(u"Edit Tunnel…"_s);
    QCOMPARE(edited.count(), 1);
    QCOMPARE(edited.first().first().toUuid(), profile(u"Lab"_s).id);
    click(u"Try Again"_s);
    QTRY_VERIFY(m_model->at(0).phase() == TunnelPhase::Starting);
    QVERIFY(button(u"Cancel"_s) && value(u"What happened"_s).isEmpty());
}

void DetailsPaneTest::offersWhatIsNext()
{
    addProfile(u"Lab"_s);
    m_pane->setTunnel(m_model->index(0));
    QCOMPARE(value(u"State"_s), u"Disconnected"_s);
    look(u"disconnected"_s);
    click(u"Connect"_s);
    QCOMPARE(m_model->at(0).phase(), TunnelPhase::Starting);
    click(u"Cancel"_s);
    QVERIFY(button(u"Connect"_s));
    put(connected());
    m_helper->answers[u"Close"_s] = {};
    click(u"Disconnect"_s);
    QTRY_COMPARE(asked(u"Close"_s), 1);
    TunnelStatus waiting = connected(TunnelPhase::Waiting);
    put(waiting);
    m_helper->answers[u"Reconnect"_s] = {};
    click(u"Try Now"_s);
    QTRY_COMPARE(asked(u"Reconnect"_s), 1);
}

void DetailsPaneTest::asksForWhatIsNeeded()
{
    addProfile(u"Lab"_s);
    const QSignalSpy asked(m_control.get(), &TunnelControl::certificateRefused);
    put(failed(u"Lab"_s, ErrorName::HostNotFound));
    QVERIFY(!button(u"Check Certificate…"_s));
    TunnelStatus refused = failed(u"Lab"_s, ErrorName::CertificateRefused);
    refused.certificate = CertificateReport{ { RefusalReason::Expired }, {} };
    put(refused);
    click(u"Check Certificate…"_s);
    QCOMPARE(asked.count(), 1);
    look(u"certificate"_s);
    put(failed(u"Lab"_s, ErrorName::AuthenticationFailed));
    QVERIFY(button(u"Enter Password…"_s) && !button(u"Check Certificate…"_s));
    look(u"password"_s);
}

void DetailsPaneTest::showsClients()
{
    const auto client = [](qulonglong id, const QString &user) {
        return QVariantMap{
            { u"id"_s, id },
            { u"user"_s, user },
            { u"address"_s, u"198.51.100.%1:50312"_s.arg(id) },
            { u"device"_s, u"flp0"_s },
            { u"since"_s, qlonglong(1'790'000'000'000) },
            { u"received_bytes"_s, qulonglong(19'083'674) },
            { u"sent_bytes"_s, qulonglong(1229) },
            { u"sent_frames"_s, qulonglong(20) },
            { u"sent_dropped"_s, qulonglong(id == 7 ? 3 : 0) },
            { u"macs"_s,
              id == 4 ? QStringList{ u"52:54:00:12:34:56"_s, u"<b>\n"_s } : QStringList() },
            { u"mac_count"_s, id == 4 ? 5U : 0U },
        };
    };
    m_helper->answers[u"ListClients"_s] = { QVariant::fromValue(
        VariantMaps{ client(7, u"anna"_s), client(2, {}), client(4, u"<b>bert</b>\n"_s) }) };
    TunnelStatus server = connected(TunnelPhase::Listening);
    server.mode = TunnelMode::Server;
    server.clients = 3;
    server.location = u"wss://[::]:443/"_s;
    server.peer = {};
    put(server);
    auto *table = m_pane->findChild<QTableView *>();
    QVERIFY(table->isVisible() && table->model()->rowCount() == 0);
    QTest::qWait(50);
    QCOMPARE(asked(u"ListClients"_s), 0);
    m_pane->setLooking(true);
    QTRY_COMPARE(table->model()->rowCount(), 3);
    const auto cell = [table](int row, int column) {
        return table->model()->index(row, column).data().toString();
    };
    QCOMPARE(cell(0, 0), u"(anybody)"_s);
    QCOMPARE(cell(1, 0), u"<b>bert</b>\\n"_s);
    QCOMPARE(cell(2, 1), u"198.51.100.7:50312"_s);
    QCOMPARE(cell(0, 2), QString());
    QCOMPARE(cell(1, 2), u"52:54:00:12:34:56, <b>\\n, 3 more"_s);
    QCOMPARE(cell(2, 4), u"18.2 MiB"_s);
    const auto sent = [table](int row) {
        return table->model()->index(row, 5).data(Qt::ToolTipRole).toString();
    };
    QCOMPARE(sent(1), u"1.2 KiB · 20 frames"_s);
    QCOMPARE(sent(2), u"1.2 KiB · 20 frames · 3 dropped"_s);
    QVERIFY(!button(u"Disconnect Client"_s)->isEnabled());
    look(u"clients"_s);

    table->selectRow(1);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    QVERIFY2(QGuiApplication::clipboard()->text().startsWith(
                 u"<b>bert</b>\\n\t198.51.100.4:50312\t52:54:00:12:34:56, <b>\\n, 3 more\t"_s),
             qPrintable(QGuiApplication::clipboard()->text()));
    table->actions().at(1)->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"52:54:00:12:34:56\n<b>\\n\n3 more"_s);

    table->selectRow(2);
    m_helper->answers[u"ListClients"_s]
        = { QVariant::fromValue(VariantMaps{ client(7, u"anna"_s), client(9, u"carl"_s) }) };
    QTRY_COMPARE(table->model()->rowCount(), 2);
    QCOMPARE(table->selectionModel()->selectedRows().value(0).row(), 0); // still anna
    m_helper->answers[u"DisconnectClient"_s] = {};
    click(u"Disconnect Client"_s);
    QTRY_COMPARE(asked(u"DisconnectClient"_s), 1);
    m_pane->setTunnel({});
    QCOMPARE(table->model()->rowCount(), 0);
}

void DetailsPaneTest::showsTheLog()
{
    addProfile(u"Lab"_s);
    put(connected());
    auto *text = m_pane->findChild<QPlainTextEdit *>();
    QVERIFY(text && !text->isVisible());
    for (QToolButton *each : m_pane->findChildren<QToolButton *>()) {
        if (each->text() == u"&Log"_s) {
            each->click();
        }
    }
    QVERIFY(text->isVisible());
    QVERIFY(text->toPlainText().contains(u"Connected to wss://relay.example.org/ on lo"_s));
    put(failed(u"Lab"_s, ErrorName::HostNotFound));
    QTRY_VERIFY(text->toPlainText().contains(u"\n"_s));
    look(u"log"_s);
    click(u"Copy Log"_s);
    QVERIFY(QGuiApplication::clipboard()->text().endsWith(u"Failed: It did not work.\n"_s));
}

// They come from the helper in English.
void DetailsPaneTest::givesReasonsInGerman()
{
    const Language german(u"de"_s);
    addProfile(u"Lab"_s);
    TunnelStatus refused = failed(u"Lab"_s, ErrorName::ConnectionFailed);
    refused.error->message = u"No connection to a.example:443: Network unreachable."_s;
    put(refused);
    ErrorCard card;
    card.setRow(m_model->at(0));
    QStringList values;
    for (const ValueText *text : card.findChildren<ValueText *>()) {
        values += text->value();
    }
    QVERIFY(values.contains(u"Keine Verbindung zu a.example:443: Netzwerk nicht erreichbar."_s));
    card.resize(420, card.sizeHint().height());
    lookAt(card, u"error-german"_s);

    LogView log;
    const TunnelLog kept(*m_model);
    log.setEntries(kept.entriesOf(m_model->at(0)));
    log.findChild<QToolButton *>()->click();
    const QString line = u"Gescheitert: Keine Verbindung zu a.example:443"_s;
    QVERIFY(log.findChild<QPlainTextEdit *>()->toPlainText().contains(line));
}

void DetailsPaneTest::showsWhatWouldBeCopied()
{
    addProfile(u"Lab"_s);
    put(connected());
    click(u"Copy Diagnostics…"_s);
    QPointer<QDialog> dialog = m_pane->findChild<QDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    lookAt(*dialog, u"diagnostics"_s);
    const auto *text = dialog->findChild<QPlainTextEdit *>();
    QVERIFY(!text->toPlainText().contains(u"relay"_s));
    m_helper->remove(pathOf(u"1"_s)); // while it is open
    QVERIFY(m_store->remove(profile(u"Lab"_s).id));
    m_store->load();
    QTRY_COMPARE(m_model->rowCount(), 0);
    dialog->findChild<QCheckBox *>()->click();
    QVERIFY(text->toPlainText().contains(u"wss://relay.example.org/"_s));
    const QString shown = text->toPlainText();
    for (QPushButton *each : dialog->findChildren<QPushButton *>()) {
        if (each->text() == u"C&opy"_s) {
            each->click();
        }
    }
    QCOMPARE(QGuiApplication::clipboard()->text(), shown);
    QTRY_VERIFY(!dialog);
}

void DetailsPaneTest::saysThatChangesApplyLater()
{
    const auto edit = [this](const auto &change) {
        Profile changed = profile(u"Lab"_s);
        change(changed);
        QVERIFY(m_store->save(changed));
    };
    addProfile(u"Lab"_s);
    put(connected());
    edit([](Profile &changed) { changed.startAtLogin = true; }); // which is the app's own
    QVERIFY(!button(u"Reconnect Now"_s));
    edit([](Profile &changed) { changed.settings.mtu = 1400; });
    QVERIFY(button(u"Reconnect Now"_s));
    look(u"changed"_s);
    edit([](Profile &changed) { changed.settings.mtu = 0; });
    QVERIFY(!button(u"Reconnect Now"_s));
    edit([](Profile &changed) { changed.settings.mtu = 1300; });

    m_helper->answers[u"Close"_s] = {};
    click(u"Reconnect Now"_s);
    QTRY_COMPARE(asked(u"Close"_s), 1);
    QCOMPARE(asked(u"Reconnect"_s), 0); // with the old ones
    QCOMPARE(m_model->at(0).phase(), TunnelPhase::Connected);
    m_helper->remove(pathOf(u"1"_s));
    // It has been opened, which comes to nothing here.
    QTRY_VERIFY(m_model->at(0).path.isEmpty() && m_model->at(0).status);
    QVERIFY(!button(u"Reconnect Now"_s));
}

void DetailsPaneTest::saysThatAnotherProfileAppliesLater_data()
{
    QTest::addColumn<TunnelMode>("mode");
    QTest::addColumn<QString>("location");
    QTest::addColumn<QString>("choice");
    QTest::newRow("as it is") << TunnelMode::Client << connected().location << QString();
    QTest::newRow("another location")
        << TunnelMode::Client << u"wss://other.example.org/"_s << u"Reconnect Now"_s;
    QTest::newRow("another mode") << TunnelMode::Server << u"wss://[::]:443/"_s << u"Restart Now"_s;
}

// It has been opened before this program was.
void DetailsPaneTest::saysThatAnotherProfileAppliesLater()
{
    QFETCH(const TunnelMode, mode);
    QFETCH(const QString, location);
    QFETCH(const QString, choice);
    addProfile(u"Lab"_s);
    TunnelStatus now
        = connected(mode == TunnelMode::Server ? TunnelPhase::Listening : TunnelPhase::Connected);
    now.mode = mode;
    now.location = location;
    put(now);
    for (const QString &each : { u"Reconnect Now"_s, u"Restart Now"_s }) {
        QCOMPARE(button(each) != nullptr, each == choice);
    }
}

void DetailsPaneTest::copiesValues()
{
    put(connected());
    for (ValueText *each : m_pane->findChildren<ValueText *>()) {
        if (each->accessibleName() == u"Server"_s) {
            QTest::keyClick(each, Qt::Key_C, Qt::ControlModifier);
            QCOMPARE(QGuiApplication::clipboard()->text(), u"wss://relay.example.org/"_s);
            QTest::keyClick(each, Qt::Key_End, Qt::ShiftModifier);
            QTest::keyClick(each, Qt::Key_Left, Qt::ShiftModifier);
            each->setValue(u"wss://other.example.org/"_s);
            QTest::keyClick(each, Qt::Key_C, Qt::ControlModifier); // what is still selected
            QCOMPARE(QGuiApplication::clipboard()->text(), u"wss://other.example.org"_s);
            QVERIFY(!QGuiApplication::clipboard()->mimeData()->hasHtml());
        }
    }
}

void DetailsPaneTest::followsItsTunnel()
{
    addProfile(u"Lab"_s);
    addProfile(u"Zoo"_s);
    m_pane->setTunnel(m_model->index(0));
    rename(u"Lab"_s, u"Zulu"_s);
    QTRY_COMPARE(value(u"Name"_s), u"Zulu"_s);
    QVERIFY(m_store->remove(profile(u"Zulu"_s).id));
    m_store->load();
    QTRY_COMPARE(m_model->rowCount(), 1);
    QVERIFY(value(u"Name"_s).isEmpty() && !button(u"Connect"_s));
}

QTEST_MAIN(DetailsPaneTest)
#include "tst_detailspane.moc"
