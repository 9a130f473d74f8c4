// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/tunnelcounters.h"

#include <QWidget>

namespace Farlan
{

class RateGraph;
class ValueList;
class ValueText;

// What has gone through a tunnel, each way, and how fast.
class CounterView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CounterView)

public:
    explicit CounterView(QWidget *parent = nullptr);
    ~CounterView() override;

    void setCount(const std::optional<TunnelCount> &count);
    void sample(const std::optional<TunnelCount> &count); // once a second
    void forgetSamples();

private:
    ValueList *m_values;
    ValueText &m_received;
    ValueText &m_sent;
    RateGraph *m_graph;
};

} // namespace Farlan
