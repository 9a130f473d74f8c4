// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/certificates.h"

#include "contract/errornames.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Farlan
{

Result<QByteArray> certificatesIn(const QByteArray &pem, const QString &what)
{
    // RFC 7468, with any white space in the base64.
    static const QRegularExpression block(u"-----BEGIN CERTIFICATE-----\\s*\\n([A-Za-z0-9+/=\\s]+)"
                                          "-----END CERTIFICATE-----"_s);
    QByteArray certificates;
    auto blocks = block.globalMatch(QString::fromLatin1(pem));
    while (blocks.hasNext()) {
        const QString base64 = blocks.next().captured(1).remove(u'\r').trimmed();
        certificates += "-----BEGIN CERTIFICATE-----\n" + base64.toLatin1()
            + "\n-----END CERTIFICATE-----\n";
    }
    if (certificates.isEmpty()) {
        return Error{ ErrorName::InvalidFile,
                      u"cacerts: %1 holds no certificate in PEM form."_s.arg(what) };
    }
    return certificates;
}

} // namespace Farlan
