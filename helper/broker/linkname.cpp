// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/linkname.h"

namespace Farlan
{

namespace
{
constexpr QLatin1StringView kNumberMark("%d");

QStringView prefixOf(const QString &pattern)
{
    return QStringView(pattern).chopped(kNumberMark.size());
}
} // namespace

bool isLinkNamePattern(const QString &name)
{
    return name.endsWith(kNumberMark);
}

QString expandLinkName(const QString &pattern, int number)
{
    return prefixOf(pattern).toString() + QString::number(number);
}

bool matchesLinkName(const QString &name, const QString &nameOrPattern)
{
    if (!isLinkNamePattern(nameOrPattern)) {
        return name == nameOrPattern;
    }
    const QStringView prefix = prefixOf(nameOrPattern);
    if (!name.startsWith(prefix)) {
        return false;
    }
    bool isNumber = false;
    const int number = QStringView(name).sliced(prefix.size()).toInt(&isNumber);
    return isNumber && name == expandLinkName(nameOrPattern, number);
}

} // namespace Farlan
