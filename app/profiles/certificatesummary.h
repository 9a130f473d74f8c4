// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <vector>

namespace Farlan
{

// What a person recognizes a certificate by. All may be empty: nothing here says that a
// certificate is valid, and what cannot be read is left out.
struct CertificateSummary {
    QString subject; // its common name, else its organization
    QString issuer; // the same of who has signed it
    QDateTime validUntil; // UTC
};

// Of each certificate in a PEM text.
std::vector<CertificateSummary> summarizeCertificates(const QByteArray &pem);

} // namespace Farlan
