// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/profiletext.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

constexpr std::array kAlreadySaid = { "id"_L1, "name"_L1, "mode"_L1, "uri"_L1 };

QString valueText(const Profile &profile, const QString &key, const QVariant &value)
{
    if (key == "cacerts"_L1 && profile.paths.cacerts.isEmpty()) {
        return u"(in the profile)"_s;
    }
    return value.typeId() == QMetaType::QStringList ? value.toStringList().join(u","_s)
                                                    : value.toString();
}

// Keys and values, as `farlanctl profile set` takes them.
QStringList otherSettings(const Profile &profile)
{
    const QVariantMap values = encodeProfile(profile);
    QStringList lines;
    for (const ProfileKey &key : profileKeys()) {
        const bool isSaid
            = std::find(kAlreadySaid.begin(), kAlreadySaid.end(), key.name) != kAlreadySaid.end();
        if (values.contains(key.name) && !isSaid) {
            lines += u"    %1=%2"_s.arg(key.name, valueText(profile, key.name, values[key.name]));
        }
    }
    return lines;
}

} // namespace

QStringList detailsOf(const StoredProfile &stored)
{
    const Profile &profile = stored.profile();
    const bool isServer = profile.settings.mode == TunnelMode::Server;
    QStringList lines{
        u"%1: Not connected"_s.arg(profile.name()),
        u"  Mode: %1"_s.arg(isServer ? u"server"_s : u"client"_s),
        u"  Address: %1"_s.arg(locationOf(profile)),
        u"  Profile: %1"_s.arg(stored.file.path),
    };
    if (const QStringList settings = otherSettings(profile); !settings.isEmpty()) {
        lines += u"  Settings:"_s;
        lines += settings;
    }
    return lines;
}

QJsonObject toJson(const StoredProfile &stored)
{
    QJsonObject json = QJsonObject::fromVariantMap(encodeProfile(stored.profile()));
    json.insert(u"file"_s, stored.file.path);
    json.insert(u"read_only"_s, stored.isReadOnly);
    return json;
}

} // namespace Farlan
