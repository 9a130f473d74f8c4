// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/fingerprinttext.h"

#include <QStringList>

namespace Farlan
{

QString fingerprintText(const QString &sha256)
{
    QStringList bytes;
    for (qsizetype at = 0; at < sha256.size(); at += 2) {
        bytes += sha256.mid(at, 2).toUpper();
    }
    return bytes.join(u':');
}

} // namespace Farlan
