// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QFile>

// An authentication agent, as a desktop has one to ask for passwords. Here the test is the person.
class PolkitAgent final : public QDBusVirtualObject
{
public:
    // For questions about that process.
    explicit PolkitAgent(uint pid)
        : m_bus(QDBusConnection::connectToBus(QDBusConnection::SystemBus,
                                              QStringLiteral("agent-%1").arg(pid)))
    {
        m_bus.registerVirtualObject(QStringLiteral("/agent"), this);
        QDBusArgument subject;
        subject.beginStructure();
        subject << QStringLiteral("unix-process")
                << QVariantMap{ { QStringLiteral("pid"), pid },
                                { QStringLiteral("start-time"), startTime(pid) } };
        subject.endStructure();
        m_isRegistered
            = call("RegisterAuthenticationAgent",
                   { QVariant::fromValue(subject), QStringLiteral("C"), QStringLiteral("/agent") });
    }
    ~PolkitAgent() override { QDBusConnection::disconnectFromBus(m_bus.name()); }
    Q_DISABLE_COPY_MOVE(PolkitAgent)

    bool isRegistered() const { return m_isRegistered; }
    bool isAsked() const { return m_question.type() == QDBusMessage::MethodCallMessage; }
    QString action() const { return m_question.arguments().at(0).toString(); }
    QString message() const { return m_question.arguments().at(1).toString(); }
    int cancelled() const { return m_cancelled; }

    // Root has typed the right password.
    bool confirm()
    {
        QDBusArgument identity;
        identity.beginStructure();
        identity << QStringLiteral("unix-user") << QVariantMap{ { QStringLiteral("uid"), 0U } };
        identity.endStructure();
        const bool isHeard
            = call("AuthenticationAgentResponse",
                   { m_question.arguments().at(4).toString(), QVariant::fromValue(identity) });
        m_bus.send(m_question.createReply());
        m_question = {};
        return isHeard;
    }

    // No right password.
    void fail()
    {
        m_bus.send(m_question.createReply());
        m_question = {};
    }

    // The dialog was closed.
    void dismiss()
    {
        m_bus.send(m_question.createErrorReply(
            QStringLiteral("org.freedesktop.PolicyKit1.Error.Cancelled"), QString()));
        m_question = {};
    }

    bool handleMessage(const QDBusMessage &message, const QDBusConnection &) override
    {
        if (message.member() == QLatin1String("BeginAuthentication")) {
            m_question = message;
            return true;
        }
        if (message.member() == QLatin1String("CancelAuthentication")) {
            ++m_cancelled;
            m_bus.send(message.createReply());
            dismiss();
            return true;
        }
        return false;
    }
    QString introspect(const QString &) const override { return {}; }

private:
    bool call(const char *method, const QVariantList &arguments)
    {
        QDBusMessage call = QDBusMessage::createMethodCall(
            QStringLiteral("org.freedesktop.PolicyKit1"),
            QStringLiteral("/org/freedesktop/PolicyKit1/Authority"),
            QStringLiteral("org.freedesktop.PolicyKit1.Authority"), QString::fromLatin1(method));
        call.setArguments(arguments);
        const QDBusMessage reply = m_bus.call(call);
        if (reply.type() == QDBusMessage::ErrorMessage) {
            qWarning("%s: %s", method, qPrintable(reply.errorMessage()));
        }
        return reply.type() == QDBusMessage::ReplyMessage;
    }

    static quint64 startTime(uint pid)
    {
        QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
        if (!file.open(QIODevice::ReadOnly)) {
            return 0;
        }
        const QByteArray line = file.readAll();
        return line.mid(line.lastIndexOf(')') + 2).split(' ').at(19).toULongLong(); // proc(5)
    }

    QDBusConnection m_bus;
    QDBusMessage m_question;
    bool m_isRegistered = false;
    int m_cancelled = 0;
};
