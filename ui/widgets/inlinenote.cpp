// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/inlinenote.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QStyle>

namespace Farlan
{

namespace
{

QStyle::StandardPixmap pixmapOf(InlineNote::Kind kind)
{
    switch (kind) {
    case InlineNote::Kind::Information:
        return QStyle::SP_MessageBoxInformation;
    case InlineNote::Kind::Warning:
        return QStyle::SP_MessageBoxWarning;
    case InlineNote::Kind::Error:
        return QStyle::SP_MessageBoxCritical;
    }
    Q_UNREACHABLE();
}

} // namespace

InlineNote::InlineNote(Kind kind, const QString &text, QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel)
{
    auto *icon = new QLabel;
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    icon->setPixmap(style()->standardIcon(pixmapOf(kind)).pixmap(size, size));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(icon, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    setText(text);
}

InlineNote::~InlineNote() = default;

void InlineNote::setText(const QString &text)
{
    m_text->setText(text);
    setAccessibleName(text);
}

QString InlineNote::text() const
{
    return m_text->text();
}

void InlineNote::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace Farlan
