// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/helper/helperclient.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

namespace Farlan
{

// Has the helper end tunnels.
class TunnelCloser final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TunnelCloser)

public:
    explicit TunnelCloser(HelperClient &client, QObject *parent = nullptr);
    ~TunnelCloser() override;

    void close(const QString &name, const QString &path);
    // Leads to allClosed(), when all are gone or the helper has not answered for a while.
    void closeAll(const QStringList &paths);

signals:
    void failed(const QString &tunnel, const Farlan::Error &error);
    void allClosed();

private:
    void onClosed();

    HelperClient &m_client;
    QTimer m_patience;
    qsizetype m_left = 0;
};

} // namespace Farlan
