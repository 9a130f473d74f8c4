// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/helper/pendingcalls.h"

#include "app/helper/permissionagent.h"
#include "contract/busnames.h"

#include <QDBusPendingCallWatcher>
#include <QPointer>

namespace Farlan
{

PendingCalls::PendingCalls(const QDBusConnection &bus, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
{
}

PendingCalls::~PendingCalls() = default;

void PendingCalls::send(const QDBusMessage &call, std::chrono::milliseconds patience,
                        const Finish &finish)
{
    whenDone(m_bus.asyncCall(call, static_cast<int>(patience.count())), finish);
}

void PendingCalls::sendPatiently(const QDBusMessage &call, const Finish &finish)
{
    send(call, kCallDeadline, finish);
}

void PendingCalls::sendWithAgent(const QDBusMessage &call, const Finish &finish)
{
    if (!m_agent) {
        sendPatiently(call, finish);
        return;
    }
    m_agent->start([self = QPointer(this), call, finish] {
        if (self) {
            self->sendPatiently(call, finish);
        }
    });
}

void PendingCalls::dismissAgent()
{
    if (m_agent) {
        m_agent->stop();
    }
}

void PendingCalls::whenDone(const QDBusPendingCall &call, const Finish &finish)
{
    auto *watcher = new QDBusPendingCallWatcher(call, this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [finish](QDBusPendingCallWatcher *done) {
                done->deleteLater();
                finish(*done);
            });
}

} // namespace Farlan
