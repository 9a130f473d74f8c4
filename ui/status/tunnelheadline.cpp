// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/status/tunnelheadline.h"

#include "ui/status/detailstext.h"
#include "ui/status/valuetext.h"
#include "ui/text/statetext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace Farlan
{

TunnelHeadline::TunnelHeadline(QWidget *parent)
    : QWidget(parent)
    , m_action(new QPushButton(this))
    , m_review(new QPushButton(this))
    , m_name(new ValueText(ValueText::Content::Words, this))
    , m_state(new ValueText(ValueText::Content::Words, this))
    , m_trustLine(new QWidget(this))
    , m_warning(new QLabel(m_trustLine))
    , m_trust(new ValueText(ValueText::Content::Words, m_trustLine))
{
    build();
    connect(m_action, &QPushButton::clicked, this, &TunnelHeadline::actionWanted);
    connect(m_review, &QPushButton::clicked, this, &TunnelHeadline::reviewWanted);
}

TunnelHeadline::~TunnelHeadline() = default;

void TunnelHeadline::build()
{
    constexpr double kHeadlineSize = 1.4; // times that of the text
    QFont headline = font();
    headline.setBold(true);
    headline.setPointSizeF(headline.pointSizeF() * kHeadlineSize);
    m_name->setFont(headline);
    m_name->setAccessibleName(tr("Name"));
    m_state->setAccessibleName(tr("State"));
    m_trust->setAccessibleName(tr("Security"));
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    m_warning->setPixmap(style()
                             ->standardIcon(QStyle::SP_MessageBoxWarning, nullptr, this)
                             .pixmap(QSize(size, size), devicePixelRatioF()));

    auto *top = new QHBoxLayout;
    top->addWidget(m_name, 1, Qt::AlignVCenter);
    top->addWidget(m_action, 0, Qt::AlignTop);
    auto *trust = new QHBoxLayout(m_trustLine);
    trust->setContentsMargins({});
    trust->addWidget(m_warning, 0, Qt::AlignTop);
    trust->addWidget(m_trust, 1, Qt::AlignVCenter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addLayout(top);
    layout->addWidget(m_state);
    layout->addWidget(m_trustLine);
    layout->addWidget(m_review, 0, Qt::AlignLeading);
}

void TunnelHeadline::setRow(const TunnelRow &row)
{
    m_name->setValue(row.name());
    m_action->setText(ActionText::of(nextAction(row), row.mode()));
    const UserNeed need = row.profile ? row.need() : UserNeed::Nothing;
    m_review->setText(DetailsText::need(need));
    m_review->setVisible(need != UserNeed::Nothing);
    const TrustLine trust = DetailsText::trust(row);
    m_trust->setValue(trust.text);
    QFont font = this->font();
    font.setBold(trust.isWarning);
    m_trust->setFont(font);
    m_warning->setVisible(trust.isWarning);
    m_trustLine->setVisible(!trust.text.isEmpty());
    tick(row);
}

void TunnelHeadline::tick(const TunnelRow &row)
{
    m_state->setValue(DetailsText::state(row, QDateTime::currentDateTimeUtc()));
}

} // namespace Farlan
