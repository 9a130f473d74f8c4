// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/origin.h"

#include <QTest>

using namespace Farlan;

class TestOrigin final : public QObject
{
    Q_OBJECT

private slots:
    void decides_data()
    {
        QTest::addColumn<QByteArray>("origin");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<bool>("withPassword");
        QTest::addColumn<bool>("withoutPassword");
        const auto row = [](const char *name, const QByteArray &origin, const QByteArray &host,
                            bool withPassword, bool withoutPassword) {
            QTest::newRow(name) << origin << host << withPassword << withoutPassword;
        };
        row("absent", {}, "lan.example", true, true);
        row("allowed", "https://vm.example", "lan.example", true, true);
        row("another site", "https://evil.example", "lan.example", false, false);
        row("empty", "", "lan.example", false, false);
        row("hidden", "null", "lan.example", false, false);
        row("own name", "http://lan.example", "lan.example", true, false);
        row("own name over TLS", "https://lan.example", "lan.example", true, false);
        row("own name in capitals", "http://LAN.example", "lan.EXAMPLE", true, false);
        row("own name and port", "http://lan.example:8080", "lan.example:8080", true, false);
        row("another port", "http://lan.example:8081", "lan.example:8080", false, false);
        row("own IPv4 address", "http://192.0.2.1", "192.0.2.1", true, true);
        row("own IPv4 address and port", "http://192.0.2.1:8080", "192.0.2.1:8080", true, true);
        row("own IPv6 address", "http://[2001:db8::1]:8080", "[2001:db8::1]:8080", true, true);
        row("another address", "http://192.0.2.2", "192.0.2.1", false, false);
        row("no host", "http://", "", false, false);
        row("another scheme", "file://192.0.2.1", "192.0.2.1", false, false);
        row("begins well", "http://192.0.2.1.evil.example", "192.0.2.1", false, false);
    }

    void decides()
    {
        QFETCH(QByteArray, origin);
        QFETCH(QByteArray, host);
        QFETCH(bool, withPassword);
        QFETCH(bool, withoutPassword);
        HttpRequest request;
        request.origin = origin;
        request.host = host;
        const QList<QByteArray> allowed{ "https://vm.example" };
        QCOMPARE(isAllowedOrigin(request, allowed, true), withPassword);
        QCOMPARE(isAllowedOrigin(request, allowed, false), withoutPassword);
    }
};

QTEST_APPLESS_MAIN(TestOrigin)
#include "tst_origin.moc"
