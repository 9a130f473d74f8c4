// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/status/logview.h"

#include "ui/text/reasontext.h"
#include "ui/widgets/disclosurebutton.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

constexpr int kLines = 8;

QString lineOf(const TunnelLogEntry &entry)
{
    return entry.time.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss  "_s)
        + ReasonText::translated(entry.text);
}

} // namespace

LogView::LogView(QWidget *parent)
    : QWidget(parent)
    , m_toggle(new DisclosureButton(tr("&Log"), this))
    , m_inside(new QWidget(this))
    , m_text(new QPlainTextEdit(m_inside))
    , m_copy(new QPushButton(tr("C&opy Log"), m_inside))
{
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAccessibleName(tr("Log"));
    m_text->setPlaceholderText(tr("Nothing has happened yet."));
    m_text->setFixedHeight(fontMetrics().lineSpacing() * kLines);

    auto *inside = new QVBoxLayout(m_inside);
    inside->setContentsMargins({});
    inside->addWidget(m_text);
    inside->addWidget(m_copy, 0, Qt::AlignTrailing);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_toggle, 0, Qt::AlignLeading);
    layout->addWidget(m_inside);

    connect(m_toggle, &DisclosureButton::toggled, this, &LogView::open);
    connect(m_copy, &QPushButton::clicked, this, &LogView::copy);
    open(false);
}

LogView::~LogView() = default;

void LogView::open(bool on)
{
    m_inside->setVisible(on);
    write();
}

void LogView::setEntries(const std::deque<TunnelLogEntry> &entries)
{
    if (entries != m_entries) {
        m_entries = entries;
        write();
    }
}

// Follows the end, unless somebody reads above it.
void LogView::write()
{
    m_copy->setEnabled(!m_entries.empty());
    if (!m_toggle->isChecked()) {
        return;
    }
    QScrollBar *bar = m_text->verticalScrollBar();
    const int place = bar->value();
    const bool isAtEnd = place == bar->maximum();
    QStringList lines;
    for (const TunnelLogEntry &entry : m_entries) {
        lines += lineOf(entry);
    }
    m_text->setPlainText(lines.join(u'\n'));
    bar->setValue(isAtEnd ? bar->maximum() : place);
}

void LogView::copy()
{
    QStringList lines;
    std::transform(m_entries.begin(), m_entries.end(), std::back_inserter(lines), lineOf);
    QGuiApplication::clipboard()->setText(lines.join(u'\n') + u'\n');
}

} // namespace Farlan
