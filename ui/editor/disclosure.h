// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace Farlan
{

class DisclosureButton;

// What most people need not see: a line that opens what is below it.
class Disclosure final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Disclosure)

public:
    Disclosure(const QString &title, QWidget *content, QWidget *parent = nullptr);
    ~Disclosure() override;

    bool isOpen() const;
    void setOpen(bool isOpen);

private:
    DisclosureButton *m_button;
};

} // namespace Farlan
