// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/status/networkgroup.h"

#include "app/model/interfacedetails.h"
#include "contract/settingrules.h"
#include "ui/status/detailstext.h"
#include "ui/status/valuelist.h"
#include "ui/status/valuetext.h"
#include "ui/text/fingerprinttext.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Farlan
{

NetworkGroup::NetworkGroup(QWidget *parent)
    : QGroupBox(tr("Network"), parent)
    , m_values(new ValueList(this))
    , m_device(m_values->add(tr("Interface")))
    , m_hardwareAddress(m_values->add(tr("MAC")))
    , m_mtu(m_values->add(tr("MTU")))
    , m_addresses(m_values->add(tr("Addresses")))
    , m_bridge(m_values->add(tr("Bridge")))
    //: The URI of a client's server, or the one where a server listens.
    , m_location(m_values->add(tr("Server")))
    //: The address of the other end of the TCP connection.
    , m_peer(m_values->add(tr("Connected to")))
    , m_proxy(m_values->add(tr("Proxy")))
    , m_user(m_values->add(tr("User name")))
    , m_tls(m_values->add(tr("TLS")))
    //: The SHA-256 of a server's certificate.
    , m_certificate(m_values->add(tr("Certificate (SHA-256)")))
{
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_values);
}

NetworkGroup::~NetworkGroup() = default;

void NetworkGroup::setRow(const TunnelRow &row)
{
    const TunnelStatus status = row.status.value_or(TunnelStatus());
    const TunnelSettings settings
        = row.profile ? row.profile->profile().settings : TunnelSettings();
    const PeerStatus &peer = status.peer;
    m_values->set(m_device, status.device);
    m_values->set(m_bridge, settings.bridge);
    m_values->set(m_location, row.location());
    m_values->set(m_peer, peer.address);
    m_values->set(m_proxy, withoutUserInfo(settings.proxy));
    m_values->set(m_user, settings.user);
    m_values->set(m_tls, DetailsText::tls(peer));
    m_values->set(m_certificate, fingerprintText(peer.certificateSha256));
    readInterface(row);
}

void NetworkGroup::readInterface(const TunnelRow &row)
{
    const QString device = row.status ? row.status->device : QString();
    const auto details = device.isEmpty() ? std::nullopt : interfaceDetails(device);
    m_values->set(m_hardwareAddress, details ? details->hardwareAddress : QString());
    m_values->set(m_mtu, details ? QString::number(details->mtu) : QString());
    m_values->set(m_addresses, details ? details->addresses.join(u'\n') : QString());
}

} // namespace Farlan
