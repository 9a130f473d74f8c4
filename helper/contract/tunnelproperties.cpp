// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/tunnelproperties.h"

#include "contract/errornames.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

qlonglong milliseconds(const QDateTime &time)
{
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}

QDateTime fromMilliseconds(const QVariant &value)
{
    const qlonglong time = value.toLongLong();
    return time != 0 ? QDateTime::fromMSecsSinceEpoch(time, QTimeZone::utc()) : QDateTime();
}

} // namespace

QVariantMap toProperties(const TunnelStatus &status)
{
    const Error error = status.error.value_or(Error{});
    const CertificateReport refused = status.certificate.value_or(CertificateReport{});
    return {
        { u"Name"_s, status.name },
        { u"Mode"_s, status.mode == TunnelMode::Client ? u"client"_s : u"server"_s },
        { u"State"_s, stateName(stateOf(status.phase)) },
        { u"Phase"_s, phaseName(status.phase) },
        { u"Since"_s, milliseconds(status.since) },
        { u"ErrorName"_s, error.name },
        { u"ErrorMessage"_s, error.message },
        { u"ErrorHint"_s, error.hint },
        { u"RefusalReasons"_s, refused.reasons },
        { u"RefusedCertificates"_s, QVariant::fromValue(toMaps(refused.chain)) },
        { u"NextRetry"_s, milliseconds(status.nextTry) },
        { u"Uri"_s, status.location },
        { u"Device"_s, status.device },
        { u"Owner"_s, status.owner },
        { u"Reconnects"_s, static_cast<uint>(status.reconnects) },
        { u"Clients"_s, static_cast<uint>(status.clients) },
        { u"PeerAddress"_s, status.peer.address },
        { u"TlsVersion"_s, status.peer.tlsVersion },
        { u"TlsCipher"_s, status.peer.cipher },
        { u"PeerCertificate"_s, status.peer.certificateSha256 },
        { u"PeerCertificateProblem"_s, status.peer.certificateProblem },
        { u"PeerCertificatePinned"_s, status.peer.certificatePinned },
    };
}

Result<TunnelStatus> statusFromProperties(const QVariantMap &properties)
{
    const std::optional<TunnelPhase> phase = phaseFromName(properties.value(u"Phase"_s).toString());
    if (!phase) {
        return unknownPhase();
    }
    TunnelStatus status;
    status.name = properties.value(u"Name"_s).toString();
    status.owner = properties.value(u"Owner"_s).toUInt();
    status.mode = properties.value(u"Mode"_s).toString() == "server"_L1 ? TunnelMode::Server
                                                                        : TunnelMode::Client;
    status.phase = *phase;
    status.device = properties.value(u"Device"_s).toString();
    status.location = properties.value(u"Uri"_s).toString();
    status.peer = PeerStatus{
        .address = properties.value(u"PeerAddress"_s).toString(),
        .tlsVersion = properties.value(u"TlsVersion"_s).toString(),
        .cipher = properties.value(u"TlsCipher"_s).toString(),
        .certificateSha256 = properties.value(u"PeerCertificate"_s).toString(),
        .certificateProblem = properties.value(u"PeerCertificateProblem"_s).toString(),
        .certificatePinned = properties.value(u"PeerCertificatePinned"_s).toBool(),
    };
    if (const QString name = properties.value(u"ErrorName"_s).toString(); !name.isEmpty()) {
        status.error = Error{ name, properties.value(u"ErrorMessage"_s).toString(),
                              properties.value(u"ErrorHint"_s).toString() };
    }
    if (const QStringList reasons = properties.value(u"RefusalReasons"_s).toStringList();
        !reasons.isEmpty()) {
        const auto chain = properties.value(u"RefusedCertificates"_s).value<QList<QVariantMap>>();
        status.certificate = CertificateReport{ reasons, chainFromMaps(chain) };
    }
    status.since = fromMilliseconds(properties.value(u"Since"_s));
    status.nextTry = fromMilliseconds(properties.value(u"NextRetry"_s));
    status.reconnects = properties.value(u"Reconnects"_s).toInt();
    status.clients = properties.value(u"Clients"_s).toInt();
    return status;
}

} // namespace Farlan
