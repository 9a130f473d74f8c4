// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/tunnelrow.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace Farlan
{

class ValueText;

// A tunnel's name, what it does, whether its peer is the right one, and what can be done next.
class TunnelHeadline final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TunnelHeadline)

public:
    explicit TunnelHeadline(QWidget *parent = nullptr);
    ~TunnelHeadline() override;

    void setRow(const TunnelRow &row);
    void tick(const TunnelRow &row); // what changes with time alone

signals:
    void actionWanted();
    void reviewWanted();

private:
    void build();

    QPushButton *m_action; // the first that the keyboard comes to
    QPushButton *m_review;
    ValueText *m_name;
    ValueText *m_state;
    QWidget *m_trustLine;
    QLabel *m_warning;
    ValueText *m_trust;
};

} // namespace Farlan
