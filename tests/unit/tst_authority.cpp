// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/service/authorization.h"
#include "broker/service/dbusauthority.h"
#ifdef FARLAN_POLKIT_QT
#include "broker/service/polkitqtauthority.h"
#endif
#include "polkitagent.h"
#include "privatepolkit.h"

#include "contract/errornames.h"

#include <QElapsedTimer>
#include <QTest>

#include <map>
#include <optional>

#include <sys/stat.h>

using namespace Farlan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr uint kDaemon = 1;
constexpr uint kNobody = 65534;

const QString kQtDBus = u"QtDBus"_s;
const QString kPolkitQt = u"polkit-qt"_s;

const char kRules[] = R"(
polkit.addAdminRule(function(action, subject) { return ["unix-user:0"]; });
polkit.addRule(function(action, subject) {
    switch (action.id) {
    case "test.yes": return polkit.Result.YES;
    case "test.no": return polkit.Result.NO;
    case "test.ask": return polkit.Result.AUTH_ADMIN;
    case "test.daemon": return subject.user == "daemon" ? polkit.Result.YES : polkit.Result.NO;
    }
});
)";

// A question, and the answer once it has come.
struct Asked {
    Asked(Authority &authority, const QString &busName, const Question &question,
          Interaction interaction = Interaction::Forbidden)
        : pending(
            authority.ask(busName, question, interaction, [this](const Result<Answer> &answer) {
                ++answers;
                result = answer;
            }))
    {
    }
    Asked(Authority &authority, const QString &busName, const QString &action,
          Interaction interaction = Interaction::Forbidden)
        : Asked(authority, busName, Question(action), interaction)
    {
    }
    Q_DISABLE_COPY_MOVE(Asked)
    ~Asked() = default;

    bool is(Answer answer) const { return answers == 1 && *result && **result == answer; }
    bool isError() const { return answers == 1 && !*result; }

    int answers = 0;
    std::optional<Result<Answer>> result;
    std::unique_ptr<PendingQuestion> pending;
};

std::unique_ptr<Authority> createAuthority(const QString &implementation)
{
#ifdef FARLAN_POLKIT_QT
    if (implementation == kPolkitQt) {
        return std::make_unique<PolkitQtAuthority>();
    }
#endif
    return implementation == kQtDBus ? std::make_unique<DBusAuthority>(QDBusConnection::systemBus())
                                     : nullptr;
}

// Asks polkit, which does not answer, and leaves after a while.
int askAndLeave(const QString &implementation, const QString &busName)
{
    const std::unique_ptr<Authority> authority = createAuthority(implementation);
    const Asked asked(*authority, busName, u"test.yes"_s, Interaction::Allowed);
    QTimer::singleShot(500ms, qApp, &QCoreApplication::quit); // the main thread is free
    QCoreApplication::exec();
    return asked.answers == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

} // namespace

class AuthorityTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void initTestCase();
    void init();
    void endsWhilePolkitIsFrozen();
    void tellsWhatPolkitSays();
    void tellsWhyThereIsNoAnswer();
    void asksAPerson();
    void tellsThatNobodyCouldBeAsked();
    void cancelsWhenDeleted();
    void answersNobodyWhoHasLeft();
    void doesNotMixUpCallers();
    void answersOthersWhileADialogIsOpen();
    void judgesWhoeverIsOnTheBus();
    void survivesAFrozenPolkit();
    void survivesWithoutPolkit();

private:
    PrivatePolkit::Ground m_ground;
    std::map<QString, std::unique_ptr<Authority>> m_authorities;
    Authority *m_authority = nullptr;
};

void AuthorityTest::initTestCase_data()
{
    QTest::addColumn<QString>("implementation");
    QTest::newRow("QtDBus") << kQtDBus;
#ifdef FARLAN_POLKIT_QT
    QTest::newRow("polkit-qt") << kPolkitQt;
#endif
}

