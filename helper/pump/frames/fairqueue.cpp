// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/frames/fairqueue.h"

#include "pump/frames/framelayout.h"
#include "pump/frames/offloadheader.h"

#include <QHashFunctions>
#include <QRandomGenerator>

#include <algorithm>

namespace Farlan
{

namespace
{

constexpr size_t kFlows = 256;
constexpr qsizetype kQuantum = 1514; // of a turn: RFC 8290, 5.2.3
constexpr qsizetype kOverhead = 128; // memory that a packet takes beside its own bytes
constexpr qsizetype kDropsAtOnce = 64; // the longest queue is looked for only then again

qsizetype costOf(const QByteArray &packet)
{
    return packet.size() + kOverhead;
}

// Both addresses and both ports; what is neither TCP nor UDP is one flow from station to station.
size_t flowHash(QByteArrayView frame, size_t seed)
{
    const std::optional<FrameLayout> layout = layoutOf(frame);
    if (!layout) {
        const qsizetype stations = std::min(frame.size(), ethernetHeaderBytes(frame));
        return qHashBits(frame.data(), static_cast<size_t>(stations), seed);
    }
    constexpr size_t kPorts = 4;
    const qsizetype addresses = layout->isIpv6 ? Ipv6::kAddresses : Ipv4::kAddresses;
    const size_t addressBytes = layout->isIpv6 ? 32 : 8;
    size_t hash = qHashBits(frame.data(), static_cast<size_t>(layout->network), seed);
    hash = qHashBits(frame.data() + layout->network + addresses, addressBytes, hash);
    return qHashBits(frame.data() + layout->transport, kPorts, hash);
}

} // namespace

FairQueue::FairQueue()
    : m_seed(QRandomGenerator::system()->generate64())
{
}

void FairQueue::push(QByteArrayView packet, TimePoint now)
{
    Flow &flow = flowOf(packet.sliced(OffloadHeader::kBytes));
    if (!flow.isWaiting) {
        flow.isWaiting = true;
        flow.credit = kQuantum;
        m_newFlows.append(&flow);
    }
    flow.packets.append({ packet.toByteArray(), now });
    const qsizetype cost = costOf(flow.packets.last().bytes);
    flow.bytes += cost;
    m_bytes += cost;
    if (m_bytes > kMostBytes) {
        dropFromLongest();
    }
}

// Deficit round robin: RFC 8290, 4.2.
QByteArray FairQueue::pop(TimePoint now)
{
    for (;;) {
        QList<Flow *> &flows = m_newFlows.isEmpty() ? m_oldFlows : m_newFlows;
        Flow &flow = *flows.first();
        if (flow.credit <= 0) {
            flow.credit += kQuantum;
            m_oldFlows.append(flows.takeFirst());
            continue;
        }
        if (flow.packets.isEmpty()) {
            const bool wasNew = &flows == &m_newFlows;
            flows.removeFirst();
            if (wasNew) { // not new again with its next packet: the old ones would starve
                m_oldFlows.append(&flow);
            } else {
                flow.isWaiting = false;
            }
            continue;
        }
        while (flow.codel.dropsFront(now - flow.packets.first().since, flow.packets.size() == 1,
                                     now)) {
            takeFront(flow);
            ++m_dropped;
        }
        const Packet packet = takeFront(flow);
        flow.credit -= packet.bytes.size();
        return packet.bytes;
    }
}

FairQueue::Flow &FairQueue::flowOf(QByteArrayView frame)
{
    if (m_flows.empty()) {
        m_flows.resize(kFlows);
    }
    return m_flows[flowHash(frame, m_seed) % kFlows];
}

FairQueue::Packet FairQueue::takeFront(Flow &flow)
{
    Packet packet = flow.packets.takeFirst();
    const qsizetype cost = costOf(packet.bytes);
    flow.bytes -= cost;
    m_bytes -= cost;
    return packet;
}

// From the front: its sender learns of it soonest.
void FairQueue::dropFromLongest()
{
    Flow &longest
        = *std::max_element(m_flows.begin(), m_flows.end(), [](const Flow &one, const Flow &other) {
              return one.bytes < other.bytes;
          });
    const qsizetype enough = longest.bytes / 2;
    for (qsizetype drops = 0; drops < kDropsAtOnce && longest.bytes > enough; ++drops) {
        takeFront(longest);
        ++m_dropped;
    }
}

} // namespace Farlan
