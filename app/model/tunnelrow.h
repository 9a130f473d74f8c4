// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/tunnelcounters.h"
#include "app/profiles/profilestore.h"
#include "contract/tunnelstatus.h"

#include <QList>
#include <QVariant>

#include <optional>

namespace Farlan
{

// What TunnelModel tells of a tunnel. "None" is a value of the type's that is empty, or, for what
// is marked with "if any", an invalid QVariant.
enum TunnelRole {
    NameRole = Qt::DisplayRole, // QString: of the profile or, if it has none, the tunnel's own

    // always
    TextRole = Qt::UserRole + 1, // QString: its state in a line, as describe(). While waiting it
                                 // counts down, of which no signal tells: see NextTryRole
    ModeRole, // TunnelMode
    LocationRole, // QString: a client's URI without user info, where a server listens
    StateRole, // TunnelState; Closed while there is no tunnel
    PhaseRole, // TunnelPhase; the same
    NeedRole, // UserNeed

    // of its profile
    ProfileIdRole, // QUuid, or none
    ProfileRole, // Profile, if any
    FileRole, // QString: the path of its file, or none
    IsReadOnlyRole, // bool: the administrator's

    // of the helper's tunnel
    PathRole, // QString: on the bus, for HelperClient; none: it is not connected
    DeviceRole, // QString: the interface, or none
    SinceRole, // QDateTime in UTC: since when in this phase; or none
    NextTryRole, // QDateTime in UTC: while waiting; or none
    ReconnectsRole, // int
    ClientsRole, // int: of a server
    PeerRole, // PeerStatus: of a client
    ErrorRole, // Error, if any: why the last try ended; while waiting or failed
    CertificateRole, // CertificateReport, if any: with the error CertificateRefused

    // while the model counts
    StatisticsRole, // InterfaceStatistics, if any: bytes, frames and drops each way
    RateRole, // TunnelRate, if any: bytes per second each way
};

// Whether a change of these roles, as dataChanged() has them, is about more than the counters,
// which change every second.
bool isMoreThanCounters(const QList<int> &roles);

// What a tunnel does not go on without.
enum class UserNeed {
    Nothing,
    Password, // another one, or a user
    ProxyPassword,
    Certificate, // somebody has to say whether it is the right one
};

// A profile, a tunnel of the helper's, or both.
struct TunnelRow {
    std::optional<StoredProfile> profile;
    QString path; // of the tunnel, on the bus
    // The tunnel's, or that of an attempt that has not led to a tunnel; none: it is not connected
    std::optional<TunnelStatus> status;
    bool isAsking = false; // the attempt goes on once a person has given a password
    std::optional<TunnelCount> count;

    QString name() const;
    QUuid profileId() const { return profile ? profile->profile().id : QUuid(); }
    TunnelMode mode() const;
    QString location() const;
    TunnelPhase phase() const { return status ? status->phase : TunnelPhase::Closed; }
    UserNeed need() const;
    QString text() const;

    QVariant value(int role) const; // by TunnelRole
};

} // namespace Farlan
