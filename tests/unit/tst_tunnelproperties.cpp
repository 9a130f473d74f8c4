// SPDX-License-Identifier: GPL-3.0-or-later
#include "fullstatus.h"

#include "contract/busnames.h"
#include "contract/tunnelproperties.h"

#include <QFile>
#include <QTest>
#include <QXmlStreamReader>

#include <map>

using namespace Farlan;
using namespace Qt::StringLiterals;

namespace
{

// Type by name of all properties of an interface in org.farlan.Helper1.xml.
std::map<QString, QString> describedProperties(QLatin1StringView interface)
{
    QFile file(QStringLiteral(FARLAN_INTERFACE_XML));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    QXmlStreamReader xml(&file);
    std::map<QString, QString> properties;
    QString current;
    while (!xml.atEnd()) {
        if (xml.readNextStartElement()) {
            const QXmlStreamAttributes attributes = xml.attributes();
            if (xml.name() == u"interface") {
                current = attributes.value(u"name"_s).toString();
            } else if (xml.name() == u"property" && current == interface) {
                properties[attributes.value(u"name"_s).toString()]
                    = attributes.value(u"type"_s).toString();
            }
        }
    }
    return properties;
}

} // namespace

class TestTunnelProperties final : public QObject
{
    Q_OBJECT

private slots:
    void roundTrips()
    {
        const Result<TunnelStatus> full = statusFromProperties(toProperties(fullStatus()));
        QVERIFY(full);
        QCOMPARE(*full, fullStatus());
        const Result<TunnelStatus> empty = statusFromProperties(toProperties(TunnelStatus{}));
        QVERIFY(empty);
        QCOMPARE(*empty, TunnelStatus{});
    }

    void areThoseOfTheInterface()
    {
        static const std::map<QString, int> kTypes{
            { u"s"_s, QMetaType::QString },      { u"u"_s, QMetaType::UInt },
            { u"x"_s, QMetaType::LongLong },     { u"b"_s, QMetaType::Bool },
            { u"as"_s, QMetaType::QStringList }, { u"aa{sv}"_s, qMetaTypeId<QList<QVariantMap>>() },
        };
        const QVariantMap properties = toProperties(fullStatus());
        const auto described = describedProperties(kTunnelInterface);
        QCOMPARE(static_cast<size_t>(properties.size()), described.size());
        for (const auto &[name, type] : described) {
            QVERIFY2(properties.contains(name), qPrintable(name));
            QCOMPARE(properties[name].typeId(), kTypes.at(type));
        }
    }

    void refuseAnUnknownPhase()
    {
        QVariantMap properties = toProperties(fullStatus());
        properties[u"Phase"_s] = u"dreaming"_s;
        QCOMPARE(statusFromProperties(properties).error().name, ErrorName::HelperFailed);
    }
};

QTEST_APPLESS_MAIN(TestTunnelProperties)
#include "tst_tunnelproperties.moc"
