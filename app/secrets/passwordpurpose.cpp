// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/passwordpurpose.h"

#include "contract/settingrules.h"

#include <QUrl>

namespace Farlan
{

QString serverOf(const QUrl &uri)
{
    return uri.scheme() + QStringLiteral("://") + endpointText(uri.host(), portOf(uri));
}

PasswordPurpose serversPassword(const Profile &profile)
{
    return { profile.id, profile.name(), profile.settings.user, serverOf(profile.settings.uri) };
}

PasswordPurpose proxysPassword(const Profile &profile)
{
    const QUrl &proxy = profile.settings.proxy;
    return { profile.id, profile.name(), proxy.userName(), serverOf(proxy) };
}

} // namespace Farlan
