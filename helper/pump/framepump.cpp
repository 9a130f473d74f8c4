// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/framepump.h"

#include "contract/errornames.h"
#include "pump/frames/plainformat.h"
#include "pump/frames/superframeformat.h"
#include "pump/log.h"

namespace Farlan
{

namespace
{

constexpr int kFramesPerWakeUp = 64; // then the event loop gets its turn
constexpr int kMostWaitingFrames = 512; // more than the queue of a TAP of ours

} // namespace

FramePump::FramePump(std::unique_ptr<Link> link, UniqueFd tap, const Interface &interface,
                     QObject *parent)
    : QObject(parent)
    , m_link(std::move(link))
    , m_tap(std::move(tap))
    , m_interface(interface)
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
    connect(m_link.get(), &Link::allReceived, this, [this] { m_format->finishReceiving(); });
    connect(m_link.get(), &Link::drained, this, [this] { m_tapReadable.setEnabled(true); });
    connect(m_link.get(), &Link::closed, this, &FramePump::stop);
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

void FramePump::dropWaitingFrames()
{
    for (int i = 0; i < kMostWaitingFrames; ++i) {
        if (m_tap.read(m_format->packetBuffer()) == 0) {
            break;
        }
    }
    m_format->flush();
}

void FramePump::sendFrames()
{
    for (int i = 0; i < kFramesPerWakeUp && !m_link->isFull(); ++i) {
        const qsizetype size = m_tap.read(m_format->packetBuffer());
        if (size == 0) {
            break;
        }
        m_format->takePacket(size);
    }
    m_format->flush();
    if (m_stopped) {
        return; // what was sent found the connection gone
    }
    if (m_tap.isLost()) {
        onDeviceLost();
        return;
    }
    m_tapReadable.setEnabled(!m_link->isFull());
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
}

void FramePump::logDrops(const QString &who) const
{
    const FrameFormat::Drops drops = m_format->drops();
    const quint64 texts = m_link->ignoredTextMessages();
    const quint64 notTaken = m_tap.notTaken();
    if (m_tap.refused() > 0) {
        qCWarning(lcPump).noquote()
            << QStringLiteral("%1: the kernel found %2 frames invalid that were not")
                   .arg(who)
                   .arg(m_tap.refused());
    }
    if (drops.received + drops.own + notTaken + texts == 0) {
        return;
    }
    qCInfo(lcPump).noquote()
        << QStringLiteral("%1: dropped %2 received frames that were malformed or too long, %3 that "
                          "the interface did not take, and %4 of the interface's that the peer "
                          "could not take; ignored %5 text messages")
               .arg(who)
               .arg(drops.received)
               .arg(notTaken)
               .arg(drops.own)
               .arg(texts);
}

void FramePump::stop(const Error &reason)
{
    if (std::exchange(m_stopped, true)) {
        return;
    }
    m_tapReadable.setEnabled(false);
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
