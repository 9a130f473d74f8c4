// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/linkinfo.h"
#include "contract/helpermessages.h"

#include <QByteArrayView>

#include <memory>
#include <optional>
#include <vector>

struct ifaddrmsg;
struct ifinfomsg;
struct nl_msg;
struct nlmsghdr;

namespace Farlan
{

// A routing netlink request about a link or its addresses, built attribute by attribute.
// libnl-route 3.7 has no calls for half of what we set, so the attributes are put by their kernel
// names throughout.
class LinkMessage final
{
public:
    // `type` and `flags` as in linux/rtnetlink.h; `ifindex` 0 when the link is named or new.
    LinkMessage(int type, int flags, int ifindex = 0);
    LinkMessage(int type, int flags, const ifaddrmsg &address);

    void put(int attribute, QByteArrayView bytes);
    void putString(int attribute, const QString &text);
    void putNumber8(int attribute, quint8 number);
    void putNumber16(int attribute, quint16 number);
    void putNumber32(int attribute, quint32 number);
    void putLinkHeader(); // the peer of a veth pair starts with one of its own
    void setFamily(int family); // in the header, where they belong
    void setUp(bool up);
    void setNoArp();

    // What `fill` puts becomes the content of `attribute`.
    template<typename Fill>
    void nest(int attribute, Fill fill)
    {
        void *start = beginNest(attribute);
        fill();
        endNest(start);
    }

    // Null when an attribute did not fit.
    nlmsghdr *header() const;

private:
    struct Free {
        void operator()(nl_msg *message) const;
    };
    void *beginNest(int attribute);
    void endNest(void *start);

    std::unique_ptr<nl_msg, Free> m_message;
    bool m_complete = true;
};

// The link that an RTM_NEWLINK message describes; nothing when it describes none in full, as
// those about bridge ports and wireless events.
std::optional<LinkInfo> parseLink(const nlmsghdr &message);

// The addresses that an RTM_NEWADDR message tells of, appended: one, or two where the other end of
// a line has its own.
void parseAddresses(const nlmsghdr &message, std::vector<LinkAddress> &addresses);

// The station that an RTM_NEWNEIGH message of this bridge tells of, when it was learned from frames
// and is not yet forgotten.
std::optional<LearnedAddress> parseLearnedAddress(const nlmsghdr &message, int bridge);

// The counters in an RTM_NEWLINK message.
std::optional<InterfaceStatistics> parseStatistics(const nlmsghdr &message);

} // namespace Farlan
