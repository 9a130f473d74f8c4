// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/helper/busmessages.h"

#include "contract/bustypes.h"
#include "contract/tunnelproperties.h"

#include <QDBusArgument>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

constexpr auto kBus = "org.freedesktop.DBus"_L1;
constexpr auto kBusPath = "/org/freedesktop/DBus"_L1;
constexpr auto kProperties = "org.freedesktop.DBus.Properties"_L1;

} // namespace

QDBusMessage askBus(const QString &method)
{
    return QDBusMessage::createMethodCall(kBus, kBusPath, kBus, method);
}

QDBusMessage getAll(const QString &service, const QString &path, const QString &interface)
{
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, kProperties, u"GetAll"_s);
    call << interface;
    return call;
}

// QtDBus hands over lists of maps inside of a map as they came.
Result<TunnelStatus> statusFromBus(QVariantMap properties)
{
    for (QVariant &value : properties) {
        if (value.metaType() == QMetaType::fromType<QDBusArgument>()
            && value.value<QDBusArgument>().currentSignature() == "aa{sv}"_L1) {
            value = QVariant::fromValue(qdbus_cast<VariantMaps>(value));
        }
    }
    return statusFromProperties(properties);
}

} // namespace Farlan
