// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/disclosure.h"

#include "ui/widgets/disclosurebutton.h"

#include <QVBoxLayout>

namespace Farlan
{

Disclosure::Disclosure(const QString &title, QWidget *content, QWidget *parent)
    : QWidget(parent)
    , m_button(new DisclosureButton(title))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_button, 0, Qt::AlignLeading);
    layout->addWidget(content);
    content->hide();
    connect(m_button, &DisclosureButton::toggled, content, &QWidget::setVisible);
}

Disclosure::~Disclosure() = default;

bool Disclosure::isOpen() const
{
    return m_button->isChecked();
}

void Disclosure::setOpen(bool isOpen)
{
    m_button->setChecked(isOpen);
}

} // namespace Farlan
