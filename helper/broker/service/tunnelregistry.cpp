// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/service/tunnelregistry.h"

#include "contract/busnames.h"
#include "contract/errornames.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

// 128 random bits: whoever was not told the path cannot find it.
QDBusObjectPath newPath()
{
    std::array<quint64, 2> random{};
    QRandomGenerator::system()->fillRange(reinterpret_cast<quint32 *>(random.data()), 4);
    return QDBusObjectPath(u"%1%2%3"_s.arg(kTunnelPathPrefix)
                               .arg(random[0], 16, 16, QLatin1Char('0'))
                               .arg(random[1], 16, 16, QLatin1Char('0')));
}

// Whether people would take both names for the same.
bool isSameName(const QString &one, const QString &other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

Error nameTaken(const QString &name)
{
    return Error{ ErrorName::NameTaken, u"There is a tunnel named \"%1\" already."_s.arg(name),
                  u"Disconnect it first, or choose another name."_s };
}

} // namespace

TunnelRegistry::TunnelRegistry(Surroundings &surroundings, Permissions &permissions,
                               Subscribers &subscribers, QObject *parent)
    : QObject(parent)
    , m_surroundings(surroundings)
    , m_permissions(permissions)
    , m_subscribers(subscribers)
{
}

TunnelRegistry::~TunnelRegistry() = default;

Result<TunnelObject *> TunnelRegistry::add(const BusCall &opener, const TunnelSettings &settings)
{
    const uid_t owner = opener.uid();
    const Result<QString> name = nameFor(owner, settings);
    if (!name) {
        return name.error();
    }
    if (const Result<void> room = makeRoom(owner); !room) {
        return room.error();
    }
    const QDBusObjectPath path = newPath();
    auto tunnel = std::make_unique<TunnelObject>(path, opener.busName(), settings,
                                                 TunnelIdentity{ owner, *name }, m_surroundings,
                                                 m_permissions);
    TunnelObject *added = tunnel.get();
    connect(added, &TunnelObject::changed, this, [this, added](const QVariantMap &properties) {
        m_subscribers.tellChanged(added->owner(), added->path(), properties);
    });
    connect(added, &TunnelObject::closed, this, [this, added] { remove(added->path().path()); });
    m_tunnels.emplace(path.path(), std::move(tunnel));
    m_subscribers.tellAdded(owner, path);
    return added;
}

// A name that was given is taken or refused; one of ours gets a number. What has failed has lost
// its name to whoever wants it.
Result<QString> TunnelRegistry::nameFor(uid_t owner, const TunnelSettings &settings) const
{
    const std::vector<TunnelObject *> tunnels = of(owner);
    const auto isTaken = [&tunnels](const QString &name) {
        return std::any_of(tunnels.begin(), tunnels.end(), [&name](const TunnelObject *tunnel) {
            return isSameName(tunnel->status().name, name)
                && tunnel->status().phase != TunnelPhase::Failed;
        });
    };
    const bool isGiven = !settings.name.isEmpty();
    const QString wanted = isGiven ? settings.name : defaultName(settings);
    QString name = wanted;
    for (int number = 2; isTaken(name); ++number) {
        if (isGiven) {
            return nameTaken(name);
        }
        name = u"%1 %2"_s.arg(wanted).arg(number);
    }
    return name;
}

Result<void> TunnelRegistry::claimName(const TunnelObject &tunnel)
{
    const QString name = tunnel.status().name;
    for (const TunnelObject *other : of(tunnel.owner())) {
        if (other == &tunnel || !isSameName(other->status().name, name)) {
            continue;
        }
        if (other->status().phase != TunnelPhase::Failed) {
            return nameTaken(name);
        }
        remove(other->path().path());
    }
    return {};
}

Result<void> TunnelRegistry::makeRoom(uid_t owner)
{
    const std::vector<TunnelObject *> tunnels = of(owner);
    const size_t most = owner == 0 ? kMostOfRoot : kMostOfOneUser;
    if (tunnels.size() < most) {
        return {};
    }
    const auto failed
        = std::find_if(tunnels.begin(), tunnels.end(), [](const TunnelObject *tunnel) {
              return tunnel->status().phase == TunnelPhase::Failed;
          });
    if (failed == tunnels.end()) {
        return Error{ ErrorName::LimitReached,
                      u"You have %1 tunnels, and more are not allowed."_s.arg(most),
                      u"Disconnect one of them first."_s };
    }
    remove((*failed)->path().path());
    return {};
}

void TunnelRegistry::remove(const QString &path)
{
    const auto found = m_tunnels.find(path);
    if (found == m_tunnels.end()) {
        return;
    }
    TunnelObject *removed = found->second.release();
    m_tunnels.erase(found);
    removed->disconnect(this);
    m_subscribers.tellRemoved(removed->owner(), removed->path());
    removed->deleteLater(); // we may be in its signal
    if (m_tunnels.empty()) {
        emit emptied();
    }
}

TunnelObject *TunnelRegistry::find(const QString &path) const
{
    const auto found = m_tunnels.find(path);
    return found == m_tunnels.end() ? nullptr : found->second.get();
}

std::vector<TunnelObject *> TunnelRegistry::all() const
{
    std::vector<TunnelObject *> tunnels;
    for (const auto &[path, tunnel] : m_tunnels) {
        tunnels.push_back(tunnel.get());
    }
    return tunnels;
}

std::vector<TunnelObject *> TunnelRegistry::of(uid_t owner) const
{
    std::vector<TunnelObject *> tunnels = all();
    std::erase_if(tunnels, [owner](const TunnelObject *one) { return one->owner() != owner; });
    return tunnels;
}

void TunnelRegistry::close(const std::vector<TunnelObject *> &tunnels,
                           const std::function<void()> &done)
{
    // Its last copy goes with the last tunnel's.
    const std::shared_ptr<void> last(nullptr, [done](void *) { done(); });
    for (TunnelObject *tunnel : tunnels) {
        tunnel->close([last] {});
    }
}

void TunnelRegistry::onCallerGone(const QString &busName)
{
    for (TunnelObject *tunnel : all()) {
        if (tunnel->endsWith(busName)) {
            tunnel->close([] {});
        }
    }
}

} // namespace Farlan
