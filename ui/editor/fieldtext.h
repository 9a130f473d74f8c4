// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QCoreApplication>

namespace Farlan
{

// What is wrong with a setting, in the language of the session and in the words of the editor.
class FieldText final
{
    Q_DECLARE_TR_FUNCTIONS(Farlan::FieldText)

public:
    // `problem` is what problemsOf() says about the key.
    static QString problem(const QString &key, const Error &problem);
};

} // namespace Farlan
