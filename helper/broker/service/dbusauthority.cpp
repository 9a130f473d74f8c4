// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/service/dbusauthority.h"

#include <QDBusArgument>
#include <QDBusError>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusPendingCall>
#include <QDBusPendingCallWatcher>

#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

constexpr uint kAllowUserInteraction = 1;
// Who asks has a deadline and cancels. Without a number here libdbus would give up after 25 s.
constexpr int kNoTimeout = std::numeric_limits<int>::max();

QDBusMessage polkitCall(const QString &method)
{
    return QDBusMessage::createMethodCall(u"org.freedesktop.PolicyKit1"_s,
                                          u"/org/freedesktop/PolicyKit1/Authority"_s,
                                          u"org.freedesktop.PolicyKit1.Authority"_s, method);
}

Error errorOf(const QDBusError &error)
{
    switch (error.type()) {
    case QDBusError::ServiceUnknown:
    case QDBusError::NoServer:
    case QDBusError::Disconnected:
        return polkitMissing();
    case QDBusError::NoReply:
    case QDBusError::Timeout:
    case QDBusError::TimedOut:
        return polkitSilent();
    default:
        return polkitFailed(error.message());
    }
}

Result<Answer> answerOf(const QDBusMessage &message)
{
    if (message.type() != QDBusMessage::ReplyMessage) {
        return errorOf(QDBusError(message));
    }
    if (message.signature() != "(bba{ss})"_L1) {
        return polkitFailed(u"a reply of the type "_s + message.signature());
    }
    const auto result = message.arguments().constFirst().value<QDBusArgument>();
    bool isAuthorized = false;
    bool isChallenge = false;
    result.beginStructure();
    QMap<QString, QString> details; // are for agents; left unread, Qt would leak the structure
    result >> isAuthorized >> isChallenge >> details;
    result.endStructure();
    if (isAuthorized) {
        return Answer::Yes;
    }
    return isChallenge ? Answer::AskPerson : Answer::No;
}

class DBusQuestion final : public PendingQuestion
{
public:
    DBusQuestion(const QDBusConnection &bus, const QDBusPendingCall &call, QString cancellationId,
                 Authority::Reply reply)
        : m_bus(bus)
        , m_watcher(std::make_unique<QDBusPendingCallWatcher>(call))
        , m_cancellationId(std::move(cancellationId))
        , m_reply(std::move(reply))
    {
        QObject::connect(m_watcher.get(), &QDBusPendingCallWatcher::finished, m_watcher.get(),
                         [this] { onFinished(); });
    }

    ~DBusQuestion() override
    {
        if (!m_watcher) {
            return;
        }
        // The answer to this call, and to the one that it cancels, is nobody's concern any more.
        QDBusMessage cancel = polkitCall(u"CancelCheckAuthorization"_s);
        cancel << m_cancellationId;
        m_bus.send(cancel);
    }

    DBusQuestion(const DBusQuestion &) = delete;
    DBusQuestion &operator=(const DBusQuestion &) = delete;
    DBusQuestion(DBusQuestion &&) = delete;
    DBusQuestion &operator=(DBusQuestion &&) = delete;

private:
    void onFinished()
    {
        const Result<Answer> answer = answerOf(m_watcher->reply());
        m_watcher.release()->deleteLater(); // it is just emitting
        const Authority::Reply reply = std::move(m_reply);
        reply(answer); // may delete this
    }

    QDBusConnection m_bus;
    std::unique_ptr<QDBusPendingCallWatcher> m_watcher; // null once answered
    QString m_cancellationId;
    Authority::Reply m_reply;
};

} // namespace

DBusAuthority::DBusAuthority(const QDBusConnection &systemBus)
    : m_bus(systemBus)
{
    qDBusRegisterMetaType<QMap<QString, QString>>();
}

std::unique_ptr<PendingQuestion> DBusAuthority::ask(const QString &busName,
                                                    const Question &question,
                                                    Interaction interaction, Reply reply)
{
    QDBusArgument subject;
    subject.beginStructure();
    subject << u"system-bus-name"_s << QVariantMap{ { u"name"_s, busName } };
    subject.endStructure();
    const uint flags = interaction == Interaction::Allowed ? kAllowUserInteraction : 0;
    const QString cancellationId = u"question-%1"_s.arg(++m_asked);
    QDBusMessage call = polkitCall(u"CheckAuthorization"_s);
    call << QVariant::fromValue(subject) << question.action()
         << QVariant::fromValue(question.details()) << flags << cancellationId;
    return std::make_unique<DBusQuestion>(m_bus, m_bus.asyncCall(call, kNoTimeout), cancellationId,
                                          std::move(reply));
}

} // namespace Farlan
