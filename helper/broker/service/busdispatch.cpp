// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/service/busdispatch.h"

#include "contract/errornames.h"
#include "contract/settingrules.h"

#include <QDBusArgument>
#include <QDBusMetaType>
#include <QDBusVariant>
#include <QMetaMethod>
#include <QMetaProperty>

#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

constexpr size_t kMostArguments = 4;
constexpr qsizetype kMostMapEntries = 64; // there are some 25 settings

// Beside the generated one. Objects below are not listed: who may know them has their paths.
constexpr char kStandardInterfaces[] = R"(
  <interface name="org.freedesktop.DBus.Properties">
    <method name="Get">
      <arg name="interface" type="s" direction="in"/>
      <arg name="property" type="s" direction="in"/>
      <arg name="value" type="v" direction="out"/>
    </method>
    <method name="GetAll">
      <arg name="interface" type="s" direction="in"/>
      <arg name="properties" type="a{sv}" direction="out"/>
    </method>
    <signal name="PropertiesChanged">
      <arg name="interface" type="s"/>
      <arg name="changed" type="a{sv}"/>
      <arg name="invalidated" type="as"/>
    </signal>
  </interface>
  <interface name="org.freedesktop.DBus.Introspectable">
    <method name="Introspect">
      <arg name="xml" type="s" direction="out"/>
    </method>
  </interface>
)";

const char *classInfo(const QMetaObject &type, const char *name)
{
    const int index = type.indexOfClassInfo(name);
    return index < 0 ? "" : type.classInfo(index).value();
}

QMetaMethod findMethod(const QMetaObject &type, const QByteArray &name)
{
    for (int i = type.methodOffset(); i < type.methodCount(); ++i) {
        const QMetaMethod method = type.method(i);
        if (method.methodType() == QMetaMethod::Slot && method.name() == name) {
            return method;
        }
    }
    return {};
}

QString signatureOf(const QMetaMethod &method)
{
    QString signature;
    for (int i = 0; i < method.parameterCount(); ++i) {
        signature += QLatin1StringView(QDBusMetaType::typeToSignature(method.parameterMetaType(i)));
    }
    return signature;
}

// QtDBus hands maps over as they came. Nothing if there is too much in it, or twice the same.
std::optional<QVariantMap> mapFrom(const QDBusArgument &argument)
{
    QVariantMap map;
    bool isGood = true;
    argument.beginMap();
    while (isGood && !argument.atEnd()) {
        QString key;
        QDBusVariant value;
        argument.beginMapEntry();
        argument >> key >> value;
        argument.endMapEntry();
        isGood = map.size() < kMostMapEntries && !map.contains(key);
        map.insert(key, value.variant());
    }
    argument.endMap(); // in any case, or QtDBus would keep the message for ever
    return isGood ? std::optional(map) : std::nullopt;
}

// The arguments as the method's parameters have them.
std::optional<QVariantList> argumentsFor(const QMetaMethod &method, const QDBusMessage &message)
{
    QVariantList arguments = message.arguments();
    for (int i = 0; i < method.parameterCount(); ++i) {
        if (method.parameterMetaType(i) == QMetaType::fromType<QVariantMap>()) {
            const auto map = mapFrom(arguments.at(i).value<QDBusArgument>());
            if (!map) {
                return std::nullopt;
            }
            arguments[i] = *map;
        }
    }
    return arguments;
}

QVariantMap allProperties(const QDBusAbstractAdaptor &adaptor)
{
    const QMetaObject &type = *adaptor.metaObject();
    QVariantMap properties;
    for (int i = type.propertyOffset(); i < type.propertyCount(); ++i) {
        properties.insert(QString::fromLatin1(type.property(i).name()),
                          type.property(i).read(&adaptor));
    }
    return properties;
}

} // namespace

QLatin1StringView interfaceOf(BusObject &object)
{
    return QLatin1StringView(classInfo(*object.adaptor().metaObject(), "D-Bus Interface"));
}

