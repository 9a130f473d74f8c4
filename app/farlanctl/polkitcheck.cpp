// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/polkitcheck.h"

#include "app/farlanctl/loginsession.h"
#include "app/farlanctl/terminalagent.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QLocale>
#include <QMap>

using namespace Qt::StringLiterals;

namespace Farlan
{

// (sa{sv}), as polkit's interface has it
struct PolkitSubject {
    QString kind;
    QVariantMap details;
};

// (bba{ss})
struct PolkitAnswer {
    bool isAuthorized = false;
    bool isChallenge = false;
    QMap<QString, QString> details;
};

// Qt wants these signatures.
// NOLINTBEGIN(bugprone-return-const-ref-from-parameter)

QDBusArgument &operator<<(QDBusArgument &argument, const PolkitSubject &subject)
{
    argument.beginStructure();
    argument << subject.kind << subject.details;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, PolkitSubject &subject)
{
    argument.beginStructure();
    argument >> subject.kind >> subject.details;
    argument.endStructure();
    return argument;
}

QDBusArgument &operator<<(QDBusArgument &argument, const PolkitAnswer &answer)
{
    argument.beginStructure();
    argument << answer.isAuthorized << answer.isChallenge << answer.details;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, PolkitAnswer &answer)
{
    argument.beginStructure();
    argument >> answer.isAuthorized >> answer.isChallenge >> answer.details;
    argument.endStructure();
    return argument;
}

// NOLINTEND(bugprone-return-const-ref-from-parameter)

namespace
{

constexpr auto kService = "org.freedesktop.PolicyKit1"_L1;
constexpr auto kPath = "/org/freedesktop/PolicyKit1/Authority"_L1;
constexpr auto kAuthority = "org.freedesktop.PolicyKit1.Authority"_L1;
constexpr auto kAction = "org.farlan.open"_L1;
constexpr int kPatience = 10'000; // ms

// polkit looks for an agent first and only then at where we would be one: with this, which is no
// object's path, we never become one.
constexpr auto kNoPath = "-"_L1;

QVariant sessionSubject(const QString &session)
{
    return QVariant::fromValue(
        PolkitSubject{ u"unix-session"_s, { { u"session-id"_s, session } } });
}

} // namespace

PolkitCheck::PolkitCheck(const QDBusConnection &bus, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
{
    qDBusRegisterMetaType<PolkitSubject>();
    qDBusRegisterMetaType<PolkitAnswer>();
    qDBusRegisterMetaType<QMap<QString, QString>>();
}

PolkitCheck::~PolkitCheck() = default;

void PolkitCheck::start()
{
    QDBusMessage call = QDBusMessage::createMethodCall(
        kService, kPath, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    call << QString(kAuthority) << u"BackendVersion"_s;
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call, kPatience), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this](QDBusPendingCallWatcher *done) { onVersion(*done); });
}

void PolkitCheck::ask(const QString &method, const QVariantList &arguments, const Answer &answer)
{
    QDBusMessage call = QDBusMessage::createMethodCall(kService, kPath, kAuthority, method);
    call.setArguments(arguments);
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call, kPatience), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [answer](QDBusPendingCallWatcher *done) { answer(*done); });
}

void PolkitCheck::onVersion(const QDBusPendingCall &call)
{
    const QDBusPendingReply<QVariant> version = call;
    if (version.isError()) {
        m_findings.append({ u"polkit"_s, Verdict::Problem,
                            u"polkit does not run: %1."_s.arg(version.error().message()),
                            u"Install and start it; on Debian: sudo apt install polkitd"_s });
        emit finished(m_findings);
        return;
    }
    m_findings.append(
        { u"polkit"_s, Verdict::Ok, u"polkit %1 runs."_s.arg(version.value().toString()), {} });
    checkPermission();
}

// Of oneself anybody may ask, without details and without a question to a person.
void PolkitCheck::checkPermission()
{
    const PolkitSubject self{ u"system-bus-name"_s, { { u"name"_s, m_bus.baseService() } } };
    ask(u"CheckAuthorization"_s,
        { QVariant::fromValue(self), QString(kAction),
          QVariant::fromValue(QMap<QString, QString>()), 0U, QString() },
        [this](const QDBusPendingCall &call) { onPermission(call); });
}

void PolkitCheck::onPermission(const QDBusPendingCall &call)
{
    const QDBusPendingReply<PolkitAnswer> answer = call;
    Finding finding{ u"permission"_s, Verdict::Ok, {}, {} };
    if (answer.isError()) {
        finding = { u"permission"_s, Verdict::Problem,
                    u"polkit cannot say who may open tunnels: %1."_s.arg(answer.error().message()),
                    u"Its action org.farlan.open is missing: install Farlan again."_s };
    } else if (answer.value().isAuthorized) {
        finding.text = u"You may open tunnels."_s;
    } else if (answer.value().isChallenge) {
        m_needsAgent = true;
        finding.text = u"You may open tunnels once you have authenticated."_s;
    } else {
        finding = { u"permission"_s, Verdict::Problem, u"You may not open tunnels from here."_s,
                    u"Ask the administrator for a polkit rule for org.farlan.open."_s };
    }
    m_findings.append(finding);
    checkAgent();
}

void PolkitCheck::checkAgent()
{
    m_session = ownSession();
    if (m_session.isEmpty()) {
        tellOfAgent(Verdict::Unknown,
                    u"This is in no login session, so nothing shows whether anybody can be asked "
                    "for a password."_s);
        return;
    }
    ask(u"RegisterAuthenticationAgent"_s,
        { sessionSubject(m_session), QLocale().name(), QString(kNoPath) },
        [this](const QDBusPendingCall &call) { onAgent(call); });
}

void PolkitCheck::onAgent(const QDBusPendingCall &call)
{
    if (!call.isError()) {
        withdraw();
        return;
    }
    const QString text = call.error().message();
    if (text.contains("already exists"_L1)) {
        tellOfAgent(Verdict::Ok, u"This session has an authentication agent."_s);
    } else if (text.contains("object path"_L1)) {
        tellOfAgent(m_needsAgent ? Verdict::Problem : Verdict::Unknown,
                    u"This session has no authentication agent."_s);
    } else {
        tellOfAgent(
            Verdict::Unknown,
            u"Whether this session has an authentication agent cannot be known: %1."_s.arg(text));
    }
}

// This polkit took us for an agent after all, so there was none.
void PolkitCheck::withdraw()
{
    ask(u"UnregisterAuthenticationAgent"_s, { sessionSubject(m_session), QString(kNoPath) },
        [this](const QDBusPendingCall &) {
            tellOfAgent(m_needsAgent ? Verdict::Problem : Verdict::Unknown,
                        u"This session has no authentication agent."_s);
        });
}

void PolkitCheck::tellOfAgent(Verdict verdict, const QString &text)
{
    if (verdict == Verdict::Ok || TerminalAgent::canAsk()) {
        const QString otherwise = u" In this terminal farlanctl asks by pkttyagent."_s;
        m_findings.append({ u"polkit-agent"_s, Verdict::Ok,
                            verdict == Verdict::Ok ? text : text + otherwise, QString() });
    } else {
        m_findings.append(
            { u"polkit-agent"_s, verdict, text,
              u"Run farlanctl in a terminal, where it starts pkttyagent itself, or start an agent "
              u"in "
              "your desktop (for example polkit-kde-agent or lxqt-policykit); or ask the "
              "administrator to allow tunnels for you."_s });
    }
    emit finished(m_findings);
}

} // namespace Farlan
