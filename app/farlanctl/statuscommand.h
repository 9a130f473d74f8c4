// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/farlanctl/exitcode.h"
#include "app/farlanctl/tunnelfinder.h"

#include <QObject>

namespace Farlan
{

// `farlanctl status [NAME]`: one tunnel or all in detail, as they are now. Of a profile that
// is not connected, its settings.
class StatusCommand final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusCommand)

public:
    // An empty name means all.
    StatusCommand(HelperClient &client, Owners owners, const QString &name, bool json,
                  QObject *parent = nullptr);
    ~StatusCommand() override;

    void start() { m_finder.find(); }

signals:
    void finished(Farlan::ExitCode code);

private:
    void print();
    void printProfile(const Error &noTunnel);
    void fail(const Error &error);

    const QString m_name;
    const bool m_json;
    TunnelFinder m_finder;
};

} // namespace Farlan
