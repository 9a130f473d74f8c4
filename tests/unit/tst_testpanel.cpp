// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/profileedit.h"
#include "app/secrets/passwordstore.h"
#include "base/uniquefd.h"
#include "looks.h"
#include "ui/editor/profileeditor.h"
#include "ui/editor/steplist.h"
#include "ui/editor/testpanel.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSocketNotifier>
#include <QTemporaryDir>
#include <QTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <memory>
#include <utility>
#include <vector>

using namespace Farlan;
using namespace Qt::StringLiterals;

namespace
{

// Listens on a port of this machine, and answers each request in the same way, or not at all.
class Peer final : public QObject
{
public:
    explicit Peer(const QByteArray &answer = {})
        : m_answer(answer)
        , m_listening(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
        , m_notifier(m_listening.get(), QSocketNotifier::Read)
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof(address);
        auto *generic = reinterpret_cast<sockaddr *>(&address);
        if (bind(m_listening.get(), generic, size) != 0
            || getsockname(m_listening.get(), generic, &size) != 0) {
            qFatal("no port");
        }
        m_port = ntohs(address.sin_port);
        m_notifier.setEnabled(false);
        connect(&m_notifier, &QSocketNotifier::activated, this, [this] { acceptOne(); });
    }

    void start()
    {
        QVERIFY(listen(m_listening.get(), 8) == 0);
        m_notifier.setEnabled(true);
    }
    QString uri() const { return u"ws://127.0.0.1:%1/"_s.arg(m_port); }
    int requests() const { return m_requests; }

private:
    void acceptOne()
    {
        m_connections.emplace_back(accept(m_listening.get(), nullptr, nullptr));
        const int fd = m_connections.back().get();
        auto *notifier = new QSocketNotifier(fd, QSocketNotifier::Read, this);
        connect(notifier, &QSocketNotifier::activated, this, [this, fd, notifier] {
            char request[4096];
            if (read(fd, request, sizeof(request)) <= 0) {
                notifier->setEnabled(false);
                return;
            }
            ++m_requests;
            if (!m_answer.isEmpty()) {
                const ssize_t written
                    = write(fd, m_answer.constData(), static_cast<size_t>(m_answer.size()));
                QCOMPARE(written, m_answer.size());
            }
        });
    }

    const QByteArray m_answer;
    UniqueFd m_listening;
    QSocketNotifier m_notifier;
    std::vector<UniqueFd> m_connections;
    int m_port = 0;
    int m_requests = 0;
};

constexpr auto kUnauthorized = "HTTP/1.1 401 Unauthorized\r\n"
                               "WWW-Authenticate: Basic realm=\"x\"\r\n"
                               "Content-Length: 0\r\n\r\n";

Profile client(const QString &uri, const QStringList &more = {})
{
    return makeProfile(u"Lab"_s, QStringList{ u"uri="_s + uri } + more)->profile;
}

} // namespace

class TestPanelTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsWhereItEnds();
    void asksForAPassword();
    void saysThatAUserIsNeeded();
    void warnsOfReaders();
    void canBeStopped();
    void isNotEndedByTheOneBefore();
    void endsWhenNobodyLooks();
    void showsStepsInTurn();
    void isOpenedByTheEditor();

protected:
    // Begins anew before the panel hears that its probe has ended.
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == m_panel.get() && event->type() == QEvent::MetaCall && !m_next.isEmpty()
            && state(u"connect"_s).startsWith(u"Failed"_s)) {
            m_panel->start(client(std::exchange(m_next, {})));
        }
        return QObject::eventFilter(watched, event);
    }

private:
    QString state(const QString &step) const { return m_panel->steps().stateText(step); }
    QLineEdit *password() const { return m_panel->findChild<QLineEdit *>(); }

    QString m_next;
    std::unique_ptr<PasswordStore> m_passwords;
    std::unique_ptr<TestPanel> m_panel;
};

void TestPanelTest::init()
{
    m_passwords = std::make_unique<PasswordStore>();
    m_panel = std::make_unique<TestPanel>(*m_passwords);
    m_panel->resize(600, 280); // as in the editor, with room for texts that wrap
    m_panel->show();
}

