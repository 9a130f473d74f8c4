// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/farlanctl/exitcode.h"
#include "app/helper/helperclient.h"
#include "app/helper/tunnelrequest.h"
#include "app/helper/tunnelsession.h"
#include "base/signalwatcher.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace Farlan
{

// How long farlanctl stays with a tunnel that it has opened.
struct Stay {
    enum class Until {
        Allowed, // by polkit
        Tried, // up, or not at the first try
        Up,
        Ended,
    };
    Until until = Until::Up;
    bool retries = false; // else the tunnel is closed when its first try fails
    std::optional<std::chrono::seconds> limit; // once it is allowed; then the tunnel goes on alone
};

// For `farlanctl client`, `server` and `connect`: has a helper open the tunnel and reports how that
// goes; the one on the bus, or for root one of its own where there is no other.
class TunnelCommand final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TunnelCommand)

public:
    // `ending` watches the signals that end the tunnel.
    TunnelCommand(const TunnelRequest &request, const Stay &stay, bool debug, HelperClient &client,
                  SignalWatcher &ending, QObject *parent = nullptr);
    ~TunnelCommand() override;

    void start();

    // After finished(): why it came to nothing, if there was a reason.
    const std::optional<Error> &error() const { return m_failure; }

signals:
    void up(); // whenever it is, anew
    void finished(Farlan::ExitCode code); // once

private:
    void onHelperMet(const Result<HelperInfo> &info);
    void open(std::unique_ptr<TunnelSession> session);
    void onStatus(const TunnelStatus &status);
    void onUp(const TunnelStatus &status);
    void onClosed(const TunnelStatus &status);
    void onAllowed(const TunnelStatus &status);
    void onLimit();
    void close();
    void fail(const Error &error, const std::optional<CertificateReport> &certificate = {});
    void finish(ExitCode code);

    TunnelRequest m_request;
    Stay m_stay;
    bool m_endsWithUs = false; // the tunnel, until it is up: without a bus
    const bool m_debug;
    HelperClient &m_client;
    std::unique_ptr<TunnelSession> m_session;
    QTimer m_patience; // for closing
    QTimer m_limit;
    QString m_lastLine;
    bool m_isUp = false;
    bool m_wasUp = false;
    std::optional<Error> m_error; // of the last try; why the tunnel was closed by us
    std::optional<Error> m_failure;
    bool m_finished = false;
};

} // namespace Farlan
