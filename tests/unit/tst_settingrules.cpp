// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/errornames.h"
#include "contract/settingrules.h"
#include "contract/tunnelsettings.h"

#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;

class TestSettingRules final : public QObject
{
    Q_OBJECT

private:
    static Result<TunnelSettings> withPin(const QVariant &pin, const QVariantMap &others = {})
    {
        QVariantMap map{ { u"mode"_s, u"client"_s },
                         { u"uri"_s, u"wss://h/"_s },
                         { u"pin"_s, pin } };
        map.insert(others);
        return decodeSettings(map);
    }

private slots:
    void takesPins_data()
    {
        QTest::addColumn<QString>("text");
        const QString digits = u"ab01"_s.repeated(16);
        QTest::newRow("small") << digits;
        QTest::newRow("large") << digits.toUpper();
        QTest::newRow("mixed") << u"aB01"_s.repeated(16);
        QTest::newRow("colons") << u"AB:01:"_s.repeated(16).chopped(1);
    }

    void takesPins()
    {
        QFETCH(QString, text);
        const Result<TunnelSettings> settings = withPin(text);
        QVERIFY2(settings, qPrintable(settings ? QString() : settings.error().message));
        QCOMPARE(settings->pin, u"ab01"_s.repeated(16));
    }

    void refusesOtherPins_data()
    {
        QTest::addColumn<QVariant>("pin");
        const auto row = [](const char *name, const QVariant &pin) { QTest::newRow(name) << pin; };
        const QString digits(64, u'a');
        row("empty", QString());
        row("short", digits.chopped(2));
        row("long", QString(digits + u"aa"_s));
        row("other letters", QString(64, u'g'));
        row("other digits", QString(64, u'\u0661'));
        row("line break", QString(digits + u'\n'));
        row("blank", QString(u' ' + digits));
        row("some colons", QString(u"ab:"_s + digits.chopped(2)));
        row("colon behind", u"ab:"_s.repeated(32));
        row("colons elsewhere", QString(u"a:aa:"_s + digits.chopped(3)));
        row("escape sequence", u"\x1b[31m"_s);
        row("bytes", QByteArray(64, 'a'));
        row("number", 64);
    }

    void refusesOtherPins()
    {
        QFETCH(QVariant, pin);
        const Result<TunnelSettings> settings = withPin(pin);
        QVERIFY(!settings);
        QCOMPARE(settings.error().name, QString(ErrorName::InvalidSettings));
        QVERIFY2(settings.error().message.startsWith(u"pin: "_s),
                 qPrintable(settings.error().message));
        QVERIFY(!settings.error().message.contains(u'\x1b'));
        if (pin.typeId() == QMetaType::QString) {
            QVERIFY2(settings.error().hint.contains(u"64"_s), qPrintable(settings.error().hint));
        }
    }

    void authoritiesNeedTls()
    {
        const auto settingsFor = [](const QString &uri) {
            return decodeSettings(
                { { u"mode"_s, u"client"_s }, { u"uri"_s, uri }, { u"cacerts"_s, u"PEM"_s } });
        };
        QVERIFY(settingsFor(u"wss://h/"_s));
        const Result<TunnelSettings> plain = settingsFor(u"ws://h/"_s);
        QVERIFY(!plain);
        QCOMPARE(plain.error().message, u"cacerts: With ws:// there is no certificate to check."_s);
    }

    void pinStandsAlone_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QVariant>("value");
        QTest::addColumn<QString>("says");
        QTest::newRow("ws") << u"uri"_s << QVariant(u"ws://h/"_s) << u"ws://"_s;
        QTest::newRow("insecure") << u"insecure"_s << QVariant(true) << u"pin and insecure"_s;
        QTest::newRow("cacerts") << u"cacerts"_s << QVariant(u"PEM"_s) << u"pin and cacerts"_s;
    }

    void pinStandsAlone()
    {
        QFETCH(QString, key);
        QFETCH(QVariant, value);
        QFETCH(QString, says);
        const Result<TunnelSettings> settings = withPin(QString(64, u'a'), { { key, value } });
        QVERIFY(!settings);
        QCOMPARE(settings.error().name, QString(ErrorName::InvalidSettings));
        QVERIFY2(settings.error().message.startsWith(u"pin: "_s)
                     && settings.error().message.contains(says),
                 qPrintable(settings.error().message));
    }
};

QTEST_APPLESS_MAIN(TestSettingRules)
#include "tst_settingrules.moc"
