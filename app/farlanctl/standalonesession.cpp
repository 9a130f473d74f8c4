// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/farlanctl/standalonesession.h"

#include "app/farlanctl/helperlauncher.h"
#include "contract/errornames.h"
#include "contract/helpermessages.h"
#include "contract/tunnelfiles.h"

#include <chrono>

namespace Farlan
{

using namespace std::chrono_literals;

namespace
{

constexpr auto kPatience = 10s; // the helper needs less than 4 s

} // namespace

StandaloneSession::StandaloneSession(bool debug, QObject *parent)
    : TunnelSession(parent)
    , m_debug(debug)
{
    m_patience.setSingleShot(true);
    m_patience.callOnTimeout(this, [this] {
        emit failed(
            Error{ ErrorName::HelperFailed, QStringLiteral("farlan-helper does not answer.") });
    });
}

StandaloneSession::~StandaloneSession() = default;

void StandaloneSession::open(const TunnelRequest &request)
{
    const HelperOutput output
        = request.settings.foreground ? HelperOutput::Terminal : HelperOutput::Journal;
    Result<UniqueFd> channel = launchHelper(output, m_debug);
    if (!channel) {
        emit failed(channel.error());
        return;
    }
    const Result<TunnelFiles> files = makeTunnelFiles(request.settings, request.secrets);
    if (!files) {
        emit failed(files.error());
        return;
    }
    m_helper = std::make_unique<MessageChannel>(std::move(*channel));
    connect(m_helper.get(), &MessageChannel::received, this, &StandaloneSession::receive);
    connect(m_helper.get(), &MessageChannel::closed, this, [this] {
        emit failed(Error{ ErrorName::HelperFailed,
                           QStringLiteral("farlan-helper ended unexpectedly."),
                           QStringLiteral("Its log may say why.") });
    });
    m_patience.start(kPatience);
    m_helper->send(encode(OpenTunnel{}), { files->settings.get(), files->secrets.get() });
}

void StandaloneSession::receive(const QJsonObject &json)
{
    m_patience.stop();
    const std::optional<StatusReport> report = decodeStatusReport(json);
    if (!report) {
        emit failed(unknownPhase());
        return;
    }
    emit statusChanged(report->status);
}

void StandaloneSession::close()
{
    m_helper->send(encode(CloseTunnel{}));
}

} // namespace Farlan
