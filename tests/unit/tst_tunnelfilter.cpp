// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/tunnelfilter.h"

#include "modelground.h"

using namespace Farlan;
using namespace Qt::StringLiterals;

class TestTunnelFilter : public QObject, private ModelGround
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void finds_data();
    void finds();
    void followsStates();
    void findsProfiles();
    void speaks();
    void bearsHostileNames();

private:
    QStringList shown() const
    {
        QStringList names;
        for (int row = 0; row < m_filter->rowCount(); ++row) {
            names += m_filter->rowAt(m_filter->index(row, 0))->name();
        }
        return names;
    }

    std::unique_ptr<TunnelFilter> m_filter;
};

void TestTunnelFilter::init()
{
    setUp();
    m_filter = std::make_unique<TunnelFilter>(*m_model);
}

void TestTunnelFilter::cleanup()
{
    m_filter.reset();
    tearDown();
}

void TestTunnelFilter::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("names");
    const QStringList all{ u"Büro"_s, u"home"_s, u"Lab 2"_s };
    QTest::newRow("nothing typed") << u""_s << all;
    QTest::newRow("spaces") << u"  "_s << all;
    QTest::newRow("name in another case") << u"LAB"_s << QStringList{ u"Lab 2"_s };
    QTest::newRow("letters with marks") << u"BÜ"_s << QStringList{ u"Büro"_s };
    QTest::newRow("letter and mark apart") << u"bu\u0308ro"_s << QStringList{ u"Büro"_s };
    QTest::newRow("location") << u"a.example"_s << all;
    QTest::newRow("state") << u"disconn"_s << all;
    QTest::newRow("words in any order") << u"2 lab"_s << QStringList{ u"Lab 2"_s };
    QTest::newRow("not across name and location") << u"homewss"_s << QStringList();
    QTest::newRow("no pattern") << u".*"_s << QStringList();
    QTest::newRow("none") << u"xyz"_s << QStringList();
}

void TestTunnelFilter::finds()
{
    for (const QString &name : { u"home"_s, u"Lab 2"_s, u"Büro"_s }) {
        addProfile(name);
    }
    QFETCH(QString, text);
    m_filter->setText(text);
    QTEST(shown(), "names");
}

void TestTunnelFilter::followsStates()
{
    addProfile(u"home"_s);
    addProfile(u"lab"_s);
    start();
    m_filter->setText(u"signing"_s);
    QCOMPARE(shown(), QStringList());
    m_helper->put(kPath, status(u"lab"_s, TunnelPhase::SigningIn));
    QTRY_COMPARE(shown(), QStringList(u"lab"_s));
    m_helper->put(kPath, status(u"lab"_s));
    QTRY_COMPARE(shown(), QStringList());
}

void TestTunnelFilter::findsProfiles()
{
    addProfile(u"lab"_s);
    m_helper->put(pathOf(u"1"_s), status(u"other"_s));
    start();
    const QUuid lab = profile(u"lab"_s).id;
    QCOMPARE(m_filter->indexOf(lab).row(), 0);
    QVERIFY(!m_filter->indexOf(QUuid()).isValid()); // the other has none
    m_model->setHidden(lab, true); // it is being deleted
    QCOMPARE(shown(), QStringList(u"other"_s));
    QVERIFY(!m_filter->indexOf(lab).isValid());
    m_helper->remove(pathOf(u"1"_s));
    QTRY_COMPARE(shown(), QStringList());
    m_model->setHidden(lab, false);
    QCOMPARE(shown(), QStringList(u"lab"_s));
}

void TestTunnelFilter::speaks()
{
    addProfile(u"lab"_s);
    write(u"etc/site.toml"_s, "uri = 'wss://b.example/'\n");
    m_store->load();
    const auto spoken = [this](int row) {
        return m_filter->index(row, 0).data(Qt::AccessibleTextRole).toString();
    };
    QCOMPARE(spoken(0), u"lab, Disconnected"_s);
    QCOMPARE(spoken(1), u"site, Disconnected, set up by the administrator"_s);
    QVERIFY(m_filter->index(1, 0).data(Qt::ToolTipRole).toString().contains(u"b.example"_s));
    QVERIFY(!m_filter->index(0, 0).data(Qt::ToolTipRole).toString().contains(u"admin"_s));
}

void TestTunnelFilter::bearsHostileNames()
{
    addProfile(u"<b>100% %1 %2</b>"_s);
    const QModelIndex row = m_filter->index(0, 0);
    QCOMPARE(row.data(Qt::AccessibleTextRole).toString(), u"<b>100% %1 %2</b>, Disconnected"_s);
    const QString tip = row.data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains(u"&lt;b&gt;"_s) && !tip.contains(u"<b>"_s), qPrintable(tip));
}

QTEST_MAIN(TestTunnelFilter)
#include "tst_tunnelfilter.moc"
