// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/surroundings.h"

#include "broker/log.h"
#include "contract/helpermessages.h"

namespace Farlan
{

Result<std::unique_ptr<Surroundings>> Surroundings::create(const PumpAccount &pumps)
{
    Result<LinkControl> links = LinkControl::open();
    if (!links) {
        return links.error();
    }
    Result<std::unique_ptr<LinkMonitor>> monitor = LinkMonitor::create(*links);
    if (!monitor) {
        return monitor.error();
    }
    Result<Instance> instance = Instance::create(QString::fromLatin1(kRunDirectory));
    if (!instance) {
        return instance.error();
    }
    const Result<QStringList> removed = instance->removeLeftovers(*links);
    if (!removed) {
        return removed.error();
    }
    if (!removed->isEmpty()) {
        qCInfo(lcBroker).noquote()
            << "Removed what an ended helper had left:" << removed->join(QStringLiteral(", "));
    }
    return std::make_unique<Surroundings>(
        Surroundings{ std::move(*links), std::move(*monitor), std::move(*instance), pumps });
}

} // namespace Farlan