void TestPanelTest::cleanup()
{
    m_panel.reset();
    m_passwords.reset();
}

void TestPanelTest::showsWhereItEnds()
{
    const Peer closed; // which does not listen
    m_panel->start(client(closed.uri()));
    QCOMPARE(state(u"resolve"_s), u"Waiting"_s);
    QTRY_VERIFY(!m_panel->isRunning());
    QVERIFY2(state(u"connect"_s).startsWith(u"Failed, "_s), qPrintable(state(u"connect"_s)));
    QCOMPARE(state(u"tls"_s), u"Not tried"_s);
    QCOMPARE(state(u"sign-in"_s), u"Not tried"_s);
    QVERIFY2(m_panel->resultText().startsWith(u"The server cannot be reached."_s),
             qPrintable(m_panel->resultText()));
    lookAt(*m_panel, u"testpanel-refused"_s);
}

void TestPanelTest::asksForAPassword()
{
    Peer peer(kUnauthorized);
    peer.start();
    m_panel->start(client(peer.uri(), { u"user=anna"_s }));
    QTRY_VERIFY(password()->isVisible());
    QCOMPARE(peer.requests(), 0);
    lookAt(*m_panel, u"testpanel-password"_s);
    QTest::keyClick(password(), Qt::Key_Return); // nothing yet
    QVERIFY(password()->isVisible());
    QTest::keyClicks(password(), u"secret"_s);
    QTest::keyClick(password(), Qt::Key_Return);
    QVERIFY(!password()->isVisible());
    QTRY_VERIFY(password()->isVisible()); // it was refused
    QCOMPARE(peer.requests(), 1);
    QVERIFY(password()->text().isEmpty());
    QCOMPARE(m_panel->resultText(), u"The server did not accept the user name or password."_s);
    QVERIFY(state(u"sign-in"_s).startsWith(u"Failed, "_s));
    QCOMPARE(state(u"tls"_s), u"Not needed"_s);
    QVERIFY(m_panel->isRunning());
}

void TestPanelTest::saysThatAUserIsNeeded()
{
    Peer peer(kUnauthorized);
    peer.start();
    m_panel->start(client(peer.uri()));
    QTRY_VERIFY(!m_panel->isRunning());
    QVERIFY(!password()->isVisible());
    QCOMPARE(m_panel->resultText(), u"This server needs a user name and password."_s);
}

void TestPanelTest::warnsOfReaders()
{
    const auto warning = [this] { return password()->parentWidget()->findChild<Note *>()->text(); };
    m_panel->start(client(u"ws://127.0.0.1:9/"_s, { u"user=anna"_s }));
    QTRY_VERIFY(password()->isVisible());
    QVERIFY2(warning().contains(u"unencrypted"_s), qPrintable(warning()));
    m_panel->start(client(u"wss://127.0.0.1:9/"_s, { u"user=anna"_s, u"insecure=true"_s }));
    QTRY_VERIFY(password()->isVisible());
    QVERIFY2(warning().contains(u"not verified"_s), qPrintable(warning()));
    lookAt(*m_panel, u"testpanel-insecure"_s);
    m_panel->start(client(u"wss://127.0.0.1:9/"_s, { u"user=anna"_s }));
    QTRY_VERIFY(password()->isVisible());
    QCOMPARE(warning(), QString());
    m_panel->start(client(u"wss://127.0.0.1:9/"_s, { u"proxy=http://me@127.0.0.1:9"_s }));
    QTRY_VERIFY(password()->isVisible());
    QVERIFY2(warning().contains(u"unencrypted"_s), qPrintable(warning()));
}

void TestPanelTest::isNotEndedByTheOneBefore()
{
    const Peer closed;
    Peer silent;
    silent.start();
    m_next = silent.uri();
    m_panel->installEventFilter(this);
    m_panel->start(client(closed.uri()));
    QTRY_COMPARE(silent.requests(), 1);
    QVERIFY(m_next.isEmpty());
    QVERIFY(m_panel->isRunning());
}