void AuthorityTest::initTestCase()
{
    QVERIFY(m_ground.start({ { "test.yes", "Yes" },
                             { "test.no", "No" },
                             { "test.ask", "Open \"$(tunnel)\" to \"$(host)\"?" },
                             { "test.daemon", "Daemon" } },
                           kRules));
}

void AuthorityTest::init()
{
    QFETCH_GLOBAL(const QString, implementation);
    std::unique_ptr<Authority> &authority = m_authorities[implementation];
    if (!authority) {
        authority = createAuthority(implementation);
    }
    m_authority = authority.get();
    QVERIFY(m_authority);
}

// In a process of its own, for it is the first question that connects to polkit, and waits for it.
void AuthorityTest::endsWhilePolkitIsFrozen()
{
    QFETCH_GLOBAL(const QString, implementation);
    const PrivatePolkit::Caller caller(kNobody);
    m_ground.freezePolkit();
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    // It ends with a question open, which nobody frees then.
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"ASAN_OPTIONS"_s, u"detect_leaks=0"_s);
    process.setProcessEnvironment(environment);
    process.start(u"/proc/self/exe"_s, { u"--ask"_s, implementation, caller.name() });
    const bool hasEnded = process.waitForFinished(10000);
    m_ground.thawPolkit();
    QVERIFY(hasEnded);
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), EXIT_SUCCESS);
}

void AuthorityTest::tellsWhatPolkitSays()
{
    const PrivatePolkit::Caller caller(kNobody);
    QVERIFY(!caller.name().isEmpty());
    const Asked yes(*m_authority, caller.name(), u"test.yes"_s);
    const Asked no(*m_authority, caller.name(), u"test.no"_s);
    const Asked ask(*m_authority, caller.name(), u"test.ask"_s);
    const Asked interactiveNo(*m_authority, caller.name(), u"test.no"_s, Interaction::Allowed);
    QCOMPARE(yes.answers + no.answers + ask.answers, 0); // from the event loop
    QTRY_VERIFY(yes.is(Answer::Yes));
    QTRY_VERIFY(no.is(Answer::No));
    QTRY_VERIFY(ask.is(Answer::AskPerson));
    QTRY_VERIFY(interactiveNo.is(Answer::No));
}

void AuthorityTest::tellsWhyThereIsNoAnswer()
{
    const PrivatePolkit::Caller caller(kNobody);
    const Asked unknownAction(*m_authority, caller.name(), u"test.unknown"_s);
    const Asked unknownCaller(*m_authority, u":1.99999"_s, u"test.no"_s);
    const Asked noCaller(*m_authority, QString(), u"test.yes"_s);
    QTRY_VERIFY(unknownAction.isError());
    const Error &error = unknownAction.result->error();
    QCOMPARE(error.name, ErrorName::PolkitUnavailable);
    QVERIFY2(error.message.contains(u"test.unknown"), qPrintable(error.message));
    QVERIFY2(!error.message.contains(u"GDBus"), qPrintable(error.message));
    QTRY_VERIFY(unknownCaller.isError());
    QTRY_VERIFY(noCaller.isError());
    // Others are not denied because of it.
    const Asked yes(*m_authority, caller.name(), u"test.yes"_s);
    QTRY_VERIFY(yes.is(Answer::Yes));
}

