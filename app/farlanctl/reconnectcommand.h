// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/farlanctl/exitcode.h"
#include "app/farlanctl/tunnelfinder.h"

#include <QObject>

namespace Farlan
{

// `farlanctl reconnect NAME`: returns when the tunnel has begun to try.
class ReconnectCommand final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReconnectCommand)

public:
    ReconnectCommand(HelperClient &client, const QString &name, QObject *parent = nullptr);
    ~ReconnectCommand() override;

    void start() { m_finder.find(); }

signals:
    void finished(Farlan::ExitCode code);

private:
    void choose();
    void fail(const Error &error);

    HelperClient &m_client;
    const QString m_name;
    TunnelFinder m_finder;
};

} // namespace Farlan
