// SPDX-License-Identifier: GPL-3.0-or-later
#include "pump/admission.h"

#include <QTest>

#include <vector>

using namespace Farlan;
using namespace Qt::StringLiterals;

class TestAdmission final : public QObject
{
    Q_OBJECT

private slots:
    void capsVisitorsOfOneSource()
    {
        Admission admission(10);
        const QHostAddress source(u"192.0.2.1"_s);
        std::vector<std::unique_ptr<Admission::Ticket>> tickets;
        for (int i = 0; i < Admission::kMaximumVisitorsPerSource; ++i) {
            tickets.push_back(admission.admitVisitor(source));
            QVERIFY(tickets.back());
        }
        QVERIFY(!admission.admitVisitor(source));
        QVERIFY(admission.admitVisitor(QHostAddress(u"192.0.2.2"_s)));
        tickets.pop_back();
        QVERIFY(admission.admitVisitor(source));
    }

    void takesAnIpv6NetworkForOneSource()
    {
        Admission admission(10);
        std::vector<std::unique_ptr<Admission::Ticket>> tickets;
        for (int i = 0; i < Admission::kMaximumVisitorsPerSource; ++i) {
            tickets.push_back(admission.admitVisitor(QHostAddress(u"2001:db8::%1"_s.arg(i + 1))));
            QVERIFY(tickets.back());
        }
        QVERIFY(!admission.admitVisitor(QHostAddress(u"2001:db8::ffff"_s)));
        QVERIFY(admission.admitVisitor(QHostAddress(u"2001:db8:0:1::1"_s)));
    }

    void capsVisitorsOfAllSources()
    {
        Admission admission(10);
        std::vector<std::unique_ptr<Admission::Ticket>> tickets;
        for (int i = 0; i < Admission::kMaximumVisitors; ++i) {
            tickets.push_back(admission.admitVisitor(QHostAddress(u"192.0.2.%1"_s.arg(i + 1))));
            QVERIFY(tickets.back());
        }
        QVERIFY(!admission.admitVisitor(QHostAddress(u"198.51.100.1"_s)));
        tickets.clear();
        QVERIFY(admission.admitVisitor(QHostAddress(u"198.51.100.1"_s)));
    }

    void capsClients()
    {
        Admission admission(1);
        auto first = admission.admitClient();
        QVERIFY(first);
        QVERIFY(!admission.admitClient());
        first.reset();
        QVERIFY(admission.admitClient());
    }

    void delaysWhoGuesses()
    {
        Admission admission(1);
        const QHostAddress source(u"192.0.2.1"_s);
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(admission.signInDelay(source, "alice").count(), 0);
            admission.signInFailed(source, "alice");
        }
        QVERIFY(admission.signInDelay(source, "alice").count() > 0);
        QCOMPARE(admission.signInDelay(source, "bob").count(), 0);
        admission.signInSucceeded(source, "alice");
        QCOMPARE(admission.signInDelay(source, "alice").count(), 0);
    }
};

QTEST_APPLESS_MAIN(TestAdmission)
#include "tst_admission.moc"
