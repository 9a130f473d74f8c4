// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QStringList>
#include <QVariantMap>

#include <optional>

namespace Farlan
{

// Why a server's certificate was refused, for programs. One that does not know a reason takes it
// as Other.
namespace RefusalReason
{
inline constexpr QLatin1StringView UnknownIssuer("unknown-issuer");
inline constexpr QLatin1StringView Expired("expired");
inline constexpr QLatin1StringView NotYetValid("not-yet-valid");
inline constexpr QLatin1StringView OtherName("other-name");
inline constexpr QLatin1StringView DiffersFromPin("differs-from-pin");
inline constexpr QLatin1StringView Other("other");
} // namespace RefusalReason

// A report of the largest size, with every character escaped, fits into a message of a channel.
inline constexpr qsizetype kMostReportedCertificates = 10;
inline constexpr qsizetype kMostReportedNames = 8;
inline constexpr qsizetype kMaximumReportedBytes = 256; // of one text, as UTF-8

struct ReportedCertificate {
    QString subject; // "CN=a.example, O=Example"
    QString issuer;
    QStringList names; // that it is for: host names and addresses
    QDateTime validFrom; // UTC
    QDateTime validUntil;
    QString sha256; // lower-case hex of the DER

    bool operator==(const ReportedCertificate &) const = default;
};

// What a server showed that is not trusted. All of it is the server's word.
struct CertificateReport {
    QStringList reasons;
    QList<ReportedCertificate> chain; // the server's own first

    bool operator==(const CertificateReport &) const = default;
};

// As it may stand in a report: cut, and without what a terminal would obey.
QString reportedText(const QString &text);

QJsonObject toJson(const CertificateReport &report);
// Nothing for what is larger than a report can be, or holds what is none.
std::optional<CertificateReport> reportFromJson(const QJsonObject &json);

// The chain as aa{sv} on the bus.
QList<QVariantMap> toMaps(const QList<ReportedCertificate> &chain);
QList<ReportedCertificate> chainFromMaps(const QList<QVariantMap> &maps);

} // namespace Farlan
