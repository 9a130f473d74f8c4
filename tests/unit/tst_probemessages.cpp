// SPDX-License-Identifier: GPL-3.0-or-later
#include "fullstatus.h"

#include "contract/probemessages.h"

#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestProbeMessages final : public QObject
{
    Q_OBJECT

private:
    template<typename Message>
    static Message sent(const Message &message)
    {
        return std::get<Message>(*decodeProbeMessage(encode(ProbeMessage(message))));
    }

private slots:
    void roundTrip()
    {
        const auto step = sent(ProbeStep{ u"tls"_s, ProbeState::Ok, 12ms, u"TLSv1.3"_s });
        QCOMPARE(step.step, u"tls"_s);
        QCOMPARE(step.state, ProbeState::Ok);
        QCOMPARE(step.duration, 12ms);
        QCOMPARE(step.detail, u"TLSv1.3"_s);
        QCOMPARE(sent(ProbeStep{ u"sign-in"_s, ProbeState::Failed, {}, {} }).state,
                 ProbeState::Failed);
        QVERIFY(!sent(ProbeEnded{}).error);
        const Error refused{ ErrorName::CertificateRefused, u"m"_s, u"h"_s };
        const auto ended = sent(ProbeEnded{ refused, fullReport() });
        QCOMPARE(ended.error, std::optional(refused));
        QCOMPARE(ended.certificate, std::optional(fullReport()));
    }

    void refuseWhatDoesNotFit_data()
    {
        QTest::addColumn<QJsonObject>("json");
        const QJsonObject step
            = encode(ProbeMessage(ProbeStep{ u"tls"_s, ProbeState::Ok, 12ms, u"d"_s }));
        const auto row
            = [](const char *name, QJsonObject json, const QString &key, const QJsonValue &value) {
                  json.insert(key, value);
                  QTest::newRow(name) << json;
              };
        row("empty", {}, u"x"_s, 1);
        row("unknown type", step, u"type"_s, u"phase"_s);
        row("unknown step", step, u"step"_s, u"dance"_s);
        row("unknown state", step, u"state"_s, u"fine"_s);
        row("negative time", step, u"milliseconds"_s, -1);
        row("long time", step, u"milliseconds"_s, 1e12);
        row("time as text", step, u"milliseconds"_s, u"1"_s);
        row("long detail", step, u"detail"_s, QString(5000, u'x'));
        const QJsonObject ended = encode(ProbeMessage(ProbeEnded{}));
        row("error without a name", ended, u"error"_s, QJsonObject());
        row("report without an error", ended, u"certificate"_s, toJson(fullReport()));
        row("long error", ended, u"error"_s, toJson(Error{ u"n"_s, QString(5000, u'x') }));
    }

    void refuseWhatDoesNotFit()
    {
        QFETCH(QJsonObject, json);
        QVERIFY(!decodeProbeMessage(json));
    }
};

QTEST_APPLESS_MAIN(TestProbeMessages)
#include "tst_probemessages.moc"
