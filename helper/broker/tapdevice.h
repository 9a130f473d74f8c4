// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/uniquefd.h"
#include "contract/offloads.h"

#include <QString>

namespace Farlan
{

// Whether this process could create TAP devices, without creating one.
Result<void> checkTunAvailable();

// A new TAP device and the descriptor that frames pass through, each behind a virtio_net_hdr of
// 10 bytes, little endian. It takes no offloads and its carrier is on until somebody says
// otherwise. Closing the descriptor does not delete the device while a duplicate is open elsewhere:
// who created it deletes the link by its ifindex.
class TapDevice final
{
public:
    // `nameOrPattern` as in linkname.h. A device that exists is never adopted.
    static Result<TapDevice> create(const QString &nameOrPattern);

    int fd() const { return m_fd.get(); }
    QString name() const { return m_name; }
    int ifindex() const { return m_ifindex; }

    Result<void> setCarrier(bool carrier);
    Offloads supportedOffloads() const { return m_supported; }
    // What the reader can take, of supportedOffloads().
    void setOffloads(Offloads offloads);

private:
    TapDevice(UniqueFd fd, const QString &name, int ifindex);

    UniqueFd m_fd;
    QString m_name;
    int m_ifindex;
    Offloads m_supported;
};

} // namespace Farlan
