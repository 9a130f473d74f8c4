// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/helper/tunnelrequest.h"
#include "contract/tunnelstatus.h"

#include <QObject>

namespace Farlan
{

// A tunnel that this process has opened, and the helper that keeps it.
class TunnelSession : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TunnelSession)

public:
    ~TunnelSession() override = default;

    // Once.
    virtual void open(const TunnelRequest &request) = 0;
    // Leads to a status of phase Closed, or to failed().
    virtual void close() = 0;

signals:
    // After every change. Nothing follows phase Failed or Closed; the tunnel is gone then.
    void statusChanged(const Farlan::TunnelStatus &status);
    // The tunnel could not be opened, or the helper went. Nothing follows.
    void failed(const Farlan::Error &error);

protected:
    using QObject::QObject;
};

} // namespace Farlan
