// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/helper/helperclient.h"
#include "app/helper/tunnelsession.h"

namespace Farlan
{

// A tunnel of the helper on the bus. The client must have started that.
class BusSession final : public TunnelSession
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BusSession)

public:
    explicit BusSession(HelperClient &client, QObject *parent = nullptr);
    ~BusSession() override;

    void open(const TunnelRequest &request) override;
    void close() override;

private:
    void onOpened(const Result<QString> &path);
    void onFetched(const Result<QVariantMap> &properties);
    void take(const QVariantMap &properties);
    void report(const TunnelStatus &status);
    void closeFailed(const TunnelStatus &status);
    void leaveUnopened();
    void reportClosed();
    void fail(const Error &error);

    HelperClient &m_client;
    QString m_path; // empty: not yet opened
    QVariantMap m_properties; // empty: not yet known
    TunnelStatus m_status;
    bool m_isLeaving = false; // before it was opened
    bool m_isOver = false; // the last word is said, or will be said soon
};

} // namespace Farlan
