// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/frames/tapport.h"

#include <sys/uio.h>

#include <array>
#include <cerrno>

namespace Farlan
{

namespace
{

iovec pieceOf(QByteArrayView bytes)
{
    return { const_cast<char *>(bytes.data()), static_cast<size_t>(bytes.size()) };
}

} // namespace

qsizetype TapPort::read(char *buffer)
{
    const ssize_t length = ::read(m_fd.get(), buffer, kLargestPacket);
    if (length < 0 && errno == EINVAL) {
        ++m_unreadable;
    } else if (length < 0 && errno != EAGAIN && errno != EINTR) {
        m_lost = true;
    }
    return length > OffloadHeader::kBytes ? length : 0;
}

void TapPort::write(const CheckedOffload &offload, QByteArrayView frame)
{
    std::array<char, OffloadHeader::kBytes> header{};
    offload.header.write(header.data());
    std::array<iovec, 4> pieces{
        pieceOf(QByteArrayView(header.data(), header.size())), pieceOf(frame), {}, {}
    };
    int count = 2;
    if (offload.seedAt > 0) { // in its place, without a copy of the frame
        pieces[1] = pieceOf(frame.first(offload.seedAt));
        pieces[2] = { const_cast<quint16 *>(&offload.seed), sizeof(offload.seed) };
        pieces[3] = pieceOf(frame.sliced(offload.seedAt + qsizetype(sizeof(offload.seed))));
        count = 4;
    }
    if (::writev(m_fd.get(), pieces.data(), count) >= 0) {
        return;
    }
    if (errno == EBADFD) {
        m_lost = true;
    } else if (errno == EINVAL) {
        ++m_refused;
    } else {
        // EAGAIN and ENOBUFS: no room. EIO: the interface is down, as the administrator may wish.
        ++m_notTaken;
    }
}

} // namespace Farlan
