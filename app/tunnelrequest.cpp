// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tunnelrequest.h"

#include "app/inputfile.h"
#include "app/passwordinput.h"
#include "contract/settingrules.h"

namespace Farlan
{

namespace
{

Result<void> readFile(const QString &path, const QString &option, qsizetype maximumBytes,
                      QByteArray &content)
{
    if (path.isEmpty()) {
        return {};
    }
    Result<QByteArray> read = readInputFile(path, option, maximumBytes);
    if (!read) {
        return read.error();
    }
    content = std::move(*read);
    return {};
}

Result<void> readFiles(const CommandLine &commandLine, TunnelRequest &request)
{
    struct File {
        const QString &path;
        QString option;
        qsizetype maximumBytes;
        QByteArray &content;
    };
    TunnelSettings &settings = request.settings;
    const File files[] = {
        { commandLine.cacertsFile, QStringLiteral("--cacerts"), kMaximumPemBytes,
          settings.cacerts },
        { commandLine.certFile, QStringLiteral("--certfile"), kMaximumPemBytes, settings.certfile },
        { commandLine.keyFile, QStringLiteral("--keyfile"), kMaximumPemBytes,
          request.secrets.keyfile },
        { commandLine.htpasswdFile, QStringLiteral("--htpasswd"), kMaximumHtpasswdBytes,
          settings.htpasswd },
    };
    for (const File &file : files) {
        if (Result<void> read = readFile(file.path, file.option, file.maximumBytes, file.content);
            !read) {
            return read;
        }
    }
    return {};
}

Result<void> findPassword(const CommandLine &commandLine, TunnelRequest &request)
{
    switch (commandLine.passwordSource) {
    case PasswordSource::None:
        return {};
    case PasswordSource::Argument:
        request.secrets.password = commandLine.password;
        request.warnings.append(
            QStringLiteral("Other users of this machine can see a password given with --passwd. "
                           "Use --passwd-file, or let it be asked for."));
        return {};
    case PasswordSource::File: {
        const Result<PasswordFile> file = readPasswordFile(commandLine.passwordFile);
        if (!file) {
            return file.error();
        }
        request.secrets.password = file->password;
        if (!file->warning.isEmpty()) {
            request.warnings.append(file->warning);
        }
        return {};
    }
    case PasswordSource::Prompt: {
        const Result<QString> password = readPassword(QStringLiteral("Password:"));
        if (!password) {
            return password.error();
        }
        request.secrets.password = *password;
        return {};
    }
    }
    Q_UNREACHABLE();
}

Result<void> findProxyPassword(TunnelRequest &request)
{
    if (request.settings.proxy.userName().isEmpty()) {
        return {};
    }
    const Result<QString> password = readPassword(QStringLiteral("Password for the proxy:"));
    if (!password) {
        return password.error();
    }
    request.secrets.proxyPassword = *password;
    return {};
}

void warnOfPlainText(TunnelRequest &request)
{
    const TunnelSettings &settings = request.settings;
    if (settings.isTls()) {
        return;
    }
    if (settings.mode == TunnelMode::Client && !settings.user.isEmpty()) {
        request.warnings.append(
            QStringLiteral(
                "The password goes to %1 unencrypted, and so does all traffic. Use wss:// "
                "if the server offers it.")
                .arg(settings.uri.host()));
    } else if (settings.mode == TunnelMode::Server && !settings.htpasswd.isEmpty()) {
        request.warnings.append(
            QStringLiteral("Without --certfile and --keyfile, passwords and all "
                           "traffic cross the network unencrypted."));
    }
}

} // namespace

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
    if (const Result<void> read = readFiles(commandLine, request); !read) {
        return read.error();
    }
    warnOfPlainText(request);
    if (request.settings.insecure) {
        request.warnings.append(QStringLiteral(
            "--insecure: whoever is between here and the server can read and change everything."));
    }
    if (const Result<void> password = findPassword(commandLine, request); !password) {
        return password.error();
    }
    if (const Result<void> password = findProxyPassword(request); !password) {
        return password.error();
    }
    return request;
}

} // namespace Farlan
