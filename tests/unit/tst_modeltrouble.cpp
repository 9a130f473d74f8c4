// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/helper/helpererrors.h"
#include "contract/errornames.h"
#include "modelground.h"

using namespace Farlan;

// What a tunnel model says when something is not as it should be.
class ModelTroubleTest final : public QObject, private ModelGround
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void showsProfilesWithoutAHelper();
    void followsTheHelper();
    void saysThatThereIsNoBus();
    void saysThatTheHelperIsOfAnotherVersion();
    void saysThatItIsNotPermitted();
    void looksAgain();
    void tellsOfBrokenProfiles();
};

void ModelTroubleTest::showsProfilesWithoutAHelper()
{
    m_helper.reset();
    addProfile(u"lab"_s);
    addProfile(u"Home"_s);
    start();
    QCOMPARE(rows(), QStringList({ u"+Home closed"_s, u"+lab closed"_s }));
    QVERIFY(m_model->helperProblem() == helperNotInstalled());
    QCOMPARE(value(1, ProfileIdRole).toUuid(), profile(u"lab"_s).id);
    QVERIFY(!m_model->index(2).data(NameRole).isValid());
}

void ModelTroubleTest::followsTheHelper()
{
    addProfile(u"lab"_s);
    m_helper->put(pathOf(u"1"_s), status(u"lab"_s));
    m_helper->put(pathOf(u"2"_s), status(u"other"_s));
    start();
    const QSignalSpy helper(m_model.get(), &TunnelModel::helperChanged);
    m_helper.reset(); // as one that crashes
    QTRY_COMPARE(helper.count(), 1);
    QCOMPARE(rows(), QStringList(u"+lab closed"_s));
    QCOMPARE(m_told->take(), QStringList({ u"remove 1"_s, u"change 0"_s }));
    QVERIFY(!m_model->isHelperRunning());
    QVERIFY(m_model->helperProblem() == helperStopped());

    m_helper = std::make_unique<FakeHelper>(m_bus->address());
    m_helper->answers[u"Subscribe"_s] = {};
    QTRY_COMPARE(helper.count(), 2);
    QVERIFY(m_model->isHelperRunning() && !m_model->helperProblem());
    m_helper->put(pathOf(u"3"_s), status(u"lab"_s));
    QTRY_COMPARE(rows(), QStringList(u"+lab up"_s));
    m_helper->remove(pathOf(u"3"_s));
    QTRY_COMPARE(rows(), QStringList(u"+lab closed"_s));
    m_helper.reset(); // as one that nobody needs
    QTRY_COMPARE(helper.count(), 3);
    QVERIFY(!m_model->isHelperRunning() && !m_model->helperProblem());
}

void ModelTroubleTest::saysThatThereIsNoBus()
{
    addProfile(u"lab"_s);
    m_helper->put(kPath, status(u"lab"_s));
    start();
    m_bus->kill();
    QTRY_VERIFY(m_model->helperProblem() == systemBusLost());
    QCOMPARE(rows(), QStringList(u"+lab closed"_s));

    HelperClient lost(QDBusConnection::connectToBus(u"unix:path=/nonexistent"_s, u"none"_s));
    TunnelModel model(*m_store, lost);
    const QSignalSpy known(&model, &TunnelModel::helperChanged);
    QCOMPARE(model.rowCount(), 1);
    model.start();
    QTRY_COMPARE(known.count(), 1);
    QVERIFY(model.helperProblem() == noSystemBus());
    QDBusConnection::disconnectFromBus(u"none"_s);
}

void ModelTroubleTest::saysThatTheHelperIsOfAnotherVersion()
{
    addProfile(u"lab"_s);
    m_helper->manager.insert(u"ApiVersion"_s, kApiVersion + 1);
    start();
    QVERIFY(m_model->helperProblem() == helperOfOtherVersion(u"9"_s, kApiVersion + 1));
    const QSignalSpy helper(m_model.get(), &TunnelModel::helperChanged);
    m_helper.reset();
    QTRY_COMPARE(helper.count(), 1);
    QVERIFY(!m_model->helperProblem());
    m_helper = std::make_unique<FakeHelper>(m_bus->address());
    m_helper->answers[u"Subscribe"_s] = {};
    m_helper->put(kPath, status(u"lab"_s));
    QTRY_COMPARE(rows(), QStringList(u"+lab up"_s));
    QVERIFY(!m_model->helperProblem());
}

void ModelTroubleTest::saysThatItIsNotPermitted()
{
    addProfile(u"lab"_s);
    m_helper->errors[u"GetAll"_s] = { u"org.freedesktop.DBus.Error.AccessDenied"_s, u"No."_s };
    start();
    QCOMPARE(m_model->helperProblem()->name, QString(ErrorName::PermissionDenied));
    QCOMPARE(rows(), QStringList(u"+lab closed"_s));
}

void ModelTroubleTest::looksAgain()
{
    addProfile(u"lab"_s);
    m_helper->put(kPath, status(u"lab"_s));
    m_helper->errors[u"GetAll"_s] = { u"org.freedesktop.DBus.Error.AccessDenied"_s, u"No."_s };
    start();
    QVERIFY(m_model->helperProblem());
    m_helper->errors.clear(); // the administrator has relented
    m_model->start();
    QTRY_COMPARE(rows(), QStringList(u"+lab up"_s));
    QVERIFY(!m_model->helperProblem());
    const QSignalSpy helper(m_model.get(), &TunnelModel::helperChanged);
    m_told->take();
    m_model->start(); // for nothing
    QTRY_VERIFY(helper.count() > 0);
    m_helper.reset();
    QTRY_COMPARE(rows(), QStringList(u"+lab closed"_s));
    QCOMPARE(m_told->take(), QStringList(u"change 0"_s));
}

void ModelTroubleTest::tellsOfBrokenProfiles()
{
    const QSignalSpy told(m_model.get(), &TunnelModel::profileProblemsChanged);
    write(u"own/lab.toml"_s, "uri = 5\n");
    m_store->load();
    QCOMPARE(told.count(), 1);
    QCOMPARE(m_model->profileProblems().size(), size_t(1));
    QVERIFY(m_model->profileProblems()[0].message.contains(u"/lab.toml:1: uri"_s));
    m_store->load();
    QCOMPARE(told.count(), 1);
    write(u"own/lab.toml"_s, "uri = 'ws://a/'\n");
    m_store->load();
    QCOMPARE(told.count(), 2);
    QVERIFY(m_model->profileProblems().empty());
    QCOMPARE(m_model->rowCount(), 1);
}

QTEST_GUILESS_MAIN(ModelTroubleTest)
#include "tst_modeltrouble.moc"
