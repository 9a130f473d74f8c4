// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/fieldnote.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>

namespace Farlan
{

FieldNote::FieldNote(QWidget *parent)
    : QWidget(parent)
    , m_picture(new QLabel(this))
    , m_text(new QLabel(this))
    , m_layout(new QHBoxLayout(this))
{
    m_text->setTextFormat(Qt::PlainText); // it may quote what a file says
    m_text->setWordWrap(true);
    m_layout->setContentsMargins({});
    m_layout->addWidget(m_picture, 0, Qt::AlignTop);
    m_layout->addWidget(m_text, 1);
    hide();
}

FieldNote::~FieldNote() = default;

QString FieldNote::text() const
{
    return m_text->text();
}

void FieldNote::setNote(const QString &text, Kind kind)
{
    if (text == m_text->text() && kind == m_kind) {
        return;
    }
    m_kind = kind;
    m_text->setText(text);
    setAccessibleName(text);
    showPicture();
    setVisible(!text.isEmpty());
    if (kind != Kind::Hint && isVisible()) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

void FieldNote::addButton(QAbstractButton *button)
{
    m_layout->addWidget(button, 0, Qt::AlignTop);
}

void FieldNote::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange) {
        showPicture();
    }
}

void FieldNote::showPicture()
{
    m_picture->setVisible(m_kind != Kind::Hint);
    if (m_kind != Kind::Hint) {
        const int size = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
        const QIcon icon = style()->standardIcon(
            m_kind == Kind::Error ? QStyle::SP_MessageBoxCritical : QStyle::SP_MessageBoxWarning,
            nullptr, this);
        m_picture->setPixmap(icon.pixmap(QSize(size, size), devicePixelRatio()));
    }
}

} // namespace Farlan