void invoke(BusObject &object, const std::shared_ptr<BusCall> &call)
{
    QDBusAbstractAdaptor &adaptor = object.adaptor();
    const QDBusMessage &message = call->message();
    const QMetaMethod method = findMethod(*adaptor.metaObject(), message.member().toLatin1());
    Q_ASSERT(method.isValid()); // rules and XML have the same methods
    const QString signature = signatureOf(method);
    if (message.signature() != signature) {
        call->refuse(
            QDBusError::InvalidArgs,
            u"%1 takes \"%2\", not \"%3\""_s.arg(message.member(), signature, message.signature()));
        return;
    }
    const std::optional<QVariantList> values = argumentsFor(method, message);
    if (!values) {
        call->refuse(Error{
            ErrorName::InvalidSettings,
            u"There are more than %1 settings, or one is there twice."_s.arg(kMostMapEntries) });
        return;
    }
    std::array<QGenericArgument, kMostArguments> arguments;
    for (int i = 0; i < method.parameterCount(); ++i) {
        arguments.at(static_cast<size_t>(i))
            = QGenericArgument(method.parameterMetaType(i).name(), values->at(i).constData());
    }
    QVariant result;
    QGenericReturnArgument returned;
    if (method.returnMetaType() != QMetaType::fromType<void>()) {
        result = QVariant(method.returnMetaType());
        returned = QGenericReturnArgument(method.typeName(), result.data()); // as it is declared
    }
    object.beginCall(call);
    const bool isInvoked = method.invoke(&adaptor, Qt::DirectConnection, returned, arguments[0],
                                         arguments[1], arguments[2], arguments[3]);
    if (const auto unanswered = object.endCall()) {
        if (!isInvoked) {
            unanswered->refuse(QDBusError::InternalError,
                               u"The helper cannot call its own method"_s);
        }
        unanswered->reply(result.isValid() ? QVariantList{ result } : QVariantList());
    }
}

void answerProperties(BusObject &object, BusCall &call)
{
    const QDBusMessage &message = call.message();
    const QString member = message.member();
    const QVariantList arguments = message.arguments();
    const bool isGet = member == "Get"_L1 && message.signature() == "ss"_L1;
    const bool isGetAll = member == "GetAll"_L1 && message.signature() == "s"_L1;
    if (member == "Set"_L1 && message.signature() == "ssv"_L1) {
        call.refuse(QDBusError::PropertyReadOnly, u"No property can be set"_s);
    } else if (!isGet && !isGetAll) {
        call.refuse(QDBusError::UnknownMethod,
                    u"There is no method \"%1(%2)\" here"_s.arg(member, message.signature()));
    } else if (const QString interface = arguments.at(0).toString();
               interface != interfaceOf(object)) {
        call.refuse(QDBusError::UnknownInterface,
                    u"There are no properties of \"%1\" here"_s.arg(shownText(interface)));
    } else if (const QVariantMap properties = allProperties(object.adaptor()); isGetAll) {
        call.reply({ properties });
    } else if (const auto value = properties.find(arguments.at(1).toString());
               value != properties.end()) {
        call.reply({ QVariant::fromValue(QDBusVariant(*value)) });
    } else {
        call.refuse(
            QDBusError::UnknownProperty,
            u"There is no property \"%1\" here"_s.arg(shownText(arguments.at(1).toString())));
    }
}

void answerIntrospection(BusObject &object, BusCall &call)
{
    const QDBusMessage &message = call.message();
    if (message.member() != "Introspect"_L1 || !message.signature().isEmpty()) {
        call.refuse(QDBusError::UnknownMethod,
                    u"There is no method \"%1\" here"_s.arg(message.member()));
        return;
    }
    const QString own
        = QString::fromUtf8(classInfo(*object.adaptor().metaObject(), "D-Bus Introspection"));
    call.reply({ u"<!DOCTYPE node PUBLIC \"-//freedesktop//DTD D-BUS Object Introspection "
                 "1.0//EN\"\n\"http://www.freedesktop.org/standards/dbus/1.0/introspect.dtd\">\n"
                 "<node>\n%1%2</node>\n"_s.arg(own, QLatin1StringView(kStandardInterfaces)) });
}

} // namespace Farlan
