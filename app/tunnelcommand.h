// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exitcode.h"
#include "app/tunnelrequest.h"
#include "base/signalwatcher.h"
#include "contract/helpermessages.h"
#include "contract/messagechannel.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace Farlan
{

// `farlanctl client` and `farlanctl server`: has a helper open the tunnel and reports how that
// goes. In the background it ends when the tunnel is up or has failed, in the foreground when the
// tunnel ends.
class TunnelCommand final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TunnelCommand)

public:
    TunnelCommand(const TunnelRequest &request, bool foreground, bool debug,
                  QObject *parent = nullptr);
    ~TunnelCommand() override;

    void start();

signals:
    void finished(Farlan::ExitCode code); // once

private:
    void receive(const QJsonObject &json);
    void close();
    void fail(const Error &error);
    void finish(ExitCode code);

    TunnelRequest m_request;
    const bool m_foreground;
    const bool m_debug;
    SignalWatcher m_signals;
    std::unique_ptr<MessageChannel> m_helper;
    QTimer m_patience;
    QString m_lastLine;
    bool m_closing = false;
    bool m_wasUp = false;
    std::optional<Error> m_error; // why the tunnel was closed by us
    bool m_finished = false;
};

} // namespace Farlan
