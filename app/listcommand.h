// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exitcode.h"
#include "app/runningtunnels.h"

#include <QObject>

namespace Farlan
{

// `farlanctl list`: a table, or JSON with a schema number.
class ListCommand final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListCommand)

public:
    explicit ListCommand(bool json, QObject *parent = nullptr);
    ~ListCommand() override;

    void start() { m_tunnels.find(); }

signals:
    void finished(Farlan::ExitCode code);

private:
    void print();

    const bool m_json;
    RunningTunnels m_tunnels;
};

} // namespace Farlan
