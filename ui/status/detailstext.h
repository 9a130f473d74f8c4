// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/tunnelrow.h"
#include "ui/text/statetext.h"

#include <QCoreApplication>

namespace Farlan
{

// Whether the peer is the right one, and whether anybody can listen.
struct TrustLine {
    QString text; // or none
    bool isWarning = false;
};

// What the details of a tunnel say, in sentences.
class DetailsText final
{
    Q_DECLARE_TR_FUNCTIONS(Farlan::DetailsText)

public:
    static QString state(const TunnelRow &row, const QDateTime &now); // "Connected for 2 h 13 min"
    static TrustLine trust(const TunnelRow &row);
    static QString need(UserNeed need); // the same
    static QString counter(quint64 bytes, const std::optional<quint64> &rate, quint64 frames,
                           quint64 dropped);
    static QString tls(const PeerStatus &peer); // version and cipher, or none
};

} // namespace Farlan
