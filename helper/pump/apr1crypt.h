// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace Farlan
{

// Apache's variant of MD5 crypt, which libcrypt does not have. Answers "$apr1$salt$digest", or
// nothing where MD5 is forbidden (FIPS). The salt has 1 to 8 characters.
QByteArray apr1Crypt(QByteArrayView password, QByteArrayView salt);

} // namespace Farlan
