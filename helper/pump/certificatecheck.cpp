// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/certificatecheck.h"

#include "contract/errornames.h"

namespace Farlan
{

namespace
{

// A chain may have a hundred certificates, each with a trouble of its own.
constexpr qsizetype kMostOfReasons = 1000; // characters

QLatin1StringView reasonOf(const QSslError &error)
{
    switch (error.error()) {
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return RefusalReason::UnknownIssuer;
    case QSslError::CertificateExpired:
        return RefusalReason::Expired;
    case QSslError::CertificateNotYetValid:
        return RefusalReason::NotYetValid;
    case QSslError::HostNameMismatch:
        return RefusalReason::OtherName;
    default:
        return RefusalReason::Other;
    }
}

QString describe(const QSslError &error)
{
    const QLatin1StringView reason = reasonOf(error);
    if (reason == RefusalReason::UnknownIssuer) {
        return QStringLiteral("it is not signed by an authority that is trusted here");
    }
    if (reason == RefusalReason::Expired) {
        return QStringLiteral("it has expired (on %1)")
            .arg(error.certificate().expiryDate().date().toString(Qt::ISODate));
    }
    if (reason == RefusalReason::NotYetValid) {
        return QStringLiteral("it is not yet valid (from %1)")
            .arg(error.certificate().effectiveDate().date().toString(Qt::ISODate));
    }
    if (reason == RefusalReason::OtherName) {
        QStringList names = error.certificate().subjectAlternativeNames().values();
        if (names.isEmpty()) {
            names = error.certificate().subjectInfo(QSslCertificate::CommonName);
        }
        return QStringLiteral("it is for another name (%1)")
            .arg(names.join(QStringLiteral(", ")).left(200));
    }
    return error.errorString();
}

using NameInfo = QStringList (QSslCertificate::*)(QSslCertificate::SubjectInfo) const;

// "CN=a.example, O=Example": what a person looks at.
QString distinguishedName(const QSslCertificate &certificate, NameInfo info)
{
    struct Part {
        QLatin1StringView name;
        QSslCertificate::SubjectInfo what;
    };
    QStringList parts;
    for (const Part &part : {
             Part{ QLatin1StringView("CN"), QSslCertificate::CommonName },
             Part{ QLatin1StringView("OU"), QSslCertificate::OrganizationalUnitName },
             Part{ QLatin1StringView("O"), QSslCertificate::Organization },
             Part{ QLatin1StringView("C"), QSslCertificate::CountryName },
         }) {
        for (const QString &value : (certificate.*info)(part.what)) {
            parts.append(QStringLiteral("%1=%2").arg(part.name, value));
        }
    }
    return reportedText(parts.join(QStringLiteral(", ")));
}

ReportedCertificate reportOn(const QSslCertificate &certificate)
{
    QStringList names;
    const auto alternatives = certificate.subjectAlternativeNames();
    for (const QSsl::AlternativeNameEntryType kind : { QSsl::DnsEntry, QSsl::IpAddressEntry }) {
        for (const QString &name : alternatives.values(kind)) {
            names.append(reportedText(name));
        }
    }
    return {
        .subject = distinguishedName(certificate, &QSslCertificate::subjectInfo),
        .issuer = distinguishedName(certificate, &QSslCertificate::issuerInfo),
        .names = names.mid(0, kMostReportedNames),
        .validFrom = certificate.effectiveDate().toUTC(),
        .validUntil = certificate.expiryDate().toUTC(),
        .sha256 = sha256Of(certificate),
    };
}

} // namespace

QString sha256Of(const QSslCertificate &certificate)
{
    return QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex());
}

QString describe(const QList<QSslError> &errors)
{
    QStringList reasons;
    for (const QSslError &error : errors) {
        reasons.append(describe(error));
    }
    reasons.removeDuplicates();
    return reasons.join(QStringLiteral("; ")).left(kMostOfReasons);
}

PumpFailed refuseCertificate(const TunnelSettings &settings, const QList<QSslCertificate> &chain,
                             const QList<QSslError> &errors)
{
    CertificateReport report;
    for (const QSslCertificate &certificate : chain.mid(0, kMostReportedCertificates)) {
        report.chain.append(reportOn(certificate));
    }
    const QString host = settings.uri.host();
    const QString own = chain.isEmpty() ? QString() : sha256Of(chain.first());
    if (!settings.pin.isEmpty()) {
        report.reasons.append(RefusalReason::DiffersFromPin);
        return { Error{ ErrorName::CertificateRefused,
                        QStringLiteral("The certificate of %1 is not the pinned one.").arg(host),
                        QStringLiteral("Its SHA-256 is %1, the pin is %2. Somebody may be between "
                                       "here and the server, or it has a new certificate: ask its "
                                       "administrator by another way.")
                            .arg(own, settings.pin) },
                 {},
                 report };
    }
    for (const QSslError &error : errors) {
        report.reasons.append(reasonOf(error));
    }
    report.reasons.removeDuplicates();
    const QString authority = report.reasons.contains(RefusalReason::UnknownIssuer)
        ? QStringLiteral("If you trust the authority that signed it, give that as CA file "
                         "(cacerts). ")
        : QString();
    return {
        Error{ ErrorName::CertificateRefused,
               QStringLiteral("The certificate of %1 is refused: %2.").arg(host, describe(errors)),
               QStringLiteral("%1To trust exactly this certificate, compare its SHA-256 with "
                              "the server's administrator by another way, and give it as pin "
                              "(pin): %2")
                   .arg(authority, own) },
        {},
        report
    };
}

} // namespace Farlan
