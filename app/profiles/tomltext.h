// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QMap>
#include <QStringList>
#include <QVariantMap>

namespace Farlan
{

// What a TOML file says at its top level. What a profile cannot hold, as tables and dates, is
// there as an empty QVariantMap.
struct TomlText {
    QVariantMap values; // QString, qlonglong, double, bool, QVariantList
    QMap<QString, int> lines; // where each key stands, from 1

    bool operator==(const TomlText &) const = default;
};

// The error (InvalidFile) begins with the line: "line 3: …".
Result<TomlText> parseToml(const QByteArray &text);

// The lines before the first that says something: comments and empty lines, each with its end.
QByteArray leadingComment(const QByteArray &text);

// "key = value" lines for those of `keys` that the map has: texts, whole numbers, flags and lists
// of texts.
QByteArray formatToml(const QVariantMap &values, const QStringList &keys);

} // namespace Farlan
