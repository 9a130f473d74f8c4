// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/tunnelmodel.h"
#include "app/profiles/profileedit.h"
#include "fakehelper.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

#include <unistd.h>

#include <memory>
#include <utility>

namespace Farlan
{

using namespace Qt::StringLiterals;

inline QString pathOf(const QString &tunnel)
{
    return QString(kTunnelPathPrefix) + tunnel;
}

inline TunnelStatus status(const QString &name, TunnelPhase phase = TunnelPhase::Connected)
{
    TunnelStatus status;
    status.name = name;
    status.owner = geteuid();
    status.phase = phase;
    status.location = u"wss://a.example/"_s;
    status.device = u"ethws0"_s;
    status.since = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000, QTimeZone::utc());
    return status;
}

inline TunnelStatus failed(const QString &name, QLatin1StringView error)
{
    TunnelStatus failed = status(name, TunnelPhase::Failed);
    failed.device.clear();
    failed.error = Error{ error, u"It did not work."_s, u"Do something else."_s };
    return failed;
}

// What a model has told since it was asked last: "insert 1", "remove 0", "move 2 0", "change 1".
class ModelNews final : public QObject
{
public:
    explicit ModelNews(QAbstractItemModel &model)
    {
        const auto tell = [this](const QString &what, int first, int last) {
            m_told += first == last ? u"%1 %2"_s.arg(what).arg(first) : u"several"_s;
        };
        connect(&model, &QAbstractItemModel::rowsInserted, this,
                [tell](const auto &, int first, int last) { tell(u"insert"_s, first, last); });
        connect(&model, &QAbstractItemModel::rowsRemoved, this,
                [tell](const auto &, int first, int last) { tell(u"remove"_s, first, last); });
        connect(&model, &QAbstractItemModel::rowsMoved, this,
                [this](const auto &, int from, int, const auto &, int to) {
                    m_told += u"move %1 %2"_s.arg(from).arg(to > from ? to - 1 : to);
                });
        connect(&model, &QAbstractItemModel::dataChanged, this,
                [this, tell](const auto &first, const auto &last, const QList<int> &roles) {
                    tell(u"change"_s, first.row(), last.row());
                    m_roles = roles;
                });
        connect(&model, &QAbstractItemModel::modelReset, this, [this] { m_told += u"reset"_s; });
        connect(&model, &QAbstractItemModel::layoutChanged, this,
                [this] { m_told += u"layout"_s; });
    }

    const QStringList &news() const { return m_told; }
    QStringList take() { return std::exchange(m_told, {}); }
    QList<int> roles() const { return m_roles; } // of the last change

private:
    QStringList m_told;
    QList<int> m_roles;
};

// A model between a folder of profiles and a fake helper on a bus, all of its own.
class ModelGround
{
protected:
    void setUp()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_bus = std::make_unique<PrivateBus>();
        m_helper = std::make_unique<FakeHelper>(m_bus->address());
        m_helper->answers[u"Subscribe"_s] = {};
        m_client = std::make_unique<HelperClient>(
            QDBusConnection::connectToBus(m_bus->address(), u"client"_s));
        m_store = std::make_unique<ProfileStore>(
            ProfileFolders{ m_folder->filePath(u"own"_s), m_folder->filePath(u"etc"_s) });
        m_model = std::make_unique<TunnelModel>(*m_store, *m_client);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_told = std::make_unique<ModelNews>(*m_model);
    }

    void tearDown()
    {
        m_told.reset();
        m_tester.reset();
        m_model.reset();
        m_store.reset();
        m_client.reset();
        QDBusConnection::disconnectFromBus(u"client"_s);
        m_helper.reset();
        m_bus.reset();
    }

    void start()
    {
        const QSignalSpy known(m_model.get(), &TunnelModel::helperChanged);
        m_model->start();
        QTRY_COMPARE(known.count(), 1);
        m_told->take();
    }

    void addProfile(const QString &name)
    {
        QVERIFY(m_store->add(makeProfile(name, { u"uri=wss://a.example/"_s })->profile));
    }

    void rename(const QString &from, const QString &to)
    {
        Profile renamed = profile(from);
        renamed.settings.name = to;
        QVERIFY(m_store->save(renamed));
    }

    void write(const QString &file, const QByteArray &content)
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_folder->filePath(file)).path()));
        QFile written(m_folder->filePath(file));
        QVERIFY(written.open(QIODevice::WriteOnly));
        written.write(content);
    }

    Profile profile(const QString &name) const { return m_store->find(name)->profile(); }
    QVariant value(int row, int role) const { return m_model->index(row).data(role); }

    // "name state" of each; a + before it for a profile.
    QStringList rows() const
    {
        QStringList rows;
        for (int row = 0; row < m_model->rowCount(); ++row) {
            const bool hasProfile = !value(row, ProfileIdRole).toUuid().isNull();
            rows += (hasProfile ? u"+"_s : QString()) + value(row, NameRole).toString() + u' '
                + stateName(value(row, StateRole).value<TunnelState>());
        }
        return rows;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PrivateBus> m_bus;
    std::unique_ptr<FakeHelper> m_helper;
    std::unique_ptr<HelperClient> m_client;
    std::unique_ptr<ProfileStore> m_store;
    std::unique_ptr<TunnelModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<ModelNews> m_told;
};

} // namespace Farlan
