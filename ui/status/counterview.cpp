// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/status/counterview.h"

#include "ui/status/detailstext.h"
#include "ui/status/rategraph.h"
#include "ui/status/valuelist.h"
#include "ui/status/valuetext.h"

#include <QVBoxLayout>

namespace Farlan
{

CounterView::CounterView(QWidget *parent)
    : QWidget(parent)
    , m_values(new ValueList(this))
    //: What came out of the tunnel: a heading, the arrow stays.
    , m_received(m_values->add(tr("↓ Received"), ValueText::Content::Words))
    //: What went into the tunnel: a heading, the arrow stays.
    , m_sent(m_values->add(tr("↑ Sent"), ValueText::Content::Words))
    , m_graph(new RateGraph(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_values);
    layout->addWidget(m_graph);
    m_received.setAccessibleName(tr("Received"));
    m_sent.setAccessibleName(tr("Sent"));
}

CounterView::~CounterView() = default;

void CounterView::setCount(const std::optional<TunnelCount> &count)
{
    if (!count) { // the first count comes within a second: nothing shall jump then
        const QString none = tr("–");
        m_values->set(m_received, none);
        m_values->set(m_sent, none);
        return;
    }
    const InterfaceStatistics &all = count->statistics;
    std::optional<quint64> received;
    std::optional<quint64> sent;
    if (count->rate) {
        received = count->rate->received;
        sent = count->rate->sent;
    }
    m_values->set(
        m_received,
        DetailsText::counter(all.receivedBytes, received, all.receivedFrames, all.receivedDropped));
    m_values->set(m_sent,
                  DetailsText::counter(all.sentBytes, sent, all.sentFrames, all.sentDropped));
}

void CounterView::sample(const std::optional<TunnelCount> &count)
{
    if (count && count->rate) {
        m_graph->add(*count->rate);
    }
}

void CounterView::forgetSamples()
{
    m_graph->clear();
}

} // namespace Farlan
