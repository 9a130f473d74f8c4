// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/tunnelfiles.h"

#include "base/memoryfile.h"
#include "contract/errornames.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace Farlan
{

namespace
{

// JSON writes some bytes as two.
constexpr qsizetype kMaximumSettingsBytes = 2 * 2 * kMaximumPemBytes;

Error failed(const QString &what, const Error &why)
{
    return Error{ ErrorName::HelperFailed, what.arg(why.message) };
}

} // namespace

Result<TunnelFiles> makeTunnelFiles(const TunnelSettings &settings, const TunnelSecrets &secrets)
{
    const QByteArray json = QJsonDocument(QJsonObject::fromVariantMap(encodeSettings(settings)))
                                .toJson(QJsonDocument::Compact);
    Result<UniqueFd> settingsFile = createMemoryFile("farlan-settings", json);
    if (!settingsFile) {
        return failed(QStringLiteral("The settings could not be passed on: %1."),
                      settingsFile.error());
    }
    Result<UniqueFd> secretsFile = createMemoryFile("farlan-secrets", encodeSecrets(secrets));
    if (!secretsFile) {
        return failed(QStringLiteral("The secrets could not be passed on: %1."),
                      secretsFile.error());
    }
    return TunnelFiles{ std::move(*settingsFile), std::move(*secretsFile) };
}

Result<std::pair<TunnelSettings, TunnelSecrets>> readTunnelFiles(int settings, int secrets)
{
    const Result<QByteArray> settingsJson = readPassedFile(settings, kMaximumSettingsBytes);
    if (!settingsJson) {
        return Error{
            ErrorName::InvalidSettings,
            QStringLiteral("The settings could not be read: %1.").arg(settingsJson.error().message)
        };
    }
    const Result<QByteArray> secretsJson = readPassedFile(secrets, kMaximumSecretsBytes);
    if (!secretsJson) {
        return Error{
            ErrorName::InvalidSettings,
            QStringLiteral("The secrets could not be read: %1.").arg(secretsJson.error().message)
        };
    }
    Result<TunnelSettings> decoded
        = decodeSettings(QJsonDocument::fromJson(*settingsJson).object().toVariantMap());
    if (!decoded) {
        return decoded.error();
    }
    Result<TunnelSecrets> decodedSecrets = decodeSecrets(*secretsJson);
    if (!decodedSecrets) {
        return decodedSecrets.error();
    }
    return std::pair{ std::move(*decoded), std::move(*decodedSecrets) };
}

} // namespace Farlan
