// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/tunnelrow.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace Farlan
{

class DisclosureButton;
class ValueText;

// Why a tunnel waits or has failed: what happened, why, what to do about it.
class ErrorCard final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ErrorCard)

public:
    explicit ErrorCard(QWidget *parent = nullptr);
    ~ErrorCard() override;

    // That has an error.
    void setRow(const TunnelRow &row);

signals:
    void editWanted();
    void againWanted();
    void endWanted(); // no new try

private:
    void build();
    void copyCommand();

    QString m_command;
    QLabel *m_icon;
    ValueText *m_what;
    ValueText *m_why;
    ValueText *m_remedy;
    QWidget *m_commandLine;
    ValueText *m_commandText;
    QPushButton *m_edit;
    QPushButton *m_again;
    QPushButton *m_end;
    DisclosureButton *m_more;
    ValueText *m_raw;
};

} // namespace Farlan
