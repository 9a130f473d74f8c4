// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/messagechannel.h"
#include "contract/pumpmessages.h"

#include <QObject>
#include <QTimer>

#include <map>

namespace Farlan
{

// Tells the broker what all ports have dropped in a few messages, so that peers who provoke drops
// cannot fill the channel; as long as the broker does not read, only of ports that go.
class DropReport final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DropReport)

public:
    // The channel outlives the report.
    explicit DropReport(MessageChannel &channel, QObject *parent = nullptr);
    ~DropReport() override;

    void add(const FramesDropped &dropped);
    // What is not told yet: of one that goes, or of all.
    void tellOf(qint64 port);
    void tell();

private:
    void tellSoon();

    MessageChannel &m_channel;
    std::map<qint64, DroppedFrames> m_untold; // by port
    QTimer m_soon;
};

} // namespace Farlan
