// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/certificatesummary.h"

#include <QCoreApplication>

namespace Farlan
{

// A certificate of one's own, as the one who has to renew it knows it.
class CertificateText final
{
    Q_DECLARE_TR_FUNCTIONS(Farlan::CertificateText)

public:
    // From when on somebody should renew it.
    static constexpr int kDaysOfWarning = 14;

    struct Line {
        QString text; // "lab.example, issued by Example CA, valid until 3/4/27"
        bool isWarning = false; // it is over, or soon will be
    };

    static Line of(const CertificateSummary &certificate, const QDateTime &now);

private:
    static QString validity(const QDateTime &until, const QDateTime &now);
};

} // namespace Farlan
