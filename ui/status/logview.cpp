// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/status/logview.h"

#include "ui/text/reasontext.h"
#include "ui/widgets/disclosurebutton.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

constexpr int kLines = 8;

// How many have gone at the front of what `now` goes on with. All, if it is of another tunnel.
std::ptrdiff_t goneBetween(const std::deque<TunnelLogEntry> &before,
                           const std::deque<TunnelLogEntry> &now)
{
    for (auto first = before.begin(); first != before.end(); ++first) {
        if (before.end() - first <= std::ssize(now)
            && std::equal(first, before.end(), now.begin())) {
            return first - before.begin();
        }
    }
    return std::ssize(before);
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
        const auto gone = std::min(goneBetween(m_entries, entries), std::ssize(m_translated));
        m_translated.erase(m_translated.begin(), m_translated.begin() + gone);
        m_entries = entries;
        write();
    }
}

void LogView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_translated.clear();
        write();
    }
    QWidget::changeEvent(event);
}

QString LogView::lines()
{
    for (size_t i = m_translated.size(); i < m_entries.size(); ++i) {
        m_translated.push_back(ReasonText::translated(m_entries[i].text));
    }
    QStringList lines;
    for (size_t i = 0; i < m_entries.size(); ++i) {
        lines += m_entries[i].time.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss  "_s)
            + m_translated[i];
    }
    return lines.join(u'\n');
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
    m_text->setPlainText(lines());
    bar->setValue(isAtEnd ? bar->maximum() : place);
}

void LogView::copy()
{
    QGuiApplication::clipboard()->setText(lines() + u'\n');
}

} // namespace Farlan