void AuthorityTest::asksAPerson()
{
    const PrivatePolkit::Caller caller(kNobody);
    PolkitAgent agent(caller.pid());
    QVERIFY(agent.isRegistered());
    Question question(u"test.ask"_s);
    question.addDetail("tunnel"_L1, u"Büro\n$(host)").addDetail("host"_L1, u"far.example.org");

    const Asked confirmed(*m_authority, caller.name(), question, Interaction::Allowed);
    QTRY_VERIFY(agent.isAsked());
    QCOMPARE(agent.action(), u"test.ask"_s);
    QCOMPARE(agent.message(), u"Open \"Büro $(host)\" to \"far.example.org\"?"_s);
    QCOMPARE(confirmed.answers, 0);
    QVERIFY(agent.confirm());
    QTRY_VERIFY(confirmed.is(Answer::Yes));

    const Asked dismissed(*m_authority, caller.name(), question, Interaction::Allowed);
    QTRY_VERIFY(agent.isAsked());
    agent.dismiss();
    QTRY_VERIFY(dismissed.is(Answer::No));

    const Asked failed(*m_authority, caller.name(), question, Interaction::Allowed);
    QTRY_VERIFY(agent.isAsked());
    agent.fail();
    QTRY_VERIFY(failed.is(Answer::No));
    QCOMPARE(agent.cancelled(), 0);
}

void AuthorityTest::tellsThatNobodyCouldBeAsked()
{
    const PrivatePolkit::Caller caller(kNobody);
    const Asked asked(*m_authority, caller.name(), u"test.ask"_s, Interaction::Allowed);
    QTRY_VERIFY(asked.is(Answer::AskPerson));
}

void AuthorityTest::cancelsWhenDeleted()
{
    const PrivatePolkit::Caller caller(kNobody);
    PolkitAgent agent(caller.pid());
    Asked asked(*m_authority, caller.name(), u"test.ask"_s, Interaction::Allowed);
    QTRY_VERIFY(agent.isAsked());
    asked.pending.reset();
    QTRY_COMPARE(agent.cancelled(), 1);

    // Also at once, and polkit is well after it.
    for (int i = 0; i < 60; ++i) {
        Asked(*m_authority, caller.name(), u"test.yes"_s);
    }
    const Asked yes(*m_authority, caller.name(), u"test.yes"_s);
    QTRY_VERIFY(yes.is(Answer::Yes));
    QCOMPARE(asked.answers, 0);
}

void AuthorityTest::answersNobodyWhoHasLeft()
{
    PrivatePolkit::Caller caller(kNobody);
    PolkitAgent agent(caller.pid());
    const Asked asked(*m_authority, caller.name(), u"test.ask"_s, Interaction::Allowed);
    QTRY_VERIFY(agent.isAsked());
    caller.leave();
    QTRY_COMPARE(agent.cancelled(), 1); // by polkit
    QTRY_COMPARE(asked.answers, 1);
    QVERIFY(!asked.is(Answer::Yes));
    const Asked later(*m_authority, caller.name(), u"test.no"_s);
    QTRY_VERIFY(later.isError());
}

void AuthorityTest::doesNotMixUpCallers()
{
    const PrivatePolkit::Caller daemon(kDaemon);
    const PrivatePolkit::Caller nobody(kNobody);
    std::vector<std::pair<std::unique_ptr<Asked>, Answer>> all;
    for (int i = 0; i < 50; ++i) { // a bus lets nobody wait for more than 128 replies
        all.emplace_back(std::make_unique<Asked>(*m_authority, daemon.name(), u"test.daemon"_s),
                         Answer::Yes);
        all.emplace_back(std::make_unique<Asked>(*m_authority, nobody.name(), u"test.daemon"_s),
                         Answer::No);
        if (i % 3 == 0) {
            all[all.size() / 2].first->pending.reset();
        }
    }
    for (const auto &[asked, expected] : all) {
        if (asked->pending) {
            QTRY_VERIFY(asked->answers == 1);
            QVERIFY(asked->is(expected));
        } else {
            QVERIFY(asked->answers == 0 || asked->is(expected));
        }
    }
}

