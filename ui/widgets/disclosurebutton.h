// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace Farlan
{

// Opens and closes what is below it. The arrow is an icon: Qt would draw one of its own over the
// text where that goes from right to left.
class DisclosureButton final : public QToolButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DisclosureButton)

public:
    explicit DisclosureButton(const QString &text, QWidget *parent = nullptr);
    ~DisclosureButton() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    QIcon arrow() const;
};

} // namespace Farlan
