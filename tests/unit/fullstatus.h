// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/errornames.h"
#include "contract/tunnelstatus.h"

#include <QTimeZone>

namespace Farlan
{

inline CertificateReport fullReport()
{
    using namespace Qt::StringLiterals;

    const ReportedCertificate own{
        .subject = u"CN=h"_s,
        .issuer = u"CN=A"_s,
        .names = { u"h"_s, u"192.0.2.1"_s },
        .validFrom = QDateTime::fromSecsSinceEpoch(1'580'000'000, QTimeZone::utc()),
        .validUntil = QDateTime::fromSecsSinceEpoch(1'590'000'000, QTimeZone::utc()),
        .sha256 = QString(64, u'a'),
    };
    ReportedCertificate authority; // whose times cannot be read
    authority.sha256 = QString(64, u'0');
    return { { RefusalReason::Expired, RefusalReason::OtherName }, { own, authority } };
}

// One with a value of its own in every field, to see whether all come through.
inline TunnelStatus fullStatus()
{
    using namespace Qt::StringLiterals;

    TunnelStatus status;
    status.name = u"Lab"_s;
    status.owner = 1000;
    status.mode = TunnelMode::Client;
    status.phase = TunnelPhase::Waiting;
    status.device = u"ethws3"_s;
    status.location = u"wss://h/"_s;
    status.peer = PeerStatus{ u"192.0.2.1:443"_s, u"TLSv1.3"_s,     u"TLS_AES_128_GCM_SHA256"_s,
                              u"ab12"_s,          u"self-signed"_s, true };
    status.error = Error{ ErrorName::CertificateRefused, u"m"_s, u"h"_s };
    status.since = QDateTime::fromMSecsSinceEpoch(1'790'000'000'123, QTimeZone::utc());
    status.certificate = fullReport();
    status.nextTry = status.since.addSecs(4);
    status.reconnects = 3;
    status.clients = 2;
    return status;
}

} // namespace Farlan
