// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles/profile.h"

#include "contract/errornames.h"
#include "contract/settingdecoder.h"
#include "contract/settingrules.h"

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

// clang-format off
constexpr std::array kKeys = {
    ProfileKey{ "id"_L1,             ProfileValue::Text },
    ProfileKey{ "name"_L1,           ProfileValue::Text },
    ProfileKey{ "mode"_L1,           ProfileValue::Text },
    ProfileKey{ "start_at_login"_L1, ProfileValue::Flag },
    // client
    ProfileKey{ "uri"_L1,            ProfileValue::Text },
    ProfileKey{ "user"_L1,           ProfileValue::Text },
    ProfileKey{ "keep_password"_L1,  ProfileValue::Text },
    ProfileKey{ "cacerts"_L1,        ProfileValue::Text },
    ProfileKey{ "pin"_L1,            ProfileValue::Text },
    ProfileKey{ "insecure"_L1,       ProfileValue::Flag },
    ProfileKey{ "proxy"_L1,          ProfileValue::Text },
    // server
    ProfileKey{ "address"_L1,        ProfileValue::Text },
    ProfileKey{ "port"_L1,           ProfileValue::Number },
    ProfileKey{ "path"_L1,           ProfileValue::Text },
    ProfileKey{ "certfile"_L1,       ProfileValue::Text },
    ProfileKey{ "keyfile"_L1,        ProfileValue::Text },
    ProfileKey{ "htpasswd"_L1,       ProfileValue::Text },
    ProfileKey{ "max_clients"_L1,    ProfileValue::Number },
    ProfileKey{ "allow_origin"_L1,   ProfileValue::List },
    ProfileKey{ "isolate"_L1,        ProfileValue::Flag },
    // both
    ProfileKey{ "device"_L1,         ProfileValue::Text },
    ProfileKey{ "mtu"_L1,            ProfileValue::Number },
    ProfileKey{ "mac"_L1,            ProfileValue::Text },
    ProfileKey{ "ip"_L1,             ProfileValue::List },
    ProfileKey{ "bridge"_L1,         ProfileValue::Text },
    ProfileKey{ "plain"_L1,          ProfileValue::Flag },
};
// clang-format on

struct KeepingName {
    PasswordKeeping keeping;
    QLatin1StringView name;
};
constexpr std::array kKeepingNames = {
    KeepingName{ PasswordKeeping::Never, "never"_L1 },
    KeepingName{ PasswordKeeping::UntilLogout, "until-logout"_L1 },
    KeepingName{ PasswordKeeping::Keyring, "keyring"_L1 },
};

constexpr auto kPemMark = "-----BEGIN"_L1;
constexpr auto kKeepPassword = "keep_password"_L1;
constexpr auto kStartAtLogin = "start_at_login"_L1;
constexpr qsizetype kMaximumPathLength = 4095; // PATH_MAX, linux/limits.h

Error invalid(QLatin1StringView key, const QString &message, const QString &hint = {})
{
    return Error{ ErrorName::InvalidSettings, u"%1: %2"_s.arg(key, message), hint };
}

Result<void> checkFilePath(const QString &path)
{
    if (!path.startsWith(u'/')) {
        return Error{ {},
                      u"“%1” is not the whole path of a file."_s.arg(shownText(path)),
                      u"Begin it with a slash."_s };
    }
    const bool isVisible = std::none_of(path.begin(), path.end(), [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
    });
    if (path.size() > kMaximumPathLength || !isVisible) {
        return Error{ {},
                      u"The path is too long, or has characters that cannot be seen."_s,
                      u"Give the file another name."_s };
    }
    return {};
}

// Takes the paths out of the map and leaves what is PEM.
std::optional<Error> takeFiles(QVariantMap &map, TunnelMode mode, TunnelPaths &paths)
{
    QVariantMap values;
    if (mode == TunnelMode::Client) {
        const QVariant cacerts = map.value(u"cacerts"_s);
        if (cacerts.typeId() == QMetaType::QString && !cacerts.toString().contains(kPemMark)) {
            values.insert(u"cacerts"_s, map.take(u"cacerts"_s));
        }
    } else {
        for (const QString &key : { u"certfile"_s, u"keyfile"_s, u"htpasswd"_s }) {
            if (map.contains(key)) {
                values.insert(key, map.take(key));
            }
        }
    }
    SettingDecoder decoder(values);
    decoder.text(u"cacerts"_s, paths.cacerts, checkFilePath);
    decoder.text(u"certfile"_s, paths.certfile, checkFilePath);
    decoder.text(u"keyfile"_s, paths.keyfile, checkFilePath);
    decoder.text(u"htpasswd"_s, paths.htpasswd, checkFilePath);
    if (const auto error = decoder.finish()) {
        return error;
    }
    if (paths.certfile.isEmpty() != paths.keyfile.isEmpty()) {
        return invalid(paths.certfile.isEmpty() ? "keyfile"_L1 : "certfile"_L1,
                       u"A certificate and its private key go together."_s,
                       u"Give both certfile and keyfile, or neither."_s);
    }
    return std::nullopt;
}

