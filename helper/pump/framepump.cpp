// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/framepump.h"

#include "contract/errornames.h"
#include "pump/log.h"

#include <sys/uio.h>

#include <cerrno>

namespace Farlan
{

namespace
{

constexpr int kFramesPerWakeUp = 64; // then the event loop gets its turn
constexpr int kMostWaitingFrames = 512; // more than the queue of a TAP of ours

} // namespace

FramePump::FramePump(std::unique_ptr<Link> link, UniqueFd tap, const QString &device, int mtu,
                     QObject *parent)
    : QObject(parent)
    , m_link(std::move(link))
    , m_tap(std::move(tap))
    , m_tapReadable(m_tap.get(), QSocketNotifier::Read)
    , m_device(device)
    , m_mtu(mtu)
{
    connect(&m_tapReadable, &QSocketNotifier::activated, this, &FramePump::sendFrames);
    connect(m_link.get(), &Link::frameReceived, this, &FramePump::receiveFrame);
    connect(m_link.get(), &Link::drained, this, [this] { m_tapReadable.setEnabled(true); });
    connect(m_link.get(), &Link::closed, this, [this](const Error &reason) {
        m_tapReadable.setEnabled(false);
        emit finished(reason);
    });
    dropWaitingFrames();
}

FramePump::~FramePump() = default;

void FramePump::dropWaitingFrames()
{
    for (int i = 0; i < kMostWaitingFrames; ++i) {
        if (read(m_tap.get(), m_buffer.data(), m_buffer.size()) < 0) {
            return;
        }
    }
}

void FramePump::sendFrames()
{
    for (int i = 0; i < kFramesPerWakeUp && !m_link->isFull(); ++i) {
        const ssize_t length = read(m_tap.get(), m_buffer.data(), m_buffer.size());
        if (length < 0) {
            if (errno != EAGAIN && errno != EINTR) {
                onDeviceLost();
                return;
            }
            break;
        }
        if (length >= kVnetHeaderBytes + kMinimumFrame) {
            m_link->queueFrame(
                QByteArrayView(m_buffer.data() + kVnetHeaderBytes, length - kVnetHeaderBytes));
        }
    }
    m_link->flush();
    m_tapReadable.setEnabled(!m_link->isFull());
}

void FramePump::receiveFrame(const QByteArray &frame)
{
    if (frame.size() < kMinimumFrame || frame.size() > kMinimumFrame + m_mtu + kVlanTags * 4) {
        ++m_badLength;
        return;
    }
    if (!m_hasReceived) {
        m_hasReceived = true;
        emit firstFrameReceived();
    }
    static constexpr std::array<char, kVnetHeaderBytes> kNoOffload{};
    const std::array<iovec, 2> parts{
        iovec{ const_cast<char *>(kNoOffload.data()), kNoOffload.size() },
        iovec{ const_cast<char *>(frame.constData()), static_cast<size_t>(frame.size()) }
    };
    if (writev(m_tap.get(), parts.data(), parts.size()) >= 0) {
        return;
    }
    if (errno == EBADFD) {
        onDeviceLost();
        return;
    }
    // EAGAIN and ENOBUFS: no room. EIO: the interface is down, as the administrator may wish.
    ++m_notTaken;
}

void FramePump::logDrops(const QString &who) const
{
    const quint64 texts = m_link->ignoredTextMessages();
    if (m_badLength == 0 && m_notTaken == 0 && texts == 0) {
        return;
    }
    qCInfo(lcPump).noquote() << QStringLiteral(
                                    "%1: dropped %2 frames of bad length and %3 that the "
                                    "interface did not take, ignored %4 text messages")
                                    .arg(who)
                                    .arg(m_badLength)
                                    .arg(m_notTaken)
                                    .arg(texts);
}

void FramePump::onDeviceLost()
{
    m_tapReadable.setEnabled(false);
    disconnect(m_link.get(), nullptr, this, nullptr);
    emit finished(
        Error{ ErrorName::DeviceUnavailable,
               QStringLiteral("The interface %1 was deleted by somebody else.").arg(m_device) });
}

} // namespace Farlan
