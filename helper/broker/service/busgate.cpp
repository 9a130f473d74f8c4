// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/service/busgate.h"

#include "broker/service/busdispatch.h"
#include "broker/service/methodrules.h"
#include "broker/service/questions.h"
#include "contract/busnames.h"
#include "contract/errornames.h"
#include "contract/settingrules.h"

#include <QElapsedTimer>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

void refuseUnknownObject(BusCall &call)
{
    call.refuse(QDBusError::UnknownObject,
                u"There is no object at %1"_s.arg(shownText(call.message().path())));
}

} // namespace

BusGate::BusGate(Callers &callers, Permissions &permissions, TunnelRegistry &tunnels,
                 ManagerObject &manager, QObject *parent)
    : QDBusVirtualObject(parent)
    , m_callers(callers)
    , m_permissions(permissions)
    , m_tunnels(tunnels)
    , m_manager(manager)
{
}

BusGate::~BusGate() = default;

QString BusGate::introspect(const QString &) const
{
    return {};
}

// False leaves the message to Qt, which knows org.freedesktop.DBus.Peer and refuses all else.
bool BusGate::handleMessage(const QDBusMessage &message, const QDBusConnection &bus)
{
    if (message.type() != QDBusMessage::MethodCallMessage
        || message.interface() == "org.freedesktop.DBus.Peer"_L1) {
        return false;
    }
    ++m_identifying;
    m_callers.identify(message.service(), [this, message, bus](std::optional<uid_t> uid) {
        --m_identifying;
        if (uid) {
            receive(std::make_shared<BusCall>(bus, message, *uid));
        }
        emit identified();
    });
    return true;
}

void BusGate::receive(const CallPointer &call)
{
    if (m_isHolding) {
        m_held.push_back(call);
        return;
    }
    emit called();
    if (!m_callers.mayCallNow(call->uid())) {
        call->refuse(Error{ ErrorName::LimitReached, u"Too many calls in a short time."_s,
                            u"Wait a moment."_s });
        return;
    }
    // Whoever keeps us busy with large messages may send few of them.
    QElapsedTimer clock;
    clock.start();
    if (call->message().path() == kManagerPath) {
        enter(m_manager, call);
    } else {
        receiveForTunnel(call);
    }
    m_callers.charge(call->uid(), std::chrono::milliseconds(clock.elapsed()));
}

void BusGate::receiveForTunnel(const CallPointer &call)
{
    const QString path = call->message().path();
    TunnelObject *tunnel = m_tunnels.find(path);
    if (!tunnel) {
        refuseUnknownObject(*call);
        return;
    }
    if (call->uid() == tunnel->owner() || call->uid() == 0) {
        enter(*tunnel, call);
        return;
    }
    const Question question
        = manageOthersQuestion(tunnel->status().name, QString::number(tunnel->owner()));
    m_permissions.request(*call, { question }, [this, call, path](const auto &allowed) {
        TunnelObject *still = m_tunnels.find(path);
        if (allowed && still) {
            enter(*still, call);
        } else {
            refuseUnknownObject(*call);
        }
    });
}

void BusGate::enter(BusObject &object, const CallPointer &call)
{
    const QString interface = call->message().interface();
    if (interface == "org.freedesktop.DBus.Properties"_L1) {
        answerProperties(object, *call);
    } else if (interface == "org.freedesktop.DBus.Introspectable"_L1) {
        answerIntrospection(object, *call);
    } else if (interface == interfaceOf(object)) {
        checkRule(object, call);
    } else {
        call->refuse(QDBusError::UnknownInterface,
                     u"There is no interface \"%1\" here"_s.arg(interface));
    }
}

void BusGate::checkRule(BusObject &object, const CallPointer &call)
{
    const std::optional<Access> access = accessRule(interfaceOf(object), call->message().member());
    if (!access) {
        call->refuse(QDBusError::UnknownMethod,
                     u"There is no method \"%1\" here"_s.arg(call->message().member()));
    } else if (*access == Access::ManageOthers && call->uid() != 0) {
        m_permissions.request(*call, { manageOthersQuestion({}, {}) },
                              [this, call](const auto &allowed) {
                                  if (allowed) {
                                      invoke(m_manager, call);
                                  } else {
                                      call->refuse(allowed.error());
                                  }
                              });
    } else {
        invoke(object, call);
    }
}

void BusGate::release()
{
    m_isHolding = false;
    for (const CallPointer &call : std::exchange(m_held, {})) {
        receive(call);
    }
}

} // namespace Farlan
