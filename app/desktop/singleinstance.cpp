// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/singleinstance.h"

#include "app/desktop/applicationobject.h"

#include <QDBusConnectionInterface>
#include <QDBusMessage>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Farlan
{

namespace
{

constexpr auto kName = "org.farlan.farlan"_L1;
constexpr auto kPath = "/org/farlan/farlan"_L1;
constexpr auto kInterface = "org.freedesktop.Application"_L1;
// The first one may be starting. If it is stuck, it will find what it was told later.
constexpr std::chrono::milliseconds kPatience = 3s;
constexpr int kMostTries = 3; // the first one may end just when it is told

QVariantMap platformData()
{
    const QString token = qEnvironmentVariable("XDG_ACTIVATION_TOKEN");
    const QString startupId = qEnvironmentVariable("DESKTOP_STARTUP_ID");
    QVariantMap data;
    if (!token.isEmpty()) {
        data.insert(u"activation-token"_s, token);
    }
    if (!startupId.isEmpty()) {
        data.insert(u"desktop-startup-id"_s, startupId);
    }
    return data;
}

QDBusMessage messageToFirst(const QStringList &uris, const QString &action)
{
    const QString method = !action.isEmpty() ? u"ActivateAction"_s
        : !uris.isEmpty()                    ? u"Open"_s
                                             : u"Activate"_s;
    QDBusMessage call = QDBusMessage::createMethodCall(kName, kPath, kInterface, method);
    call.setAutoStartService(false); // should it have ended, we are the first
    if (!action.isEmpty()) {
        call << action << QVariantList();
    } else if (!uris.isEmpty()) {
        call << uris;
    }
    call << platformData();
    return call;
}

bool hasEnded(const QDBusMessage &reply)
{
    const QDBusError::ErrorType error = QDBusError(reply).type();
    return error == QDBusError::ServiceUnknown || error == QDBusError::Disconnected
        || reply.errorName() == "org.freedesktop.DBus.Error.NameHasNoOwner"_L1;
}

} // namespace

SingleInstance::SingleInstance(const QDBusConnection &bus, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
{
}

SingleInstance::~SingleInstance() = default;

Instance SingleInstance::begin(const QStringList &uris, const QString &action)
{
    if (!m_bus.isConnected()) {
        return Instance::NoBus;
    }
    auto *object = new ApplicationObject(this);
    connect(object, &ApplicationObject::activated, this, &SingleInstance::activated);
    connect(object, &ApplicationObject::opened, this, &SingleInstance::opened);
    connect(object, &ApplicationObject::actionActivated, this, &SingleInstance::actionActivated);
    // Before the name, since calls come as soon as it is ours.
    m_bus.registerObject(kPath, object, QDBusConnection::ExportScriptableSlots);
    for (int tries = 0; tries < kMostTries; ++tries) {
        const auto registered
            = m_bus.interface()->registerService(kName, QDBusConnectionInterface::DontQueueService,
                                                 QDBusConnectionInterface::DontAllowReplacement);
        if (!registered.isValid()) {
            break;
        }
        if (registered.value() == QDBusConnectionInterface::ServiceRegistered) {
            return Instance::First;
        }
        const QDBusMessage reply = m_bus.call(messageToFirst(uris, action), QDBus::Block,
                                              static_cast<int>(kPatience.count()));
        if (!hasEnded(reply)) {
            return Instance::Second;
        }
    }
    return Instance::NoBus;
}

} // namespace Farlan
