// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uniquefd.h"
#include "contract/messagechannel.h"
#include "contract/probemessages.h"
#include "contract/tunnelsettings.h"
#include "pump/dialer.h"
#include "pump/link.h"

#include <QElapsedTimer>
#include <QObject>

#include <memory>
#include <vector>

namespace Farlan
{

// Goes the way to a server once, tells of each step, and says goodbye. There is no interface.
class Probe final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Probe)

public:
    // Begins with StartPump.
    explicit Probe(UniqueFd channel, QObject *parent = nullptr);
    ~Probe() override;

signals:
    void finished();

private:
    void receive(const QJsonObject &json, std::vector<UniqueFd> &descriptors);
    Result<void> start(const std::vector<UniqueFd> &descriptors);
    void onStep(DialStep reached);
    void onEstablished();
    void onFailed(const PumpFailed &failure);
    QString foundBy(const QString &step) const;
    QString triedBy(const QString &step) const;
    QString whySkipped(const QString &step) const;
    void finishStep(ProbeState state, const QString &detail);
    void skipTo(const QString &step); // empty: all that are left
    void end(const ProbeEnded &ended);
    void tell(const ProbeMessage &message) { m_channel.send(encode(message)); }

    MessageChannel m_channel;
    TunnelSettings m_settings;
    std::unique_ptr<Dialer> m_dialer;
    std::unique_ptr<Link> m_link; // once established
    QString m_step; // that runs; empty: none
    QStringList m_left = probeSteps(); // not yet told of, but the one that runs
    QElapsedTimer m_since;
    bool m_failed = false;
};

} // namespace Farlan