void TestPanelTest::canBeStopped()
{
    Peer silent;
    silent.start();
    m_panel->start(client(silent.uri()));
    QTRY_COMPARE(silent.requests(), 1);
    const QSignalSpy ended(m_panel.get(), &TestPanel::ended);
    for (QPushButton *button : m_panel->findChildren<QPushButton *>()) {
        if (button->text() == "Stop Test"_L1) {
            button->click();
        }
    }
    QCOMPARE(ended.count(), 1);
    QVERIFY(!m_panel->isRunning());
    QCOMPARE(m_panel->resultText(), u"The test was stopped."_s);
    QCOMPARE(state(u"sign-in"_s), u"Not tried"_s);
}

void TestPanelTest::endsWhenNobodyLooks()
{
    Peer silent;
    silent.start();
    m_panel->start(client(silent.uri()));
    QTRY_COMPARE(silent.requests(), 1);
    m_panel->hide();
    QVERIFY(!m_panel->isRunning());
    m_panel->show();
    m_panel->start(client(silent.uri()));
    QTRY_COMPARE(silent.requests(), 2);
    m_panel.reset(); // in the middle
}

void TestPanelTest::showsStepsInTurn()
{
    using namespace std::chrono_literals;
    StepList steps;
    steps.begin();
    steps.showStep({ u"resolve"_s, ProbeState::Ok, 12ms, u"203.0.113.7"_s });
    QCOMPARE(steps.stateText(u"resolve"_s), u"OK, 12 ms"_s);
    QCOMPARE(steps.stateText(u"connect"_s), u"Running…"_s);
    steps.showStep({ u"tls"_s, ProbeState::Ok, 1ms, {} }); // out of turn
    QCOMPARE(steps.stateText(u"tls"_s), u"Waiting"_s);
    steps.showStep({ u"connect"_s, ProbeState::Ok, 34ms, u"203.0.113.7:443"_s });
    steps.showStep({ u"proxy"_s, ProbeState::Skipped, 0ms, {} });
    QCOMPARE(steps.stateText(u"proxy"_s), u"Not needed"_s);
    steps.showStep({ u"tls"_s, ProbeState::Failed, 1234ms, u"<b>self-signed</b>"_s });
    steps.showStep({ u"sign-in"_s, ProbeState::Skipped, 0ms, {} });
    QCOMPARE(steps.stateText(u"sign-in"_s), u"Not tried"_s);
    steps.showStep({ u"sign-in"_s, ProbeState::Ok, 0ms, {} });
    QCOMPARE(steps.stateText(u"sign-in"_s), u"Not tried"_s);
    lookAt(steps, u"testpanel-steps"_s);
}

void TestPanelTest::isOpenedByTheEditor()
{
    const QTemporaryDir folder;
    ProfileStore store({ folder.filePath(u"own"_s), folder.filePath(u"etc"_s) });
    const Peer closed;
    ProfileEditor editor(store, *m_passwords, client(closed.uri()), ProfileEditor::Kind::New);
    editor.show();
    auto *panel = editor.findChild<TestPanel *>();
    QVERIFY(!panel->isVisible());
    for (QPushButton *button : editor.findChildren<QPushButton *>()) {
        if (button->text() == "&Test Connection"_L1) {
            button->click();
        }
    }
    QVERIFY(panel->isVisible());
    QTRY_VERIFY(!panel->isRunning());
    QVERIFY(panel->steps().stateText(u"connect"_s).startsWith(u"Failed, "_s));
    QTest::qWait(20); // until it has grown
    lookAt(editor, u"editor-test"_s);

    // Return answers the question, and does not save.
    panel->start(client(closed.uri(), { u"user=anna"_s }));
    auto *password = panel->findChild<QLineEdit *>();
    QTRY_VERIFY(password->isVisible());
    QTest::qWait(20);
    lookAt(editor, u"editor-test-password"_s);
    QTest::keyClicks(password, u"x"_s);
    QTest::keyClick(password, Qt::Key_Return);
    QTRY_VERIFY(!panel->isRunning());
    QVERIFY(panel->resultText().startsWith(u"The server cannot be reached."_s));
    QVERIFY(editor.isVisible());
    QVERIFY(store.profiles().empty());
}

QTEST_MAIN(TestPanelTest)
#include "tst_testpanel.moc"
