// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/commandrequest.h"

#include "app/farlanctl/passwordinput.h"
#include "app/farlanctl/terminal.h"

namespace Farlan
{

namespace
{

Result<void> addPasswords(const CommandLine &commandLine, TunnelRequest &request)
{
    if (!request.settings.user.isEmpty()) {
        const Result<QString> password = findPassword(commandLine, QStringLiteral("Password:"));
        if (!password) {
            return password.error();
        }
        request.secrets.password = *password;
    }
    if (!request.settings.proxy.userName().isEmpty()) {
        const Result<QString> password = readPassword(QStringLiteral("Password for the proxy:"));
        if (!password) {
            return password.error();
        }
        request.secrets.proxyPassword = *password;
    }
    return {};
}

} // namespace

Result<QString> findPassword(const CommandLine &commandLine, const QString &prompt)
{
    switch (commandLine.passwordSource) {
    case PasswordSource::None:
        return QString();
    case PasswordSource::Argument:
        printWarning(
            QStringLiteral("Other users of this machine can see a password given with --passwd. "
                           "Use --passwd-file, or let it be asked for."));
        return commandLine.password;
    case PasswordSource::File: {
        const Result<PasswordFile> file = readPasswordFile(commandLine.passwordFile);
        if (!file) {
            return file.error();
        }
        if (!file->warning.isEmpty()) {
            printWarning(file->warning);
        }
        return file->password;
    }
    case PasswordSource::Prompt:
        return readPassword(prompt);
    }
    Q_UNREACHABLE();
}

Result<TunnelRequest> makeTunnelRequest(const CommandLine &commandLine)
{
    TunnelRequest request{ commandLine.settings, {}, {} };
    QVariantMap map = encodeSettings(request.settings);
    // As they were typed: QUrl would repair them silently.
    if (!commandLine.uri.isNull()) {
        map.insert(QStringLiteral("uri"), commandLine.uri);
    }
    if (!commandLine.proxy.isEmpty()) {
        map.insert(QStringLiteral("proxy"), commandLine.proxy);
    }
    Result<TunnelSettings> settings = decodeSettings(map);
    if (!settings) {
        return settings.error();
    }
    request.settings = std::move(*settings);
    if (const Result<void> read = readTunnelPaths(commandLine.paths, QStringLiteral("--"), request);
        !read) {
        return read.error();
    }
    addSafetyWarnings(request);
    if (const Result<void> passwords = addPasswords(commandLine, request); !passwords) {
        return passwords.error();
    }
    return request;
}

} // namespace Farlan