void AuthorityTest::answersOthersWhileADialogIsOpen()
{
    const PrivatePolkit::Caller slow(kNobody);
    PolkitAgent agent(slow.pid());
    std::vector<std::unique_ptr<Asked>> open;
    for (int i = 0; i < 50; ++i) {
        open.push_back(std::make_unique<Asked>(*m_authority, slow.name(), u"test.ask"_s,
                                               Interaction::Allowed));
    }
    QTRY_VERIFY(agent.isAsked());
    const PrivatePolkit::Caller daemon(kDaemon);
    QElapsedTimer timer;
    timer.start();
    const Asked quick(*m_authority, daemon.name(), u"test.daemon"_s);
    QTRY_VERIFY(quick.is(Answer::Yes));
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    for (const auto &one : open) {
        QCOMPARE(one->answers, 0);
    }
}

// Root may do everything. Who runs a program of root's may not.
void AuthorityTest::judgesWhoeverIsOnTheBus()
{
    const QString program = m_ground.path(u"setuid"_s);
    QFile::remove(program);
    QVERIFY(QFile::copy(QFile::symLinkTarget(u"/bin/sleep"_s).isEmpty()
                            ? u"/bin/sleep"_s
                            : QFile::symLinkTarget(u"/bin/sleep"_s),
                        program));
    QVERIFY(::chmod(qPrintable(program), 04755) == 0);
    PrivatePolkit::Caller caller(kNobody);
    const Asked before(*m_authority, caller.name(), u"test.no"_s);
    QVERIFY(caller.execute(program));
    const Asked after(*m_authority, caller.name(), u"test.no"_s);
    QTRY_VERIFY(before.answers == 1);
    QVERIFY2(*before.result,
             qPrintable(*before.result ? QString() : before.result->error().message));
    QVERIFY(before.is(Answer::No));
    QTRY_VERIFY(after.is(Answer::No));
}

void AuthorityTest::survivesAFrozenPolkit()
{
    const PrivatePolkit::Caller caller(kNobody);
    m_ground.freezePolkit();
    Authorization request(*m_authority, caller.name(), { Question(u"test.yes"_s) },
                          Interaction::Allowed, { .answer = 200ms });
    std::optional<Error> error;
    connect(&request, &Authorization::finished, this, [&error](const Result<Authorized> &result) {
        error = result ? Error{} : result.error();
    });
    request.start();
    QTRY_VERIFY(error);
    m_ground.thawPolkit();
    QCOMPARE(*error, polkitSilent());
    const Asked yes(*m_authority, caller.name(), u"test.yes"_s);
    QTRY_VERIFY(yes.is(Answer::Yes));
}

void AuthorityTest::survivesWithoutPolkit()
{
    const PrivatePolkit::Caller caller(kNobody);
    m_ground.freezePolkit();
    const Asked pending(*m_authority, caller.name(), u"test.yes"_s);
    const Asked answered(*m_authority, caller.name(), u"test.yes"_s, Interaction::Allowed);
    QVERIFY(m_ground.endPolkit());
    QTRY_VERIFY(pending.answers == 1 && answered.answers == 1);
    QVERIFY(pending.isError() && answered.isError());
    const Asked missing(*m_authority, caller.name(), u"test.yes"_s);
    QTRY_VERIFY(missing.isError());
    QCOMPARE(missing.result->error(), polkitMissing());
    QVERIFY(m_ground.startPolkit());
    const Asked yes(*m_authority, caller.name(), u"test.yes"_s);
    QTRY_VERIFY(yes.is(Answer::Yes));
}

int main(int argc, char *argv[])
{
    if (argc == 3 && std::strcmp(argv[1], "--caller") == 0) {
        PrivatePolkit::beCaller(argc, argv);
    }
    qputenv("QT_NO_GLIB", "1"); // the harder case for polkit-qt
    if (argc == 4 && std::strcmp(argv[1], "--ask") == 0) {
        const QCoreApplication application(argc, argv);
        return askAndLeave(QString::fromLocal8Bit(argv[2]), QString::fromLocal8Bit(argv[3]));
    }
    if (!PrivatePolkit::enter()) {
        std::fputs("This test needs root.\n", stderr);
        return EXIT_FAILURE;
    }
    const QCoreApplication application(argc, argv);
    AuthorityTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_authority.moc"
