// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/control/removal.h"
#include "app/control/tunnelcontrol.h"
#include "app/secrets/passwordstore.h"
#include "looks.h"
#include "modelground.h"
#include "ui/widgets/noticebar.h"
#include "ui/window/mainwindow.h"
#include "ui/window/tunnellistview.h"

#include <QAbstractItemModel>
#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QSettings>

#include <memory>
#include <vector>

namespace Farlan
{

// A window over a model of its own. Nothing of it stays on the disk.
class WindowGround : public ModelGround
{
protected:
    void setUp()
    {
        ModelGround::setUp();
        QGuiApplication::setQuitOnLastWindowClosed(false);
        QIcon::setThemeName(u"hicolor"_s); // as a desktop does
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder->path());
        m_control = std::make_unique<TunnelControl>(*m_model, *m_store, *m_client, m_passwords);
        m_removal = std::make_unique<Removal>(*m_model, *m_control, *m_store);
        open();
    }

    void tearDown()
    {
        m_window.reset();
        m_removal.reset();
        m_control.reset();
        ModelGround::tearDown();
    }

    void open()
    {
        auto *details = new QLabel(u"Details"_s);
        details->setAlignment(Qt::AlignCenter);
        m_window = std::make_unique<MainWindow>(
            MainWindow::Ground{ *m_model, *m_control, *m_store, *m_removal }, details);
    }

    template<typename T>
    T &find(const QString &name = {}) const
    {
        T *found = m_window->findChild<T *>(name);
        Q_ASSERT(found);
        return *found;
    }

    QAction &action(const QString &name) const { return find<QAction>(name); }
    TunnelListView &list() const { return find<TunnelListView>(); }
    QString current() const { return list().currentIndex().data().toString(); }
    QStringList bars() const
    {
        QStringList texts;
        for (const NoticeBar *bar : m_window->findChildren<NoticeBar *>()) {
            if (bar->isVisible()) {
                texts += bar->accessibleName();
            }
        }
        return texts;
    }
    QPushButton &button(const QString &text) const
    {
        for (QPushButton *found : m_window->findChildren<QPushButton *>()) {
            if (found->isVisible() && found->text().remove(u'&') == text) {
                return *found;
            }
        }
        qFatal("there is no button %s", qPrintable(text));
    }
    QStringList names() const
    {
        QStringList all;
        for (int row = 0; row < list().model()->rowCount(); ++row) {
            all += list().model()->index(row, 0).data().toString();
        }
        return all;
    }

    PasswordStore m_passwords;
    std::unique_ptr<TunnelControl> m_control;
    std::unique_ptr<Removal> m_removal;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace Farlan
