// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace Farlan
{

// Wants to be as large as the form in it, and scrolls where there is less room.
class FormArea final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FormArea)

public:
    explicit FormArea(QWidget *form, QWidget *parent = nullptr);
    ~FormArea() override;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace Farlan
