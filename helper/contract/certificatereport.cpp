// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/certificatereport.h"

#include <QJsonArray>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <iterator>

namespace Farlan
{

namespace
{

constexpr std::array kReasons{
    RefusalReason::UnknownIssuer, RefusalReason::Expired,        RefusalReason::NotYetValid,
    RefusalReason::OtherName,     RefusalReason::DiffersFromPin, RefusalReason::Other,
};

const QString kReasonsKey = QStringLiteral("reasons");
const QString kChain = QStringLiteral("chain");
const QString kSubject = QStringLiteral("subject");
const QString kIssuer = QStringLiteral("issuer");
const QString kNames = QStringLiteral("names");
const QString kValidFrom = QStringLiteral("valid_from");
const QString kValidUntil = QStringLiteral("valid_until");
const QString kSha256 = QStringLiteral("sha256");

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODate);
}

bool isReason(const QString &text)
{
    return std::any_of(kReasons.begin(), kReasons.end(),
                       [&text](QLatin1StringView reason) { return text == reason; });
}

bool isReported(const QString &text)
{
    return text == reportedText(text);
}

bool isSha256(const QString &text)
{
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

// Nothing when there are more, or anything else is in it.
std::optional<QStringList> textsFrom(const QJsonValue &value, qsizetype most)
{
    const QJsonArray array = value.toArray();
    if (!value.isArray() || array.size() > most) {
        return std::nullopt;
    }
    QStringList texts;
    for (const QJsonValue item : array) {
        if (!item.isString()) {
            return std::nullopt;
        }
        texts.append(item.toString());
    }
    return texts;
}

// An empty text is a time that could not be read. Nothing for what is no time.
std::optional<QDateTime> timeFrom(const QJsonValue &value)
{
    const QString text = value.toString();
    const QDateTime time = QDateTime::fromString(text, Qt::ISODate);
    return value.isString() && time.isValid() != text.isEmpty() ? std::optional(time)
                                                                : std::nullopt;
}

std::optional<ReportedCertificate> certificateFrom(const QJsonObject &json)
{
    const auto names = textsFrom(json.value(kNames), kMostReportedNames);
    const auto from = timeFrom(json.value(kValidFrom));
    const auto until = timeFrom(json.value(kValidUntil));
    if (!names || !from || !until || !std::all_of(names->begin(), names->end(), isReported)) {
        return std::nullopt;
    }
    ReportedCertificate certificate{
        .subject = json.value(kSubject).toString(),
        .issuer = json.value(kIssuer).toString(),
        .names = *names,
        .validFrom = *from,
        .validUntil = *until,
        .sha256 = json.value(kSha256).toString(),
    };
    const bool isGood = isReported(certificate.subject) && isReported(certificate.issuer)
        && isSha256(certificate.sha256);
    return isGood ? std::optional(std::move(certificate)) : std::nullopt;
}

QDateTime fromMilliseconds(const QVariant &value)
{
    const qlonglong time = value.toLongLong();
    return time != 0 ? QDateTime::fromMSecsSinceEpoch(time, QTimeZone::utc()) : QDateTime();
}

qlonglong milliseconds(const QDateTime &time)
{
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}

} // namespace

QString reportedText(const QString &text)
{
    QString clean = text.left(kMaximumReportedBytes);
    std::replace_if(
        clean.begin(), clean.end(), [](QChar c) { return !c.isPrint(); }, u'?');
    while (clean.toUtf8().size() > kMaximumReportedBytes) {
        clean.chop(1);
    }
    return clean;
}

QJsonObject toJson(const CertificateReport &report)
{
    QJsonArray chain;
    for (const ReportedCertificate &certificate : report.chain) {
        chain.append(QJsonObject{
            { kSubject, certificate.subject },
            { kIssuer, certificate.issuer },
            { kNames, QJsonArray::fromStringList(certificate.names) },
            { kValidFrom, timeText(certificate.validFrom) },
            { kValidUntil, timeText(certificate.validUntil) },
            { kSha256, certificate.sha256 },
        });
    }
    return { { kReasonsKey, QJsonArray::fromStringList(report.reasons) }, { kChain, chain } };
}

std::optional<CertificateReport> reportFromJson(const QJsonObject &json)
{
    const auto reasons = textsFrom(json.value(kReasonsKey), std::ssize(kReasons));
    const QJsonArray chain = json.value(kChain).toArray();
    if (!reasons || reasons->isEmpty() || !std::all_of(reasons->begin(), reasons->end(), isReason)
        || chain.size() > kMostReportedCertificates) {
        return std::nullopt;
    }
    CertificateReport report{ *reasons, {} };
    for (const QJsonValue item : chain) {
        const auto certificate = certificateFrom(item.toObject());
        if (!certificate) {
            return std::nullopt;
        }
        report.chain.append(*certificate);
    }
    return report;
}

QList<QVariantMap> toMaps(const QList<ReportedCertificate> &chain)
{
    QList<QVariantMap> maps;
    for (const ReportedCertificate &certificate : chain) {
        maps.append({
            { kSubject, certificate.subject },
            { kIssuer, certificate.issuer },
            { kNames, certificate.names },
            { kValidFrom, milliseconds(certificate.validFrom) },
            { kValidUntil, milliseconds(certificate.validUntil) },
            { kSha256, certificate.sha256 },
        });
    }
    return maps;
}

QList<ReportedCertificate> chainFromMaps(const QList<QVariantMap> &maps)
{
    QList<ReportedCertificate> chain;
    for (const QVariantMap &map : maps) {
        chain.append(ReportedCertificate{
            .subject = map.value(kSubject).toString(),
            .issuer = map.value(kIssuer).toString(),
            .names = map.value(kNames).toStringList(),
            .validFrom = fromMilliseconds(map.value(kValidFrom)),
            .validUntil = fromMilliseconds(map.value(kValidUntil)),
            .sha256 = map.value(kSha256).toString(),
        });
    }
    return chain;
}

} // namespace Farlan
