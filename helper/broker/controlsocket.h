// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/uniquefd.h"

#include <QObject>
#include <QSocketNotifier>
#include <QString>

#include <memory>

namespace Farlan
{

// A local SOCK_SEQPACKET socket where root can ask a running helper for its status or to end.
class ControlSocket final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ControlSocket)

public:
    static Result<std::unique_ptr<ControlSocket>> create(const QString &path);
    ~ControlSocket() override;

signals:
    void connected(Farlan::UniqueFd &channel);

private:
    explicit ControlSocket(UniqueFd socket);
    void accept();

    UniqueFd m_socket;
    QSocketNotifier m_notifier;
};

} // namespace Farlan
