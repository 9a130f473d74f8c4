// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/helper/helperclient.h"

#include <QObject>

#include <map>
#include <optional>

namespace Farlan
{

enum class Owners { Self, Everybody };

// The helper's tunnels as they are, kept up to date by its signals, over the helper's end and
// return. Never starts the helper: one that does not run has no tunnels.
class HelperTunnels final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HelperTunnels)

public:
    HelperTunnels(HelperClient &client, Owners owners, QObject *parent = nullptr);
    ~HelperTunnels() override;

    // Again: looks once more, as after the helper has been installed.
    void start();

    bool isHelperRunning() const { return m_isRunning; }
    // Why there may be tunnels of which nothing is known here, or why all have ended.
    const std::optional<Error> &problem() const { return m_problem; }
    // By path.
    const std::map<QString, TunnelStatus> &tunnels() const { return m_tunnels; }

signals:
    // One of these answers the first start(). Later ones are answered by helperStarted() or
    // failed().
    void ready();
    // Also later: for a helper that comes and is no use, or when the bus has gone.
    void failed(const Farlan::Error &error);

    // After ready(). A helper that ends takes its tunnels along, without removed().
    void added(const QString &path);
    void changed(const QString &path);
    void removed(const QString &path, const Farlan::TunnelStatus &last);
    void helperStarted();
    void helperStopped();

private:
    template<typename T, typename Take>
    Reply<T> ofThisHelper(const Take &take);
    void fail(const Error &error);
    void onLooked(HelperPresence presence);
    void onStarted();
    void meet();
    void onMet(const Result<HelperInfo> &info);
    void list();
    void listAll();
    void learn(const QString &path);
    void onLearnt(const QString &path, const Result<QVariantMap> &properties);
    void onChanged(const QString &path, const QVariantMap &properties);
    void onRemoved(const QString &path);
    void onStopped();
    void settle();
    Result<void> take(const QString &path, const QVariantMap &properties);

    HelperClient &m_client;
    const Owners m_owners;
    std::map<QString, QVariantMap> m_properties;
    std::map<QString, TunnelStatus> m_tunnels;
    std::optional<Error> m_problem;
    int m_meeting = 0; // counts helpers: answers about an earlier one are none
    int m_unanswered = 0;
    bool m_isMeeting = false;
    bool m_isRunning = false;
    bool m_isReady = false;
};

} // namespace Farlan
