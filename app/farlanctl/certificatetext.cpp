// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/certificatetext.h"

#include "app/farlanctl/terminal.h"

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

QString textOr(const QString &text, const QString &otherwise)
{
    return text.isEmpty() ? otherwise : text;
}

QString dateText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(u"yyyy-MM-dd HH:mm 'UTC'"_s) : u"?"_s;
}

// As an option of this program's.
QString hintFor(const Error &error, const CertificateReport &report)
{
    if (report.chain.isEmpty() || report.reasons.contains(RefusalReason::DiffersFromPin)) {
        return error.hint;
    }
    const QString authority = report.reasons.contains(RefusalReason::UnknownIssuer)
        ? u"If you trust the authority that signed it, give that with --cacerts FILE. "_s
        : QString();
    return u"%1To trust exactly this certificate, compare its SHA-256 with the server's "
           "administrator by another way, then use --pin %2"_s.arg(authority,
                                                                   report.chain.first().sha256);
}

} // namespace

QStringList linesOf(const CertificateReport &report)
{
    QStringList lines;
    for (const ReportedCertificate &certificate : report.chain) {
        QString line = u"%1, issued by %2"_s.arg(textOr(certificate.subject, u"(no subject)"_s),
                                                 textOr(certificate.issuer, u"(nobody)"_s));
        if (!certificate.names.isEmpty()) {
            line += u", for %1"_s.arg(certificate.names.join(u", "_s));
        }
        lines += line;
        lines += u"valid from %1 to %2, SHA-256 %3"_s.arg(
            dateText(certificate.validFrom), dateText(certificate.validUntil), certificate.sha256);
    }
    return lines;
}

void printRefusal(const Error &error, const CertificateReport &report)
{
    printErrorLine(u"error"_s, error.message);
    for (const QString &line : linesOf(report)) {
        printErrorLine(u"certificate"_s, line);
    }
    printErrorLine(u"hint"_s, hintFor(error, report));
}

} // namespace Farlan
