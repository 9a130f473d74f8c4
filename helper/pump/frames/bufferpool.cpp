// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/frames/bufferpool.h"

#include <vector>

namespace Farlan
{

namespace
{

constexpr size_t kMostSpare = 10;

std::vector<QByteArray> &spares()
{
    thread_local std::vector<QByteArray> buffers;
    return buffers;
}

} // namespace

QByteArray BufferPool::take()
{
    if (spares().empty()) {
        return QByteArray(kBytes, Qt::Uninitialized);
    }
    QByteArray buffer = std::move(spares().back());
    spares().pop_back();
    buffer.resize(kBytes);
    return buffer;
}

void BufferPool::giveBack(QByteArray &&buffer)
{
    if (buffer.capacity() >= kBytes && spares().size() < kMostSpare) {
        spares().push_back(std::move(buffer));
    }
}

} // namespace Farlan
