// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/uniquefd.h"
#include "broker/linkinfo.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QSocketNotifier>
#include <QTimer>

#include <memory>
#include <vector>

struct nlmsghdr;

namespace Farlan
{

class LinkControl;

// Tells what happens to the interfaces and routes of this network namespace. Links of Farlan's own,
// which are known by their alias, are reported but never count as the network coming up: give a
// link its alias before it goes up.
class LinkMonitor final : public QObject
{
    Q_OBJECT

public:
    static Result<std::unique_ptr<LinkMonitor>> create(LinkControl &control);
    ~LinkMonitor() override;
    Q_DISABLE_COPY_MOVE(LinkMonitor)

    // Also never counts, whatever its alias, until it is deleted.
    void ignoreLink(int ifindex);

signals:
    void linkChanged(const Farlan::LinkInfo &link);
    void linkDeleted(int ifindex);
    // A link got its carrier, or a route was added: who waits for the network may try at once. Some
    // 200 ms after the first of a burst of such changes.
    void networkCameUp();
    // Messages were lost: any link may have changed or gone.
    void changesLost();

private:
    LinkMonitor(UniqueFd socket, const std::vector<LinkInfo> &links);

    void readMessages();
    bool readDatagram(); // false: nothing more to read now
    void handleMessage(nlmsghdr &message);
    void handleLink(const LinkInfo &link);
    void handleDeletion(const nlmsghdr &message);
    void handleRoute(nlmsghdr &message);
    bool isOwn(int ifindex) const { return m_own.contains(ifindex); }
    void announceNetwork();

    UniqueFd m_socket;
    QSocketNotifier m_notifier;
    QTimer m_burst; // runs while networkCameUp() is due
    QHash<int, bool> m_carriers; // by ifindex, of all links
    QSet<int> m_own; // by ifindex
};

} // namespace Farlan
