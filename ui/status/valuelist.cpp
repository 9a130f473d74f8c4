// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/status/valuelist.h"

#include <QFormLayout>
#include <QLabel>

namespace Farlan
{

ValueList::ValueList(QWidget *parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
{
    m_form->setContentsMargins({});
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    m_form->setLabelAlignment(Qt::AlignLeading);
    m_form->setHorizontalSpacing(fontMetrics().averageCharWidth() * 2);
}

ValueList::~ValueList() = default;

ValueText &ValueList::add(const QString &heading, ValueText::Content content)
{
    auto *value = new ValueText(content, this);
    auto *label = new QLabel(heading, this);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    label->setBuddy(value);
    value->setAccessibleName(heading);
    m_form->addRow(label, value);
    return *value;
}

void ValueList::set(ValueText &value, const QString &text)
{
    value.setValue(text);
    m_form->setRowVisible(&value, !text.isEmpty());
}

} // namespace Farlan
