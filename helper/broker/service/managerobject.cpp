// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/service/managerobject.h"

#include "base/memoryfile.h"
#include "contract/busnames.h"
#include "contract/errornames.h"
#include "contract/helpermessages.h"
#include "contract/tunnelproperties.h"

#include <manageradaptor.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Farlan
{

namespace
{

QList<QDBusObjectPath> pathsOf(const std::vector<TunnelObject *> &tunnels)
{
    QList<QDBusObjectPath> paths;
    for (const TunnelObject *tunnel : tunnels) {
        paths.append(tunnel->path());
    }
    return paths;
}

Error closedBeforeAllowed()
{
    return Error{ ErrorName::InvalidState, u"The tunnel was closed before it was allowed."_s };
}

// What does not come at once is not waited for.
Result<TunnelSecrets> readSecrets(const QDBusUnixFileDescriptor &file)
{
    const Result<QByteArray> json
        = readPassedFile(file.fileDescriptor(), kMaximumSecretsBytes, 0ms);
    if (!json) {
        return Error{ ErrorName::InvalidSettings,
                      u"The secrets could not be read: %1."_s.arg(json.error().message),
                      u"Pass a memory file, or a pipe that is closed already."_s };
    }
    return decodeSecrets(*json);
}

} // namespace

ManagerObject::ManagerObject(TunnelRegistry &tunnels, Permissions &permissions,
                             Subscribers &subscribers, QObject *parent)
    : BusObject(parent)
    , m_tunnels(tunnels)
    , m_permissions(permissions)
    , m_subscribers(subscribers)
    , m_adaptor(new ManagerAdaptor(this))
{
    setProperty("ApiVersion", kApiVersion);
    setProperty("Version", QStringLiteral(FARLAN_VERSION));
    setProperty("Capabilities", QStringList{ u"bridge"_s, u"ip"_s, u"mac"_s });
    setProperty("NetworkNamespace", QVariant::fromValue<qulonglong>(ownNetworkNamespace()));
}

ManagerObject::~ManagerObject() = default;

QDBusAbstractAdaptor &ManagerObject::adaptor()
{
    return *m_adaptor;
}

QDBusObjectPath ManagerObject::OpenTunnel(const QVariantMap &settings,
                                          const QDBusUnixFileDescriptor &secrets)
{
    const std::shared_ptr<BusCall> call = deferCall();
    const Result<TunnelSettings> wanted = decodeSettings(settings);
    if (!wanted) {
        call->refuse(wanted.error());
        return {};
    }
    const Result<TunnelObject *> added = m_tunnels.add(*call, *wanted);
    if (!added) {
        call->refuse(added.error());
        return {};
    }
    const QString path = (*added)->path().path();
    const quint64 request
        = m_permissions.request(*call, (*added)->questions(),
                                [this, call, path, secrets](const Result<Authorized> &result) {
                                    if (result) {
                                        openAllowed(call, path, secrets, *result);
                                    } else {
                                        m_tunnels.remove(path);
                                        call->refuse(result.error());
                                    }
                                });
    connect(*added, &TunnelObject::closed, this,
            [this, request] { m_permissions.withdraw(request, closedBeforeAllowed()); });
    return {};
}

void ManagerObject::openAllowed(const std::shared_ptr<BusCall> &call, const QString &path,
                                const QDBusUnixFileDescriptor &secrets,
                                const Authorized &authorized)
{
    TunnelObject *tunnel = m_tunnels.find(path);
    if (!tunnel) {
        call->refuse(closedBeforeAllowed());
        return;
    }
    const Result<TunnelSecrets> read = readSecrets(secrets);
    Result<void> ready
        = read ? tunnel->checkCovered(authorized, call->busName()) : Result<void>(read.error());
    if (ready) {
        ready = m_tunnels.claimName(*tunnel);
    }
    if (!ready) {
        m_tunnels.remove(path);
        call->refuse(ready.error());
        return;
    }
    call->reply({ QVariant::fromValue(tunnel->path()) });
    tunnel->open(authorized, *read);
}

QList<QDBusObjectPath> ManagerObject::ListTunnels()
{
    return pathsOf(m_tunnels.of(call().uid()));
}

ObjectMaps ManagerObject::ListAllTunnels()
{
    ObjectMaps properties;
    for (const TunnelObject *tunnel : m_tunnels.all()) {
        properties.insert(tunnel->path(), toProperties(tunnel->status()));
    }
    return properties;
}

void ManagerObject::CloseAll()
{
    const std::vector<TunnelObject *> tunnels = m_tunnels.of(call().uid());
    TunnelRegistry::close(tunnels, [call = deferCall()] { call->reply(); });
}

void ManagerObject::Subscribe()
{
    refuseUnless(m_subscribers.add(call().busName(), call().uid()));
}

void ManagerObject::Unsubscribe()
{
    m_subscribers.remove(call().busName());
}

} // namespace Farlan
