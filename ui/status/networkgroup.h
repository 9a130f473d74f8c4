// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/tunnelrow.h"

#include <QGroupBox>

namespace Farlan
{

class ValueList;
class ValueText;

// Where a tunnel leads, and what the kernel says of its interface.
class NetworkGroup final : public QGroupBox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NetworkGroup)

public:
    explicit NetworkGroup(QWidget *parent = nullptr);
    ~NetworkGroup() override;

    void setRow(const TunnelRow &row);
    void readInterface(const TunnelRow &row); // that it has now

private:
    ValueList *m_values;
    ValueText &m_device;
    ValueText &m_hardwareAddress;
    ValueText &m_mtu;
    ValueText &m_addresses;
    ValueText &m_bridge;
    ValueText &m_location;
    ValueText &m_peer;
    ValueText &m_proxy;
    ValueText &m_user;
    ValueText &m_tls;
    ValueText &m_certificate;
};

} // namespace Farlan
