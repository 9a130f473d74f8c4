// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/addresschoice.h"

#include "ui/editor/field.h"

#include <QComboBox>
#include <QLineEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Farlan
{

AddressChoice::AddressChoice(TunnelMode mode, QWidget *parent)
    : QWidget(parent)
    , m_kinds(new QComboBox(this))
    , m_addresses(new QLineEdit(this))
    , m_bridge(new QLineEdit(this))
    , m_addressField(new Field(u"ip"_s, m_addresses))
    , m_bridgeField(new Field(u"bridge"_s, m_bridge))
{
    // A place for each kind: there may be more one day.
    m_kinds->addItem(tr("No address"), static_cast<int>(Kind::None));
    m_kinds->addItem(tr("Fixed addresses"), static_cast<int>(Kind::Fixed));
    m_kinds->addItem(tr("Attach to a bridge"), static_cast<int>(Kind::Bridge));
    m_addresses->setPlaceholderText(u"10.5.0.2/24, fd00::2/64"_s);
    m_addresses->setAccessibleName(tr("IPv4 and IPv6 addresses of the interface"));
    m_addressField->setRemark(tr("Several addresses are separated by commas."));
    m_bridge->setPlaceholderText(u"br0"_s);
    m_bridge->setAccessibleName(tr("Name of the bridge"));
    m_bridgeField->setRemark(mode == TunnelMode::Client
                                 ? tr("Computers behind the bridge may be unreachable if the "
                                      "server accepts one address per client.")
                                 : tr("Clients join the network of this existing bridge."));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_kinds, 0, Qt::AlignLeading);
    layout->addWidget(m_addressField);
    layout->addWidget(m_bridgeField);
    connect(m_kinds, &QComboBox::currentIndexChanged, this, &AddressChoice::showKind);
    connect(m_addresses, &QLineEdit::textChanged, this, &AddressChoice::changed);
    connect(m_bridge, &QLineEdit::textChanged, this, &AddressChoice::changed);
    setFocusProxy(m_kinds);
    showKind();
}

AddressChoice::~AddressChoice() = default;

AddressChoice::Kind AddressChoice::kind() const
{
    return static_cast<Kind>(m_kinds->currentData().toInt());
}

void AddressChoice::showKind()
{
    m_addressField->setVisible(kind() == Kind::Fixed);
    m_bridgeField->setVisible(kind() == Kind::Bridge);
    emit changed();
}

void AddressChoice::setValues(const Profile &profile)
{
    m_addresses->setText(profile.settings.ip.join(u", "_s));
    m_bridge->setText(profile.settings.bridge);
    const Kind kind = !profile.settings.bridge.isEmpty() ? Kind::Bridge
        : !profile.settings.ip.isEmpty()                 ? Kind::Fixed
                                                         : Kind::None;
    m_kinds->setCurrentIndex(m_kinds->findData(static_cast<int>(kind)));
}

// What is chosen and not given is there, empty, for the rules to refuse.
void AddressChoice::addTo(QVariantMap &values) const
{
    if (kind() == Kind::Fixed) {
        const QStringList addresses = listIn(m_addresses->text());
        values.insert(u"ip"_s, addresses.isEmpty() ? QStringList{ QString() } : addresses);
    } else if (kind() == Kind::Bridge) {
        values.insert(u"bridge"_s, m_bridge->text().trimmed());
    }
}

QStringList listIn(const QString &text)
{
    static const QRegularExpression separator(u"[\\s,;]+"_s);
    return text.split(separator, Qt::SkipEmptyParts);
}

} // namespace Farlan
