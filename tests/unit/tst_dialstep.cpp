// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/dialstep.h"

#include "contract/errornames.h"
#include "contract/settingrules.h"

#include <QTest>

using namespace Farlan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Problem = QAbstractSocket::SocketError;

namespace
{

TunnelSettings settingsFor(const QString &proxy)
{
    TunnelSettings settings;
    settings.uri = QUrl(u"wss://a.example/lan"_s);
    settings.proxy = proxy.isEmpty() ? QUrl() : QUrl(u"http://"_s + proxy);
    return settings;
}

} // namespace

class DialStepTest final : public QObject
{
    Q_OBJECT

private slots:
    void knowsTheFirstHop();
    void explains_data();
    void explains();
    void explainsDelays_data();
    void explainsDelays();
    void explainsUnknownNames();
};

void DialStepTest::knowsTheFirstHop()
{
    QCOMPARE(hostAndPort(firstHop(settingsFor({}))), u"a.example:443"_s);
    QCOMPARE(hostAndPort(firstHop(settingsFor(u"[fd00::1]:80"_s))), u"[fd00::1]:80"_s);
    QCOMPARE(portOf(QUrl(u"ws://a.example"_s)), 80);
    QCOMPARE(portOf(QUrl(u"ws://a.example:8080"_s)), 8080);
}

void DialStepTest::explains_data()
{
    QTest::addColumn<DialStep>("step");
    QTest::addColumn<QString>("proxy");
    QTest::addColumn<Problem>("problem");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *title, DialStep step, const QString &proxy, Problem problem,
                        const QString &name, const QString &message) {
        QTest::newRow(title) << step << proxy << problem << name << message;
    };
    const QString proxy = u"proxy.example:3128"_s;
    row("refused", DialStep::Connect, {}, Problem::ConnectionRefusedError,
        ErrorName::ConnectionFailed, u"a.example:443 refused the connection."_s);
    row("unreachable", DialStep::Connect, {}, Problem::NetworkError, ErrorName::ConnectionFailed,
        u"No connection to a.example:443: why."_s);
    row("proxy refused", DialStep::Connect, proxy, Problem::ProxyConnectionRefusedError,
        ErrorName::ProxyFailed, u"The proxy proxy.example:3128 refused the connection."_s);
    row("proxy refused, plainly", DialStep::Connect, proxy, Problem::ConnectionRefusedError,
        ErrorName::ProxyFailed, u"The proxy proxy.example:3128 refused the connection."_s);
    row("proxy unreachable", DialStep::Connect, proxy, Problem::NetworkError,
        ErrorName::ProxyFailed, u"No connection to the proxy proxy.example:3128: why."_s);
    row("407", DialStep::AskProxy, proxy, Problem::ProxyAuthenticationRequiredError,
        ErrorName::ProxyAuthenticationFailed,
        u"The proxy proxy.example:3128 asks for a user name and a password (407)."_s);
    row("407 again", DialStep::AskProxy, u"ada@"_s + proxy,
        Problem::ProxyAuthenticationRequiredError, ErrorName::ProxyAuthenticationFailed,
        u"The proxy proxy.example:3128 did not accept the user name or the password."_s);
    row("403", DialStep::AskProxy, proxy, Problem::SocketAccessError, ErrorName::ProxyFailed,
        u"The proxy proxy.example:3128 did not connect to a.example:443: why."_s);
    row("the proxy's refusal", DialStep::AskProxy, proxy, Problem::ConnectionRefusedError,
        ErrorName::ProxyFailed,
        u"The proxy proxy.example:3128 did not connect to a.example:443: why."_s);
    row("handshake", DialStep::Secure, proxy, Problem::SslHandshakeFailedError,
        ErrorName::TlsFailed, u"TLS with a.example:443 failed: why."_s);
    row("closed", DialStep::Secure, {}, Problem::RemoteHostClosedError, ErrorName::TlsFailed,
        u"a.example:443 closed the connection during the TLS handshake."_s);
    row("lost", DialStep::Secure, proxy, Problem::NetworkError, ErrorName::ConnectionFailed,
        u"No connection to a.example:443: why."_s);
}

void DialStepTest::explains()
{
    QFETCH(const DialStep, step);
    QFETCH(const QString, proxy);
    QFETCH(const Problem, problem);
    const Error error = explainSocketError(step, settingsFor(proxy), problem, u"why"_s);
    QTEST(error.name, "name");
    QTEST(error.message, "message");
}

void DialStepTest::explainsDelays_data()
{
    QTest::addColumn<DialStep>("step");
    QTest::addColumn<QString>("proxy");
    QTest::addColumn<QString>("message");
    const QString proxy = u"proxy.example:3128"_s;
    QTest::newRow("name") << DialStep::Resolve << QString()
                          << u"The name a.example could not be resolved within 10 seconds."_s;
    QTest::newRow("proxy's name")
        << DialStep::Resolve << proxy
        << u"The name proxy.example could not be resolved within 10 seconds."_s;
    QTest::newRow("TCP") << DialStep::Connect << QString()
                         << u"a.example:443 did not answer within 10 seconds."_s;
    QTest::newRow("TCP to the proxy")
        << DialStep::Connect << proxy
        << u"The proxy proxy.example:3128 did not answer within 10 seconds."_s;
    QTest::newRow("proxy") << DialStep::AskProxy << proxy
                           << u"The proxy proxy.example:3128 did not connect within 10 seconds."_s;
    QTest::newRow("TLS") << DialStep::Secure << proxy
                         << u"TLS with a.example:443 was not established within 10 seconds."_s;
    QTest::newRow("upgrade")
        << DialStep::SignIn << proxy
        << u"The server did not answer the request for a tunnel within 10 seconds."_s;
}

void DialStepTest::explainsDelays()
{
    QFETCH(const DialStep, step);
    QFETCH(const QString, proxy);
    const Error error = explainDelay(step, settingsFor(proxy), 10s);
    QCOMPARE(error.name, ErrorName::TimedOut);
    QTEST(error.message, "message");
}

void DialStepTest::explainsUnknownNames()
{
    QCOMPARE(explainUnknownName(settingsFor({}), u"why"_s).message,
             u"The name a.example was not found: why."_s);
    const Error error = explainUnknownName(settingsFor(u"proxy.example:1"_s), u"why"_s);
    QCOMPARE(error.name, ErrorName::HostNotFound);
    QCOMPARE(error.message, u"The name proxy.example of the proxy was not found: why."_s);
}

QTEST_APPLESS_MAIN(DialStepTest)
#include "tst_dialstep.moc"
