// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/status/valuetext.h"

#include <QWidget>

class QFormLayout;

namespace Farlan
{

// Values with a heading each. Those that are empty are not shown.
class ValueList final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ValueList)

public:
    explicit ValueList(QWidget *parent = nullptr);
    ~ValueList() override;

    // Below the others.
    ValueText &add(const QString &heading,
                   ValueText::Content content = ValueText::Content::Technical);
    void set(ValueText &value, const QString &text);

private:
    QFormLayout *m_form;
};

} // namespace Farlan
