// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "contract/certificatereport.h"

#include <QStringList>

namespace Farlan
{

// Two lines for each certificate. They still hold what a server has sent.
QStringList linesOf(const CertificateReport &report);

// On standard error: the error, what the server showed, and how to trust it all the same.
void printRefusal(const Error &error, const CertificateReport &report);

} // namespace Farlan
