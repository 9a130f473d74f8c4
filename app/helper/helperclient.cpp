// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/helper/helperclient.h"

#include "app/helper/busmessages.h"
#include "app/helper/helpererrors.h"
#include "base/memoryfile.h"
#include "contract/busnames.h"
#include "contract/errornames.h"
#include "contract/helpermessages.h"

#include <helperinterface.h>

#include <QDBusMetaType>
#include <QDBusPendingReply>
#include <QDBusUnixFileDescriptor>
#include <QTimer>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Farlan
{

namespace
{

constexpr auto kProperties = "org.freedesktop.DBus.Properties"_L1;

constexpr std::chrono::milliseconds kPatience = 10s; // for what asks nobody
constexpr std::chrono::milliseconds kStartPatience = 60s; // a machine that boots

QStringList pathsFrom(const QList<QDBusObjectPath> &objects)
{
    QStringList paths;
    for (const QDBusObjectPath &object : objects) {
        paths += object.path();
    }
    return paths;
}

} // namespace

HelperClient::HelperClient(const QDBusConnection &bus, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
    , m_calls(bus)
    , m_watcher(kBusName, bus, QDBusServiceWatcher::WatchForOwnerChange)
{
    qDBusRegisterMetaType<VariantMaps>();
    qDBusRegisterMetaType<ObjectMaps>();
    connect(&m_watcher, &QDBusServiceWatcher::serviceOwnerChanged, this,
            [this](const QString &, const QString &, const QString &now) { onOwnerChanged(now); });
    m_bus.connect(QString(), u"/org/freedesktop/DBus/Local"_s, u"org.freedesktop.DBus.Local"_s,
                  u"Disconnected"_s, this, SLOT(onBusGone()));
}

HelperClient::~HelperClient() = default;

void HelperClient::look(const Reply<HelperPresence> &reply)
{
    if (!m_bus.isConnected()) {
        QTimer::singleShot(0, this, [reply] { reply(HelperPresence::NoBus); });
        return;
    }
    QDBusMessage call = askBus(u"GetNameOwner"_s);
    call << QString(kBusName);
    m_calls.send(call, kPatience, [this, reply](const QDBusPendingCall &done) {
        if (!done.isError()) {
            m_isRunning = true;
            reply(HelperPresence::Running);
        } else {
            lookForInstalled(reply);
        }
    });
}

void HelperClient::lookForInstalled(const Reply<HelperPresence> &reply)
{
    m_calls.send(
        askBus(u"ListActivatableNames"_s), kPatience, [reply](const QDBusPendingCall &done) {
            const QDBusPendingReply<QStringList> names = done;
            if (names.isError()) {
                reply(names.error().type() == QDBusError::Disconnected
                          ? Result<HelperPresence>(HelperPresence::NoBus)
                          : errorFromBus(names.error()));
            } else {
                reply(names.value().contains(QString(kBusName)) ? HelperPresence::Idle
                                                                : HelperPresence::NotInstalled);
            }
        });
}

void HelperClient::start(const Reply<HelperInfo> &reply)
{
    if (!m_bus.isConnected()) {
        QTimer::singleShot(0, this, [reply] { reply(noSystemBus()); });
        return;
    }
    m_calls.send(getAll(kBusName, kManagerPath, kManagerInterface),
                 m_isRunning ? kPatience : kStartPatience,
                 [this, reply](const QDBusPendingCall &done) {
                     const QDBusPendingReply<QVariantMap> properties = done;
                     if (properties.isError()) {
                         reply(errorOfStart(properties.error()));
                     } else {
                         learnOwner(infoFrom(properties.value()), reply);
                     }
                 });
}

// A reply does not tell whose it is (since Qt 6.8). Of one that is no use, too, so that its end is
// noticed.
void HelperClient::learnOwner(const Result<HelperInfo> &info, const Reply<HelperInfo> &reply)
{
    QDBusMessage call = askBus(u"GetNameOwner"_s);
    call << QString(kBusName);
    m_calls.send(call, kPatience, [this, info, reply](const QDBusPendingCall &done) {
        const QDBusPendingReply<QString> owner = done;
        if (owner.isError()) {
            reply(info ? errorOfStart(owner.error()) : info);
            return;
        }
        onOwnerChanged(owner.value());
        if (info) {
            m_info = *info;
        }
        reply(info);
    });
}

Result<HelperInfo> HelperClient::infoFrom(const QVariantMap &properties)
{
    HelperInfo info{
        .apiVersion = properties.value(u"ApiVersion"_s).toUInt(),
        .version = properties.value(u"Version"_s).toString(),
        .capabilities = properties.value(u"Capabilities"_s).toStringList(),
        .networkNamespace = properties.value(u"NetworkNamespace"_s).toULongLong(),
    };
    if (info.apiVersion != kApiVersion) {
        return helperOfOtherVersion(info.version, info.apiVersion);
    }
    return info;
}

void HelperClient::startHere(const Reply<HelperInfo> &reply)
{
    start([reply](const Result<HelperInfo> &info) {
        reply(info && info->networkNamespace != ownNetworkNamespace() ? helperElsewhere() : info);
    });
}

void HelperClient::openTunnel(const TunnelSettings &settings, const TunnelSecrets &secrets,
                              const Reply<QString> &reply)
{
    const Result<UniqueFd> file = createMemoryFile("farlan-secrets", encodeSecrets(secrets));
    if (!file) {
        const Error error{ ErrorName::HelperFailed,
                           u"The secrets could not be passed on: %1."_s.arg(file.error().message) };
        QTimer::singleShot(0, this, [reply, error] { reply(error); });
        return;
    }
    const QVariant descriptor = QVariant::fromValue(QDBusUnixFileDescriptor(file->get()));
    const QDBusMessage call = asking(kManagerPath, kManagerInterface, u"OpenTunnel"_s,
                                     { encodeSettings(settings), descriptor });
    m_calls.sendWithAgent(call, [this, reply](const QDBusPendingCall &done) {
        m_calls.dismissAgent(); // the tunnel may last for long, and asks no more
        const QDBusPendingReply<QDBusObjectPath> path = done;
        reply(path.isError() ? Result<QString>(errorFromBus(path.error())) : path.value().path());
    });
}

void HelperClient::listAllTunnels(const Reply<ObjectMaps> &reply)
{
    m_calls.sendWithAgent(asking(kManagerPath, kManagerInterface, u"ListAllTunnels"_s),
                          answering(reply));
}

void HelperClient::listTunnels(const Reply<QStringList> &reply)
{
    m_calls.whenDone(manager().ListTunnels(), [reply](const QDBusPendingCall &done) {
        const QDBusPendingReply<QList<QDBusObjectPath>> paths = done;
        reply(paths.isError() ? Result<QStringList>(errorFromBus(paths.error()))
                              : pathsFrom(paths.value()));
    });
}

void HelperClient::subscribe(const Reply<void> &reply)
{
    listen(true);
    m_calls.whenDone(manager().Subscribe(), answering(reply));
}

void HelperClient::fetchProperties(const QString &tunnel, const Reply<QVariantMap> &reply)
{
    m_calls.send(getAll(m_target, tunnel, kTunnelInterface), kPatience, answering(reply));
}

void HelperClient::fetchStatistics(const QString &tunnel, const Reply<InterfaceStatistics> &reply)
{
    const auto proxy = tunnelAt(tunnel);
    m_calls.whenDone(proxy->GetStatistics(), [reply](const QDBusPendingCall &done) {
        const QDBusPendingReply<QVariantMap> statistics = done;
        if (statistics.isError()) {
            reply(errorFromBus(statistics.error()));
        } else if (statistics.value().isEmpty()) {
            reply(Error{ ErrorName::InvalidState, u"The tunnel has no interface now."_s });
        } else {
            reply(statisticsFromMap(statistics.value()));
        }
    });
}

void HelperClient::listClients(const QString &tunnel, const Reply<VariantMaps> &reply)
{
    const auto proxy = tunnelAt(tunnel);
    m_calls.whenDone(proxy->ListClients(), answering(reply));
}

void HelperClient::closeTunnel(const QString &tunnel, const Reply<void> &reply)
{
    m_calls.sendPatiently(asking(tunnel, kTunnelInterface, u"Close"_s), answering(reply));
}

void HelperClient::reconnectTunnel(const QString &tunnel, const Reply<void> &reply)
{
    // One that has failed is opened again, which may have to be allowed again.
    m_calls.sendWithAgent(asking(tunnel, kTunnelInterface, u"Reconnect"_s), answering(reply));
}

void HelperClient::disconnectClient(const QString &tunnel, quint64 client, const Reply<void> &reply)
{
    m_calls.sendPatiently(asking(tunnel, kTunnelInterface, u"DisconnectClient"_s, { client }),
                          answering(reply));
}

void HelperClient::onPropertiesChanged(const QDBusMessage &message)
{
    const QVariantList arguments = message.arguments();
    if (message.path().startsWith(kTunnelPathPrefix) && arguments.size() == 3
        && arguments.at(0).toString() == kTunnelInterface) {
        emit tunnelChanged(message.path(), qdbus_cast<QVariantMap>(arguments.at(1)));
    }
}

void HelperClient::onTunnelAdded(const QDBusMessage &message)
{
    emit tunnelAdded(message.arguments().value(0).value<QDBusObjectPath>().path());
}

void HelperClient::onTunnelRemoved(const QDBusMessage &message)
{
    emit tunnelRemoved(message.arguments().value(0).value<QDBusObjectPath>().path());
}

void HelperClient::onBusGone()
{
    onOwnerChanged({});
    emit busLost();
}

void HelperClient::onOwnerChanged(const QString &owner)
{
    if (owner == m_owner) {
        return;
    }
    m_isRunning = !owner.isEmpty();
    const bool hadOne = !m_owner.isEmpty();
    setOwner(owner);
    if (hadOne) {
        emit stopped();
    }
    if (!owner.isEmpty()) {
        emit started();
    }
}

void HelperClient::setOwner(const QString &owner)
{
    if (owner == m_owner) {
        return;
    }
    listen(false);
    m_manager.reset();
    m_info.reset();
    m_owner = owner;
    if (!owner.isEmpty()) {
        m_target = owner;
    }
}

// By the unique name, because Qt would wait for the bus to learn the owner of another.
void HelperClient::listen(bool on)
{
    if (m_listening == on) {
        return;
    }
    m_listening = on;
    struct Signal {
        QLatin1StringView interface;
        const char *name;
        const char *slot;
    };
    for (const Signal &wanted : {
             Signal{ kProperties, "PropertiesChanged", SLOT(onPropertiesChanged(QDBusMessage)) },
             Signal{ kManagerInterface, "TunnelAdded", SLOT(onTunnelAdded(QDBusMessage)) },
             Signal{ kManagerInterface, "TunnelRemoved", SLOT(onTunnelRemoved(QDBusMessage)) },
         }) {
        const QString name = QString::fromLatin1(wanted.name);
        if (on) {
            m_bus.connect(m_owner, QString(), wanted.interface, name, this, wanted.slot);
        } else {
            m_bus.disconnect(m_owner, QString(), wanted.interface, name, this, wanted.slot);
        }
    }
}

OrgFarlanHelper1ManagerInterface &HelperClient::manager()
{
    if (!m_manager) {
        m_manager
            = std::make_unique<OrgFarlanHelper1ManagerInterface>(m_target, kManagerPath, m_bus);
        m_manager->setTimeout(static_cast<int>(kPatience.count()));
    }
    return *m_manager;
}

std::unique_ptr<OrgFarlanHelper1TunnelInterface> HelperClient::tunnelAt(const QString &path)
{
    auto tunnel = std::make_unique<OrgFarlanHelper1TunnelInterface>(m_target, path, m_bus);
    tunnel->setTimeout(static_cast<int>(kPatience.count()));
    return tunnel;
}

// What polkit may ask a person about. Before Qt 6.7 a generated proxy cannot allow that.
QDBusMessage HelperClient::asking(const QString &path, const QString &interface,
                                  const QString &method, const QVariantList &arguments) const
{
    QDBusMessage call = QDBusMessage::createMethodCall(m_target, path, interface, method);
    call.setArguments(arguments);
    call.setInteractiveAuthorizationAllowed(true);
    return call;
}

} // namespace Farlan
