// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QCoreApplication>

namespace Farlan
{

// An error as a person is told of it: what happened, why, what to do. The last two may be empty.
struct Explanation {
    QString what;
    QString why;
    QString remedy;
    QString command; // that may be copied and run in a terminal, or none
};

class ErrorText final
{
    Q_DECLARE_TR_FUNCTIONS(Farlan::ErrorText)

public:
    // In the language of the session; `why` is what the error itself says.
    static Explanation explain(const Error &error);
    // What happened, as a heading.
    static QString titleOf(const Error &error);
};

} // namespace Farlan