std::optional<Error> takeKeeping(QVariantMap &map, TunnelMode mode, PasswordKeeping &keeping)
{
    if (!map.contains(kKeepPassword)) {
        return std::nullopt;
    }
    if (mode == TunnelMode::Server) {
        return invalid(kKeepPassword, u"This is for clients: a server has its users in a file."_s);
    }
    const QVariant value = map.take(kKeepPassword);
    const auto found = std::find_if(
        kKeepingNames.begin(), kKeepingNames.end(),
        [name = value.toString()](const KeepingName &each) { return each.name == name; });
    if (value.typeId() != QMetaType::QString || found == kKeepingNames.end()) {
        return invalid(kKeepPassword, u"This must be never, until-logout or keyring."_s);
    }
    keeping = found->keeping;
    return std::nullopt;
}

std::optional<Error> takeStart(QVariantMap &map, bool &startAtLogin)
{
    QVariantMap values;
    if (map.contains(kStartAtLogin)) {
        values.insert(kStartAtLogin, map.take(kStartAtLogin));
    }
    SettingDecoder decoder(values);
    decoder.flag(kStartAtLogin, startAtLogin);
    return decoder.finish();
}

void put(QVariantMap &map, const QString &key, const QString &text)
{
    if (!text.isEmpty()) {
        map.insert(key, text);
    }
}

} // namespace

QString locationOf(const Profile &profile)
{
    const TunnelSettings &settings = profile.settings;
    if (settings.mode == TunnelMode::Client) {
        return withoutUserInfo(settings.uri);
    }
    const bool isTls = !profile.paths.certfile.isEmpty(); // which is not read yet
    const int port = settings.port > 0 ? settings.port : isTls ? 443 : 80;
    const QString address = settings.address.isEmpty() ? u"::"_s : settings.address;
    return (isTls ? u"wss://%1%2"_s : u"ws://%1%2"_s)
        .arg(endpointText(address, port), settings.path);
}

std::span<const ProfileKey> profileKeys()
{
    return kKeys;
}

const ProfileKey *findProfileKey(QStringView name)
{
    const auto found = std::find_if(kKeys.begin(), kKeys.end(),
                                    [name](const ProfileKey &key) { return key.name == name; });
    return found == kKeys.end() ? nullptr : &*found;
}

QString keepingName(PasswordKeeping keeping)
{
    const auto found
        = std::find_if(kKeepingNames.begin(), kKeepingNames.end(),
                       [keeping](const KeepingName &each) { return each.keeping == keeping; });
    return found->name;
}

Result<Profile> decodeProfile(const QVariantMap &map)
{
    QVariantMap rest = map;
    Profile profile;
    const QVariant id = rest.take(u"id"_s);
    profile.id = id.typeId() == QMetaType::QString ? QUuid::fromString(id.toString()) : QUuid();
    if (profile.id.isNull()) {
        return invalid("id"_L1, u"This must be a UUID."_s,
                       u"Leave the line out, and one is made for the file."_s);
    }
    if (!rest.contains(u"name"_s)) {
        return invalid("name"_L1, u"A profile needs a name."_s);
    }
    for (const auto key : { "passwd"_L1, "password"_L1 }) {
        if (rest.contains(key)) {
            return invalid(key, u"A profile keeps no password."_s,
                           u"Remove the line: the password is asked for, or in your keyring: "
                           "farlanctl password set"_s);
        }
    }
    if (rest.contains(u"foreground"_s)) {
        return invalid("foreground"_L1,
                       u"This is not kept: whether farlanctl stays is said when "
                       "the tunnel is opened."_s);
    }
    if (!rest.contains(u"mode"_s)) {
        rest.insert(u"mode"_s, u"client"_s);
    }
    const TunnelMode mode
        = rest.value(u"mode"_s).toString() == "server"_L1 ? TunnelMode::Server : TunnelMode::Client;
    if (const auto error = takeStart(rest, profile.startAtLogin)) {
        return *error;
    }
    if (const auto error = takeKeeping(rest, mode, profile.keepPassword)) {
        return *error;
    }
    if (const auto error = takeFiles(rest, mode, profile.paths)) {
        return *error;
    }
    Result<TunnelSettings> settings = decodeSettings(rest);
    if (!settings) {
        return settings.error();
    }
    profile.settings = *std::move(settings);
    if (!profile.paths.cacerts.isEmpty()) { // which the settings know the content of only
        if (const auto useful = checkAuthoritiesUseful(profile.settings.uri); !useful) {
            return invalid("cacerts"_L1, useful.error().message, useful.error().hint);
        }
    }
    return profile;
}

QVariantMap encodeProfile(const Profile &profile)
{
    QVariantMap map = encodeSettings(profile.settings);
    map.remove(u"foreground"_s);
    if (map.contains(u"cacerts"_s)) {
        map.insert(u"cacerts"_s, QString::fromUtf8(profile.settings.cacerts));
    }
    put(map, u"id"_s, profile.id.isNull() ? QString() : profile.id.toString(QUuid::WithoutBraces));
    if (profile.keepPassword != PasswordKeeping::Never) {
        map.insert(kKeepPassword, keepingName(profile.keepPassword));
    }
    if (profile.startAtLogin) {
        map.insert(kStartAtLogin, true);
    }
    put(map, u"cacerts"_s, profile.paths.cacerts);
    put(map, u"certfile"_s, profile.paths.certfile);
    put(map, u"keyfile"_s, profile.paths.keyfile);
    put(map, u"htpasswd"_s, profile.paths.htpasswd);
    return map;
}

} // namespace Farlan
