// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/quantitytext.h"

#include <QLocale>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace Farlan
{

QString QuantityText::bytes(quint64 bytes)
{
    constexpr quint64 kMost = std::numeric_limits<qint64>::max();
    const auto shown = static_cast<qint64>(std::min(bytes, kMost));
    return QLocale().formattedDataSize(shown, shown < 1024 ? 0 : 1, QLocale::DataSizeIecFormat);
}

QString QuantityText::rate(quint64 bytesPerSecond)
{
    //: A rate: %1 is an amount as "1.2 KiB".
    return tr("%1/s").arg(bytes(bytesPerSecond));
}

QString QuantityText::frames(quint64 frames)
{
    const auto number
        = static_cast<int>(std::min<quint64>(frames, std::numeric_limits<int>::max()));
    //: Ethernet frames; %L1 is their number.
    return tr("%L1 frames", nullptr, number).arg(frames);
}

QString QuantityText::duration(std::chrono::milliseconds time)
{
    const qint64 seconds = std::max<qint64>(0, time.count() / 1000);
    const qint64 minutes = seconds / 60;
    const qint64 hours = minutes / 60;
    const qint64 days = hours / 24;
    if (days > 0) {
        //: A duration in days and hours.
        return tr("%1 d %2 h").arg(days).arg(hours % 24);
    }
    if (hours > 0) {
        //: A duration in hours and minutes.
        return tr("%1 h %2 min").arg(hours).arg(minutes % 60);
    }
    if (minutes > 0) {
        //: A duration in minutes and seconds.
        return tr("%1 min %2 s").arg(minutes).arg(seconds % 60);
    }
    //: A duration in seconds.
    return tr("%1 s").arg(seconds);
}

} // namespace Farlan
