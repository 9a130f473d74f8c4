// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/status/errorcard.h"

#include "ui/status/valuetext.h"
#include "ui/text/errortext.h"
#include "ui/widgets/disclosurebutton.h"

#include <QAccessible>
#include <QClipboard>
#include <QFontDatabase>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace Farlan
{

ErrorCard::ErrorCard(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_what(new ValueText(ValueText::Content::Words, this))
    , m_why(new ValueText(ValueText::Content::Words, this))
    , m_remedy(new ValueText(ValueText::Content::Words, this))
    , m_commandLine(new QWidget(this))
    , m_commandText(new ValueText(ValueText::Content::Technical, m_commandLine))
    , m_edit(new QPushButton(tr("&Edit Tunnel…"), this))
    , m_again(new QPushButton(tr("T&ry Again"), this))
    //: Ends new tries of a tunnel that waits for the next.
    , m_end(new QPushButton(tr("Stop Tr&ying"), this))
    , m_more(new DisclosureButton(tr("Det&ails"), this))
    , m_raw(new ValueText(ValueText::Content::Words, this))
{
    setFrameShape(QFrame::StyledPanel);
    build();
    connect(m_edit, &QPushButton::clicked, this, &ErrorCard::editWanted);
    connect(m_again, &QPushButton::clicked, this, &ErrorCard::againWanted);
    connect(m_end, &QPushButton::clicked, this, &ErrorCard::endWanted);
    connect(m_more, &QToolButton::toggled, this, [this](bool on) { m_raw->setVisible(on); });
}

ErrorCard::~ErrorCard() = default;

void ErrorCard::build()
{
    const int size = style()->pixelMetric(QStyle::PM_LargeIconSize, nullptr, this);
    m_icon->setPixmap(style()
                          ->standardIcon(QStyle::SP_MessageBoxWarning, nullptr, this)
                          .pixmap(QSize(size, size), devicePixelRatioF()));
    QFont bold = font();
    bold.setBold(true);
    m_what->setFont(bold);
    m_what->setAccessibleName(tr("What happened"));
    m_why->setAccessibleName(tr("Reason"));
    m_remedy->setAccessibleName(tr("What to do"));
    m_commandText->setAccessibleName(tr("Command"));
    m_commandText->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_raw->setAccessibleName(tr("Details of the error"));
    m_raw->hide();

    auto *copy = new QPushButton(tr("Copy Co&mmand"), m_commandLine);
    connect(copy, &QPushButton::clicked, this, &ErrorCard::copyCommand);
    auto *command = new QHBoxLayout(m_commandLine);
    command->setContentsMargins({});
    command->addWidget(m_commandText, 1, Qt::AlignVCenter);
    command->addWidget(copy);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(fontMetrics().averageCharWidth() * 3 / 2);
    buttons->addWidget(m_edit);
    buttons->addWidget(m_again);
    buttons->addWidget(m_end);
    buttons->addStretch();
    auto *layout = new QGridLayout(this);
    const int margin = style()->pixelMetric(QStyle::PM_LayoutLeftMargin, nullptr, this);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setHorizontalSpacing(margin);
    layout->setVerticalSpacing(fontMetrics().height() / 2);
    layout->setColumnStretch(1, 1);
    layout->addWidget(m_icon, 0, 0, 3, 1, Qt::AlignTop);
    layout->addWidget(m_what, 0, 1);
    layout->addWidget(m_why, 1, 1);
    layout->addWidget(m_remedy, 2, 1);
    layout->addWidget(m_commandLine, 3, 1);
    layout->addLayout(buttons, 4, 1);
    layout->addWidget(m_more, 5, 1, Qt::AlignLeading);
    layout->addWidget(m_raw, 6, 1);
}

void ErrorCard::setRow(const TunnelRow &row)
{
    const Error error = row.status->error.value_or(Error());
    const Explanation explanation = ErrorText::explain(error);
    const bool isNews = m_what->value() != explanation.what || m_why->value() != explanation.why;
    m_what->setValue(explanation.what);
    m_why->setValue(explanation.why);
    m_why->setVisible(!explanation.why.isEmpty());
    m_remedy->setValue(explanation.remedy);
    m_remedy->setVisible(!explanation.remedy.isEmpty());
    m_command = explanation.command;
    m_commandText->setValue(m_command);
    m_commandLine->setVisible(!m_command.isEmpty());
    m_edit->setVisible(row.profile.has_value() && !row.profile->isReadOnly);
    m_again->setVisible(row.phase() == TunnelPhase::Failed);
    m_end->setVisible(row.phase() == TunnelPhase::Waiting);
    QStringList raw{ QLocale().toString(row.status->since.toLocalTime(), QLocale::ShortFormat),
                     error.name, error.message, error.hint };
    raw.removeAll(QString());
    m_raw->setValue(raw.join(u'\n'));
    if (isNews && isVisible()) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

void ErrorCard::copyCommand()
{
    QGuiApplication::clipboard()->setText(m_command);
}

} // namespace Farlan
