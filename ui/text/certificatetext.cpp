// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/certificatetext.h"

#include "base/logtext.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

constexpr qsizetype kLongestName = 64; // what is beyond is no name

QString shown(const QString &name)
{
    return escapedForLog(QStringView(name).left(kLongestName));
}

// With all of the year: some are valid for a century.
QString dateText(const QDate &date)
{
    QString format = QLocale().dateFormat(QLocale::ShortFormat);
    if (!format.contains(u"yyyy"_s)) {
        format.replace(u"yy"_s, u"yyyy"_s);
    }
    return QLocale().toString(date, format);
}

} // namespace

CertificateText::Line CertificateText::of(const CertificateSummary &certificate,
                                          const QDateTime &now)
{
    const QString subject = shown(certificate.subject);
    const QString issuer = shown(certificate.issuer);
    QStringList parts;
    parts += subject.isEmpty() ? tr("without a name") : subject;
    if (!issuer.isEmpty()) {
        //: About a certificate: %1 is the name of who has signed it.
        parts += issuer == subject ? tr("self-signed") : tr("issued by %1").arg(issuer);
    }
    const QDateTime &until = certificate.validUntil;
    if (!until.isValid()) {
        //: Stands between what is known of a certificate.
        return { parts.join(tr(", ")), false };
    }
    parts += validity(until, now);
    //: Stands between what is known of a certificate.
    return { parts.join(tr(", ")), until < now.addDays(kDaysOfWarning) };
}

QString CertificateText::validity(const QDateTime &until, const QDateTime &now)
{
    const QString date = dateText(until.toLocalTime().date());
    if (until < now) {
        //: About a certificate: %1 is a date.
        return tr("expired on %1").arg(date);
    }
    if (until < now.addDays(kDaysOfWarning)) {
        const int days = static_cast<int>(now.daysTo(until));
        //: About a certificate: %1 is a date.
        return tr("expires in %n day(s), on %1", nullptr, days).arg(date);
    }
    //: About a certificate: %1 is a date.
    return tr("valid until %1").arg(date);
}

} // namespace Farlan
