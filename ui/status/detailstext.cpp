// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/status/detailstext.h"

#include "ui/text/quantitytext.h"
#include "ui/text/reasontext.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QString versionOf(const PeerStatus &peer)
{
    return QString(peer.tlsVersion).replace("TLSv"_L1, "TLS "_L1);
}

} // namespace

QString DetailsText::state(const TunnelRow &row, const QDateTime &now)
{
    if (!row.status || stateOf(row.phase()) != TunnelState::Up || !row.status->since.isValid()) {
        return StateText::ofRow(row);
    }
    const QString duration
        = QuantityText::duration(std::chrono::milliseconds(row.status->since.msecsTo(now)));
    QString text;
    if (row.phase() == TunnelPhase::Listening) {
        //: A server that accepts connections; %1 is a duration as “2 h 13 min”.
        text = tr("Running for %1").arg(duration) + u" · "_s
            + tr("%n client(s)", nullptr, row.status->clients);
    } else if (row.phase() == TunnelPhase::ConnectedNoData) {
        //: %1 is a duration as “2 h 13 min”.
        text = tr("Connected for %1 – no data received yet").arg(duration);
    } else {
        //: %1 is a duration as “2 h 13 min”.
        text = tr("Connected for %1").arg(duration);
    }
    const int reconnects = row.status->reconnects;
    return joined({ text,
                    reconnects == 0       ? QString()
                        : reconnects == 1 ? tr("reconnected once")
                                          : tr("reconnected %n time(s)", nullptr, reconnects) });
}

TrustLine DetailsText::trust(const TunnelRow &row)
{
    if (!row.status || stateOf(row.phase()) != TunnelState::Up) {
        return {};
    }
    if (row.mode() == TunnelMode::Server) {
        return row.location().startsWith("wss:"_L1)
            ? TrustLine{ tr("Clients connect encrypted (TLS)") }
            : TrustLine{ tr("Not encrypted: anyone on the path can read and change the traffic"),
                         true };
    }
    const PeerStatus &peer = row.status->peer;
    if (peer.tlsVersion.isEmpty()) {
        return { tr("Not encrypted: anyone on the path can read and change the traffic"), true };
    }
    const QString tls = versionOf(peer);
    if (peer.certificatePinned) {
        return { joined({ tr("Verified: it is the pinned certificate"), tls }) };
    }
    if (!peer.certificateProblem.isEmpty()) {
        //: %1 is the reason, as “it is for another name (b.example)”.
        return { joined({ tr("NOT VERIFIED: %1").arg(ReasonText::part(peer.certificateProblem)),
                          tls }),
                 true };
    }
    if (!row.profile) { // then nobody knows how, but it was
        return { joined({ tr("Verified certificate"), tls }) };
    }
    const Profile &profile = row.profile->profile();
    const bool isOwn = !profile.settings.cacerts.isEmpty() || !profile.paths.cacerts.isEmpty();
    return { joined({ isOwn ? tr("Verified by this tunnel’s own authority")
                            : tr("Verified by system certificates"),
                      tls }) };
}

QString DetailsText::need(UserNeed need)
{
    switch (need) {
    case UserNeed::Password:
    case UserNeed::ProxyPassword:
        return tr("Enter &Password…");
    case UserNeed::Certificate:
        return tr("Chec&k Certificate…");
    case UserNeed::Nothing:
        return {};
    }
    Q_UNREACHABLE();
}

QString DetailsText::counter(quint64 bytes, const std::optional<quint64> &rate, quint64 frames,
                             quint64 dropped)
{
    return joined({ QuantityText::bytes(bytes), rate ? QuantityText::rate(*rate) : QString(),
                    QuantityText::frames(frames),
                    //: Ethernet frames; %L1 is their number.
                    dropped > 0 ? tr("%L1 dropped").arg(dropped) : QString() });
}

QString DetailsText::tls(const PeerStatus &peer)
{
    return joined({ versionOf(peer), peer.cipher });
}

} // namespace Farlan
