// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/pumpmessages.h"
#include "contract/tunnelsettings.h"

#include <QList>
#include <QSslCertificate>
#include <QSslError>
#include <QString>

namespace Farlan
{

// Lower-case hex of the DER's.
QString sha256Of(const QSslCertificate &certificate);

// What is wrong with a certificate, for a person: "it has expired; it is for another name
// (a.example)".
QString describe(const QList<QSslError> &errors);

// Why the chain that a server showed is refused, with a report of it. Without errors, or with a
// pin, because it is not the pinned one.
PumpFailed refuseCertificate(const TunnelSettings &settings, const QList<QSslCertificate> &chain,
                             const QList<QSslError> &errors);

} // namespace Farlan
