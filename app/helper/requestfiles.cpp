// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/helper/requestfiles.h"

#include "app/inputfile.h"

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

void warnOfPlainText(TunnelRequest &request)
{
    const TunnelSettings &settings = request.settings;
    if (settings.isTls()) {
        return;
    }
    if (settings.mode == TunnelMode::Client && !settings.user.isEmpty()) {
        request.warnings.append(
            u"The password goes to %1 unencrypted, and so does all traffic. Use wss:// if the "
            "server offers it."_s.arg(settings.uri.host()));
    } else if (settings.mode == TunnelMode::Server && !request.secrets.htpasswd.isEmpty()) {
        request.warnings.append(u"Without a certificate and its key (certfile and keyfile), "
                                "passwords and all traffic cross the network unencrypted."_s);
    }
}

} // namespace

Result<void> readTunnelPaths(const TunnelPaths &paths, const QString &prefix,
                             TunnelRequest &request)
{
    struct File {
        const QString &path;
        QString key;
        qsizetype maximumBytes;
        QByteArray &content;
    };
    TunnelSettings &settings = request.settings;
    TunnelSecrets &secrets = request.secrets;
    const File all[] = {
        { paths.cacerts, u"cacerts"_s, kMaximumPemBytes, settings.cacerts },
        { paths.certfile, u"certfile"_s, kMaximumPemBytes, settings.certfile },
        { paths.keyfile, u"keyfile"_s, kMaximumPemBytes, secrets.keyfile },
        { paths.htpasswd, u"htpasswd"_s, kMaximumHtpasswdBytes, secrets.htpasswd },
    };
    for (const File &file : all) {
        if (file.path.isEmpty()) {
            continue;
        }
        Result<QByteArray> read = readInputFile(file.path, prefix + file.key, file.maximumBytes);
        if (!read) {
            return read.error();
        }
        file.content = *std::move(read);
    }
    return {};
}

void addSafetyWarnings(TunnelRequest &request)
{
    warnOfPlainText(request);
    if (request.settings.insecure) {
        request.warnings.append(u"insecure: whoever is between here and the server can read and "
                                "change everything."_s);
    }
}

} // namespace Farlan
