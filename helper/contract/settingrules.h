// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QUrl>

// The rules for single settings, for the decoder and for whoever wants to check one value before
// the whole. Every refusal is InvalidSettings.
namespace Farlan
{

// Longer passwords are refused everywhere: a hash function must not be fed whatever comes.
inline constexpr qsizetype kMaximumPasswordBytes = 1024;

inline constexpr qsizetype kMaximumDeviceNameLength = 15; // IFNAMSIZ - 1, linux/if.h

inline constexpr qsizetype kMaximumTunnelNameLength = 64;

Result<void> checkTunnelName(const QString &name);
Result<void> checkDeviceName(const QString &name);
Result<QUrl> parseTunnelUri(const QString &text); // also refuses what QUrl would silently repair
Result<QUrl> parseProxyUri(const QString &text);
Result<void> checkBridgeName(const QString &name);
// "AB:CD:…" or hex digits without colons, as 64 lower-case digits.
Result<QString> parsePin(const QString &text);
// Of cacerts: one "s" that is missing must not cost whoever names an authority all encryption.
Result<void> checkAuthoritiesUseful(const QUrl &uri);
Result<void> checkUser(const QString &user);
Result<void> checkPassword(const QString &password);
Result<void> checkPath(const QString &path);
Result<void> checkOrigin(const QString &origin);

// As it may stand in a message to a person: cut, and without what a terminal would obey.
QString shownText(const QString &text);

// "http://user:secret@host/" → "http://host/": for everything that is shown or logged.
QString withoutUserInfo(const QUrl &url);

int portOf(const QUrl &url); // 443 with wss, else 80, unless it says another

// "host:80" or "[2001:db8::1]:80".
QString endpointText(const QString &host, int port);

} // namespace Farlan
