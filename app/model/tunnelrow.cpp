// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/tunnelrow.h"

#include "contract/errornames.h"
#include "contract/statustext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

template<typename T>
QVariant ifAny(const std::optional<T> &value)
{
    return value ? QVariant::fromValue(*value) : QVariant();
}

QVariant ofProfile(const StoredProfile &stored, int role)
{
    switch (role) {
    case ProfileIdRole:
        return stored.profile().id;
    case FileRole:
        return stored.file.path;
    case IsReadOnlyRole:
        return stored.isReadOnly;
    default:
        return {};
    }
}

QVariant ofStatus(const TunnelStatus &status, int role)
{
    switch (role) {
    case DeviceRole:
        return status.device;
    case SinceRole:
        return status.since;
    case NextTryRole:
        return status.nextTry;
    case ReconnectsRole:
        return status.reconnects;
    case ClientsRole:
        return status.clients;
    case PeerRole:
        return QVariant::fromValue(status.peer);
    case ErrorRole:
        return ifAny(status.error);
    case CertificateRole:
        return ifAny(status.certificate);
    default:
        return {};
    }
}

} // namespace

bool isMoreThanCounters(const QList<int> &roles)
{
    return roles.isEmpty() || std::any_of(roles.begin(), roles.end(), [](int role) {
               return role != StatisticsRole && role != RateRole;
           });
}

QString TunnelRow::name() const
{
    return profile ? profile->profile().name() : status->name;
}

QString TunnelRow::location() const
{
    // A server's tunnel has none before it listens.
    return status && (!status->location.isEmpty() || !profile) ? status->location
                                                               : locationOf(profile->profile());
}

TunnelMode TunnelRow::mode() const
{
    return status ? status->mode : profile->profile().settings.mode;
}

UserNeed TunnelRow::need() const
{
    if (isAsking) {
        return UserNeed::Password;
    }
    if (!status || !status->error) {
        return UserNeed::Nothing;
    }
    const QString &error = status->error->name;
    return error == ErrorName::AuthenticationFailed     ? UserNeed::Password
        : error == ErrorName::ProxyAuthenticationFailed ? UserNeed::ProxyPassword
        : error == ErrorName::CertificateRefused        ? UserNeed::Certificate
                                                        : UserNeed::Nothing;
}

QString TunnelRow::text() const
{
    return status ? describe(*status) : u"Not connected"_s;
}

QVariant TunnelRow::value(int role) const
{
    switch (role) {
    case NameRole:
        return name();
    case TextRole:
        return text();
    case ModeRole:
        return QVariant::fromValue(mode());
    case LocationRole:
        return location();
    case StateRole:
        return QVariant::fromValue(stateOf(phase()));
    case PhaseRole:
        return QVariant::fromValue(phase());
    case NeedRole:
        return QVariant::fromValue(need());
    case PathRole:
        return path;
    case StatisticsRole:
        return count ? QVariant::fromValue(count->statistics) : QVariant();
    case RateRole:
        return count ? ifAny(count->rate) : QVariant();
    case ProfileRole:
        return profile ? QVariant::fromValue(profile->profile()) : QVariant();
    case ProfileIdRole:
    case FileRole:
    case IsReadOnlyRole:
        return ofProfile(profile.value_or(StoredProfile()), role);
    default:
        return ofStatus(status.value_or(TunnelStatus()), role);
    }
}

} // namespace Farlan
