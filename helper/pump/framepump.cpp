// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/framepump.h"

#include "contract/errornames.h"
#include "pump/frames/plainformat.h"
#include "pump/frames/segmentation.h"
#include "pump/frames/superframeformat.h"
#include "pump/log.h"

#include <chrono>
#include <cstring>

using namespace std::chrono_literals;

namespace Farlan
{

namespace
{

constexpr int kFramesPerWakeUp = 64; // then the event loop gets its turn
constexpr qsizetype kBytesToSortPerWakeUp = 256 * 1024; // in pieces they are many
constexpr int kMostWaitingFrames = 512; // more than the queue of a TAP of ours
constexpr auto kTellDrops = 1s; // as often as somebody looks at counters

} // namespace

FramePump::FramePump(std::unique_ptr<Link> link, UniqueFd tap, const Interface &interface,
                     QObject *parent)
    : QObject(parent)
    , m_link(std::move(link))
    , m_tap(std::move(tap))
    , m_interface(interface)
    , m_mtu(interface.mtu)
    , m_tapReadable(m_tap.fd(), QSocketNotifier::Read)
{
    if (m_link->format() == Link::Format::Superframes) {
        auto superframes
            = std::make_unique<SuperframeFormat>(*m_link, m_tap, interface.offloads, interface.mtu);
        m_superframes = superframes.get();
        m_format = std::move(superframes);
    } else {
        m_format = std::make_unique<PlainFormat>(*m_link, m_tap, interface.offloads, interface.mtu);
    }
    connect(&m_tapReadable, &QSocketNotifier::activated, this, &FramePump::sendFrames);
    connect(m_link.get(), &Link::announced, this, &FramePump::onAnnounced);
    connect(m_link.get(), &Link::messageReceived, this, &FramePump::receive);
    connect(m_link.get(), &Link::allReceived, this, [this] {
        m_format->finishReceiving();
        noteDrops();
    });
    connect(m_link.get(), &Link::drained, this, &FramePump::onDrained);
    connect(m_link.get(), &Link::closed, this, &FramePump::stop);
    m_tellDrops.setSingleShot(true);
    m_tellDrops.setInterval(kTellDrops);
    m_tellDrops.callOnTimeout(this, &FramePump::tellDrops);
    dropWaitingFrames();
}

FramePump::~FramePump() = default;

void FramePump::start()
{
    if (!m_superframes) {
        emit wantOffloads(m_interface.offloads);
        return;
    }
    m_link->announce(m_interface.offloads);
    if (const std::optional<Offloads> peer = m_link->peerOffloads()) {
        onAnnounced(*peer); // it was before us
    }
}

void FramePump::onAnnounced(Offloads peer)
{
    const Offloads agreed = peer & m_interface.offloads;
    m_superframes->setAgreed(agreed);
    emit wantOffloads(agreed);
}

void FramePump::setMtu(int mtu)
{
    m_mtu = mtu;
    m_format->setMtu(mtu);
}

void FramePump::dropWaitingFrames()
{
    for (int i = 0; i < kMostWaitingFrames; ++i) {
        const quint64 unreadable = m_tap.unreadable();
        if (m_tap.read(m_format->packetBuffer()) == 0 && m_tap.unreadable() == unreadable) {
            break;
        }
    }
    m_format->flush();
}

void FramePump::onDrained()
{
    m_tapReadable.setEnabled(true);
    if (!m_waiting.isEmpty()) { // later: we are in the socket's signal
        QMetaObject::invokeMethod(this, &FramePump::sendFrames, Qt::QueuedConnection);
    }
}

void FramePump::sendFrames()
{
    if (m_stopped) {
        return;
    }
    if (!m_waiting.isEmpty()) {
        sendWaiting();
    }
    takeFrames();
    sendWaiting();
    if (m_stopped) {
        return; // what was sent found the connection gone
    }
    noteDrops();
    if (m_tap.isLost()) {
        onDeviceLost();
        return;
    }
    m_tapReadable.setEnabled(!m_link->isFull() || m_link->isSlow());
}

void FramePump::takeFrames()
{
    qsizetype sorted = 0;
    for (int i = 0; i < kFramesPerWakeUp && sorted < kBytesToSortPerWakeUp && !m_stopped; ++i) {
        const bool isFull = !m_waiting.isEmpty() || m_format->isFull();
        if (isFull && !m_link->isSlow()) {
            return;
        }
        char *const packet = m_format->packetBuffer();
        const qsizetype size = m_tap.read(packet);
        if (size == 0) {
            return;
        }
        if (isFull || m_link->isTooMuch(size)) {
            letWait(QByteArrayView(packet, size));
            sorted += size;
        } else {
            m_format->takePacket(size);
        }
    }
}

// In pieces, if it would be in everybody's way: 64 KiB keep a line of 10 Mbit/s busy for 50 ms.
void FramePump::letWait(QByteArrayView packet)
{
    const FairQueue::TimePoint now = FairQueue::TimePoint::clock::now();
    const QByteArrayView frame = packet.sliced(OffloadHeader::kBytes);
    std::optional<CheckedOffload> offload;
    if (m_link->isTooMuch(packet.size())) {
        offload = checkOffload(frame, OffloadHeader::read(packet.data()), m_interface.offloads,
                               m_mtu, OffloadSource::Kernel);
    }
    if (!offload || offload->header.segments == OffloadHeader::kNoSegments) {
        m_waiting.push(packet.toByteArray(), now);
        return;
    }
    for (Segmentation segments(frame, *offload); !segments.atEnd();) {
        const QByteArrayView segment = segments.next();
        QByteArray piece;
        piece.reserve(OffloadHeader::kBytes + segment.size());
        piece.append(OffloadHeader::kBytes, '\0').append(segment); // nothing is left to do with it
        m_waiting.push(std::move(piece), now);
    }
}

void FramePump::sendWaiting()
{
    do {
        while (!m_waiting.isEmpty() && !m_format->isFull()) {
            const QByteArray packet = m_waiting.pop(FairQueue::TimePoint::clock::now());
            std::memcpy(m_format->packetBuffer(), packet.constData(),
                        static_cast<size_t>(packet.size()));
            m_format->takePacket(packet.size());
        }
        m_format->flush();
    } while (!m_waiting.isEmpty() && !m_format->isFull() && !m_stopped);
}

void FramePump::receive(QByteArrayView message)
{
    const quint64 wrong = m_format->drops().received;
    m_format->receive(message);
    if (m_tap.isLost()) {
        onDeviceLost();
    } else if (m_superframes && m_superframes->isPeerBroken()) {
        stop(Error{ ErrorName::ConnectionLost,
                    QStringLiteral("The peer sends frames that are not as agreed.") });
    } else if (!m_hasReceived && m_format->drops().received == wrong) {
        m_hasReceived = true;
        emit firstFrameReceived();
    }
    if (m_superframes) {
        noteDrops(); // otherwise at allReceived, for many frames at once
    }
}

DroppedFrames FramePump::allDropped() const
{
    const FrameFormat::Drops wrong = m_format->drops();
    return { wrong.received + m_tap.refused(),
             wrong.own + m_waiting.dropped() + m_tap.unreadable() };
}

void FramePump::noteDrops()
{
    if (!m_stopped && !m_tellDrops.isActive() && allDropped() != m_toldDrops) {
        m_tellDrops.start();
    }
}

void FramePump::tellDrops()
{
    const DroppedFrames all = allDropped();
    const DroppedFrames more{ all.received - m_toldDrops.received, all.sent - m_toldDrops.sent };
    m_toldDrops = all;
    if (more != DroppedFrames{}) {
        emit dropped(more);
    }
}

void FramePump::logDrops(const QString &who) const
{
    const FrameFormat::Drops drops = m_format->drops();
    const quint64 texts = m_link->ignoredTextMessages();
    const quint64 notTaken = m_tap.notTaken();
    if (m_tap.refused() > 0) {
        qCWarning(lcPump).noquote()
            << QStringLiteral("%1: the kernel found %2 frames invalid that were not")
                   .arg(who, QString::number(m_tap.refused()));
    }
    const quint64 late = m_waiting.dropped();
    const quint64 own = drops.own + m_tap.unreadable();
    if (drops.received + own + notTaken + late + texts == 0) {
        return;
    }
    qCInfo(lcPump).noquote()
        << QStringLiteral("%1: dropped %2 received frames that were malformed or too long, %3 that "
                          "the interface did not take, and of the interface's %4 that the peer "
                          "could not take and %5 for which the connection was too slow; ignored "
                          "%6 text messages")
               .arg(who, QString::number(drops.received), QString::number(notTaken),
                    QString::number(own), QString::number(late), QString::number(texts));
}

void FramePump::stop(const Error &reason)
{
    if (std::exchange(m_stopped, true)) {
        return;
    }
    m_tapReadable.setEnabled(false);
    if (!m_tap.isLost()) {
        m_format->finishReceiving(); // the end may have come with the last frames
    }
    m_tellDrops.stop();
    tellDrops();
    disconnect(m_link.get(), nullptr, this, nullptr);
    emit finished(reason);
}

void FramePump::onDeviceLost()
{
    stop(Error{
        ErrorName::DeviceUnavailable,
        QStringLiteral("The interface %1 was deleted by somebody else.").arg(m_interface.device) });
}

} // namespace Farlan
