// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/helper/helpererrors.h"
#include "app/reply.h"
#include "base/result.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingReply>
#include <QObject>

#include <chrono>
#include <functional>
#include <type_traits>

namespace Farlan
{

class PermissionAgent;

// Calls on the bus that are under way. Their answers go to functions, as long as this lives.
class PendingCalls final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PendingCalls)

public:
    using Finish = std::function<void(const QDBusPendingCall &)>;

    explicit PendingCalls(const QDBusConnection &bus, QObject *parent = nullptr);
    ~PendingCalls() override;

    // Has the agent there when a person may be asked. It has to outlive this.
    void setAgent(PermissionAgent &agent) { m_agent = &agent; }

    void send(const QDBusMessage &call, std::chrono::milliseconds patience, const Finish &finish);
    // Of a call that polkit may ask a person about: waits as long as that can take. The second has
    // the agent there before.
    void sendPatiently(const QDBusMessage &call, const Finish &finish);
    void sendWithAgent(const QDBusMessage &call, const Finish &finish);
    void dismissAgent();
    // What a generated proxy has sent.
    void whenDone(const QDBusPendingCall &call, const Finish &finish);

private:
    QDBusConnection m_bus;
    PermissionAgent *m_agent = nullptr;
};

// Makes of an answer what the reply is about.
template<typename T>
PendingCalls::Finish answering(const Reply<T> &reply)
{
    return [reply](const QDBusPendingCall &done) {
        if constexpr (std::is_void_v<T>) {
            const QDBusPendingReply<> answer = done;
            reply(answer.isError() ? Result<void>(errorFromBus(answer.error())) : Result<void>());
        } else {
            const QDBusPendingReply<T> answer = done;
            reply(answer.isError() ? Result<T>(errorFromBus(answer.error())) : answer.value());
        }
    };
}

} // namespace Farlan
