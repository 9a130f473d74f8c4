// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/control/tunnelcontrol.h"
#include "app/secrets/passwordstore.h"
#include "contract/errornames.h"
#include "looks.h"
#include "modelground.h"
#include "ui/status/detailspane.h"
#include "ui/status/valuetext.h"

#include <QPushButton>
#include <QTableView>
#include <QToolButton>

namespace Farlan
{

// A details pane above a model with one tunnel, Lab.
class DetailsGround : protected ModelGround
{
protected:
    static TunnelStatus connected(TunnelPhase phase = TunnelPhase::Connected)
    {
        TunnelStatus up = status(u"Lab"_s, phase);
        up.location = u"wss://relay.example.org/"_s;
        up.since = QDateTime::currentDateTimeUtc().addSecs(-7990);
        up.peer = { u"203.0.113.7:443"_s,
                    u"TLSv1.3"_s,
                    u"TLS_AES_256_GCM_SHA384"_s,
                    QString(u"7f3a"_s).repeated(16),
                    {},
                    false };
        up.device = u"lo"_s;
        return up;
    }

    // That leads where connected() is.
    void addProfile(const QString &name)
    {
        QVERIFY(m_store->add(makeProfile(name, { u"uri=wss://relay.example.org/"_s })->profile));
    }

    void put(const TunnelStatus &now)
    {
        m_helper->put(pathOf(u"1"_s), now);
        QTRY_VERIFY(m_model->rowCount() == 1 && m_model->at(0).status == now);
        m_pane->setTunnel(m_model->index(0));
    }

    // What is read, by its accessible name; none for what is not shown.
    QString value(const QString &name) const
    {
        for (const ValueText *text : m_pane->findChildren<ValueText *>()) {
            if (text->accessibleName() == name && text->isVisible()) {
                return text->value();
            }
        }
        return {};
    }

    QPushButton *button(const QString &text) const
    {
        for (QPushButton *each : m_pane->findChildren<QPushButton *>()) {
            if (each->text().remove(u'&') == text && each->isVisible()) {
                return each;
            }
        }
        return nullptr;
    }

    qsizetype asked(const QString &method) const { return m_helper->asked.count(method); }

    void look(const QString &name)
    {
        m_pane->resize(620, 720);
        lookAt(*m_pane, u"details-"_s + name);
        m_pane->resize(420, 800);
        lookAt(*m_pane, u"details-%1-narrow"_s.arg(name));
        QVERIFY(m_pane->width() == 420);
        for (const QWidget *widget : m_pane->findChildren<QWidget *>()) {
            const QPoint end = widget->mapTo(m_pane.get(), widget->rect().topRight());
            QVERIFY2(!widget->isVisible() || widget->inherits("QHeaderView")
                         || qobject_cast<QTableView *>(widget->parentWidget()->parentWidget())
                         || end.x() < 420,
                     qPrintable(describedAs(*widget) + u" sticks out"_s));
        }
        checkMnemonics();
    }

    void checkMnemonics() const
    {
        QStringList found;
        for (const QAbstractButton *each : m_pane->findChildren<QAbstractButton *>()) {
            const QString key = QKeySequence::mnemonic(each->text()).toString();
            if (each->isVisible() && !key.isEmpty()) {
                QVERIFY2(!found.contains(key), qPrintable(each->text()));
                found += key;
            }
        }
    }

    void setUpPane()
    {
        setUp();
        start();
        m_passwords = std::make_unique<PasswordStore>();
        m_control = std::make_unique<TunnelControl>(*m_model, *m_store, *m_client, *m_passwords);
        m_log = std::make_unique<TunnelLog>(*m_model);
        m_pane = std::make_unique<DetailsPane>(*m_model, *m_control, *m_client);
        m_pane->setLog(m_log.get());
        m_pane->show();
    }

    void tearDownPane()
    {
        m_pane.reset();
        m_log.reset();
        m_control.reset();
        m_passwords.reset();
        tearDown();
    }

    void click(const QString &text) const
    {
        QPushButton *found = button(text);
        QVERIFY2(found, qPrintable(text));
        found->click();
    }

    std::unique_ptr<PasswordStore> m_passwords;
    std::unique_ptr<TunnelControl> m_control;
    std::unique_ptr<TunnelLog> m_log;
    std::unique_ptr<DetailsPane> m_pane;
};

} // namespace Farlan
