// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace Farlan
{

// What the window shows while there is no tunnel: how to get one.
class EmptyState final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EmptyState)

public:
    explicit EmptyState(QWidget *parent = nullptr);
    ~EmptyState() override;

signals:
    void clientWanted(const QString &uri); // empty: none yet
    void serverWanted();
    void importWanted();

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void dress();
    void lookAtClipboard();

    QLabel *m_icon;
    QPushButton *m_suggestion; // an address that has been copied
    QString m_address;
};

} // namespace Farlan
