// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

namespace Farlan
{

// The certificates in a PEM text and nothing else, as a private key that lies beside them. The
// error (InvalidFile), for a text without any, names the text as `what`.
Result<QByteArray> certificatesIn(const QByteArray &pem, const QString &what);

} // namespace Farlan
