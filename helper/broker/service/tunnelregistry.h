// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/service/subscribers.h"
#include "broker/service/tunnelobject.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace Farlan
{

// All tunnels of the helper, from the wish to their end. One that has failed stays, so that it can
// be seen why, until it is closed, its name is used again, or its owner has no room for another.
class TunnelRegistry final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TunnelRegistry)

public:
    static constexpr size_t kMostOfOneUser = 16;
    static constexpr size_t kMostOfRoot = 256;

    TunnelRegistry(Surroundings &surroundings, Permissions &permissions, Subscribers &subscribers,
                   QObject *parent = nullptr);
    ~TunnelRegistry() override;

    // A tunnel that waits to be allowed, under a path that nobody can guess. Errors: NameTaken,
    // LimitReached. Owned by the registry.
    Result<TunnelObject *> add(const BusCall &opener, const TunnelSettings &settings);
    void remove(const QString &path);
    // For one that is allowed to be opened: what has failed under its name goes. NameTaken if that
    // was opened again meanwhile.
    Result<void> claimName(const TunnelObject &tunnel);

    TunnelObject *find(const QString &path) const; // null: none
    std::vector<TunnelObject *> all() const;
    std::vector<TunnelObject *> of(uid_t owner) const;
    bool isEmpty() const { return m_tunnels.empty(); }

    // `done` is called when the last of them is closed.
    static void close(const std::vector<TunnelObject *> &tunnels,
                      const std::function<void()> &done);
    void onCallerGone(const QString &busName);

signals:
    void emptied();

private:
    Result<QString> nameFor(uid_t owner, const TunnelSettings &settings) const;
    Result<void> makeRoom(uid_t owner);

    Surroundings &m_surroundings;
    Permissions &m_permissions;
    Subscribers &m_subscribers;
    std::map<QString, std::unique_ptr<TunnelObject>> m_tunnels; // by path
};

} // namespace Farlan
