// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/frames/fairqueue.h"

#include "pump/frames/framelayout.h"
#include "pump/frames/offloadheader.h"
#include "pump/frames/records.h"

#include <QHashFunctions>
#include <QRandomGenerator>
#include <QtEndian>

#include <algorithm>
#include <utility>

namespace Farlan
{

namespace
{

constexpr size_t kFlows = 256;
constexpr qsizetype kQuantum = 1514; // of a turn: one frame (RFC 8290)
constexpr qsizetype kOverhead = 128; // memory that a packet takes beside its own bytes
static_assert(FairQueue::kFewestBytes
              >= 2 * (OffloadHeader::kBytes + Record::kLargestFrame + kOverhead));
constexpr qsizetype kDropsAtOnce = 64; // the longest queue is looked for only then again

qsizetype costOf(const QByteArray &packet)
{
    return packet.size() + kOverhead;
}

class FlowHash
{
public:
    FlowHash(QByteArrayView frame, size_t seed)
        : m_frame(frame)
        , m_value(seed)
    {
    }

    void add(qsizetype offset, qsizetype bytes)
    {
        if (offset + bytes <= m_frame.size()) {
            m_value = qHashBits(m_frame.data() + offset, static_cast<size_t>(bytes), m_value);
        }
    }
    size_t value() const { return m_value; }

private:
    QByteArrayView m_frame;
    size_t m_value;
};

bool hasPorts(quint8 protocol)
{
    return protocol == IpProtocol::kTcp || protocol == IpProtocol::kUdp;
}

// From station to station, of IP also addresses and protocol, of TCP and UDP both ports. Not by
// layoutOf(), which is strict: a short segment that is padded belongs to its flow all the same.
size_t flowHash(QByteArrayView frame, size_t seed)
{
    const qsizetype network = ethernetHeaderBytes(frame);
    FlowHash hash(frame, seed);
    hash.add(0, std::min(frame.size(), network));
    if (frame.size() < network + Ipv4::kHeader) {
        return hash.value();
    }
    const char *const ip = frame.data() + network;
    const auto type = qFromBigEndian<quint16>(ip - 2);
    if (type == EtherType::kIpv4) {
        const auto protocol = static_cast<quint8>(ip[Ipv4::kProtocol]);
        const bool isFragment = (qFromBigEndian<quint16>(ip + Ipv4::kFragment) & 0x3fff) != 0;
        hash.add(network + Ipv4::kProtocol, 1);
        hash.add(network + Ipv4::kAddresses, 8);
        if (hasPorts(protocol) && !isFragment) {
            hash.add(network + (ip[0] & 0x0f) * 4, 4);
        }
    } else if (type == EtherType::kIpv6) {
        hash.add(network + Ipv6::kNextHeader, 1);
        hash.add(network + Ipv6::kAddresses, 32);
        if (hasPorts(static_cast<quint8>(ip[Ipv6::kNextHeader]))) {
            hash.add(network + Ipv6::kHeader, 4);
        }
    }
    return hash.value();
}

} // namespace

std::atomic<int> FairQueue::s_waiting = 0;

FairQueue::FairQueue()
    : FairQueue(QRandomGenerator::system()->generate64())
{
}

FairQueue::FairQueue(size_t seed)
    : m_seed(seed)
{
}

FairQueue::~FairQueue()
{
    addBytes(-m_bytes);
}

void FairQueue::addBytes(qsizetype bytes)
{
    const bool wasEmpty = isEmpty();
    m_bytes += bytes;
    if (isEmpty() != wasEmpty) {
        s_waiting += wasEmpty ? 1 : -1;
    }
}

qsizetype FairQueue::mostBytes()
{
    return std::clamp(kMostBytesOfAll / std::max(s_waiting.load(), 1), kFewestBytes, kMostBytes);
}

void FairQueue::push(QByteArray packet, TimePoint now)
{
    Flow &flow = flowOf(QByteArrayView(packet).sliced(OffloadHeader::kBytes));
    if (!flow.isWaiting) {
        flow.isWaiting = true;
        flow.credit = kQuantum;
        m_newFlows.append(&flow);
    }
    const qsizetype cost = costOf(packet);
    flow.packets.append({ std::move(packet), now });
    flow.bytes += cost;
    addBytes(cost);
    while (m_bytes > mostBytes()) {
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
                flow.leave();
            }
            continue;
        }
        while (flow.codel.dropsFront(now - flow.packets.first().since, flow.isShort(), now)) {
            takeFront(flow);
            ++m_dropped;
        }
        const QByteArray packet = takeFront(flow).bytes;
        flow.credit -= packet.size();
        if (isEmpty()) {
            clear();
        }
        return packet;
    }
}

void FairQueue::clear()
{
    for (Flow *flow : m_newFlows + m_oldFlows) {
        flow->leave();
    }
    m_newFlows.clear();
    m_oldFlows.clear();
}

// The list would keep the memory of the longest that it was.
void FairQueue::Flow::leave()
{
    packets = {};
    isWaiting = false;
}

bool FairQueue::Flow::isShort() const
{
    return packets.size() == 1 || bytes <= kQuantum;
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
    addBytes(-cost);
    if (flow.packets.isEmpty()) {
        flow.codel.onEmpty();
    }
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
