// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include <chrono>

namespace Farlan
{

// Amounts and times as a person reads them, in the language of the session.
class QuantityText final
{
    Q_DECLARE_TR_FUNCTIONS(Farlan::QuantityText)

public:
    static QString bytes(quint64 bytes); // "18.2 MiB"
    static QString rate(quint64 bytesPerSecond); // "1.2 KiB/s"
    static QString frames(quint64 frames); // "20,412 frames"
    // The two largest units that matter: "2 h 13 min", "42 s". None below zero.
    static QString duration(std::chrono::milliseconds time);
};

} // namespace Farlan
