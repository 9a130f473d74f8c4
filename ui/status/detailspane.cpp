// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/status/detailspane.h"

#include "ui/status/clientsgroup.h"
#include "ui/status/counterview.h"
#include "ui/status/diagnosticsdialog.h"
#include "ui/status/errorcard.h"
#include "ui/status/logview.h"
#include "ui/status/networkgroup.h"
#include "ui/status/tunnelheadline.h"
#include "ui/text/statetext.h"
#include "ui/widgets/noticebar.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace Farlan
{

DetailsPane::DetailsPane(TunnelModel &model, TunnelControl &control, HelperClient &helper,
                         QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_control(control)
    , m_helper(helper)
    , m_pages(new QStackedLayout(this))
    , m_headline(new TunnelHeadline)
    , m_outdated(new NoticeBar(NoticeBar::Dismissal::Impossible))
    , m_counters(new CounterView)
    , m_error(new ErrorCard)
    , m_network(new NetworkGroup)
    , m_clients(new ClientsGroup(helper))
    , m_logView(new LogView)
    , m_edit(new QPushButton(tr("&Edit Tunnel…")))
    , m_diagnostics(new QPushButton(tr("Copy Dia&gnostics…")))
{
    build();
    m_timer.setInterval(1s);
    connect(&m_timer, &QTimer::timeout, this, &DetailsPane::tick);
    connect(&m_model, &TunnelModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                if (first.row() <= m_index.row() && m_index.row() <= last.row()) {
                    refresh();
                }
            });
    connect(&m_model, &TunnelModel::rowsRemoved, this, [this] {
        if (!m_index.isValid()) {
            refresh();
        }
    });
    connect(m_headline, &TunnelHeadline::actionWanted, this, &DetailsPane::act);
    connect(m_headline, &TunnelHeadline::reviewWanted, this, &DetailsPane::review);
    connect(m_error, &ErrorCard::editWanted, this, &DetailsPane::edit);
    connect(m_error, &ErrorCard::againWanted, this, &DetailsPane::act);
    connect(m_error, &ErrorCard::endWanted, this, [this] {
        if (row()) {
            m_control.close(TunnelRow(*row()));
        }
    });
    connect(m_clients, &ClientsGroup::disconnectWanted, this, [this](quint64 client) {
        if (row()) {
            m_control.disconnectClient(TunnelRow(*row()), client);
        }
    });
    connect(m_edit, &QPushButton::clicked, this, &DetailsPane::edit);
    connect(m_diagnostics, &QPushButton::clicked, this, &DetailsPane::showDiagnostics);
    refresh();
}

DetailsPane::~DetailsPane() = default;

void DetailsPane::build()
{
    auto *empty = new QLabel(tr("No tunnel is selected."));
    empty->setAlignment(Qt::AlignCenter);
    empty->setWordWrap(true);
    empty->setEnabled(false);

    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    const int gap = fontMetrics().height() * 3 / 4;
    layout->setSpacing(gap);
    layout->setContentsMargins(gap, gap, gap, gap);
    layout->addWidget(m_headline);
    layout->addWidget(m_outdated);
    layout->addWidget(m_error);
    layout->addWidget(m_counters);
    layout->addWidget(m_clients);
    layout->addWidget(m_network);
    layout->addWidget(m_logView);
    layout->addStretch();
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_diagnostics);
    buttons->addWidget(m_edit);
    layout->addLayout(buttons);

    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    m_pages->setContentsMargins({});
    m_pages->addWidget(empty);
    m_pages->addWidget(area);
}

void DetailsPane::setLog(TunnelLog *log)
{
    if (m_log) {
        disconnect(m_log, nullptr, this, nullptr);
    }
    m_log = log;
    if (m_log) {
        connect(m_log, &TunnelLog::logged, this, [this](int changed) {
            if (changed == m_index.row()) {
                refreshLog();
            }
        });
    }
    refreshLog();
}

void DetailsPane::setTunnel(const QModelIndex &sourceIndex)
{
    Q_ASSERT(!sourceIndex.isValid() || sourceIndex.model() == &m_model);
    if (sourceIndex != m_index) {
        m_index = sourceIndex;
        m_counters->forgetSamples();
        m_clients->setPath({});
        refresh();
    }
}

void DetailsPane::setLooking(bool on)
{
    if (on != std::exchange(m_isLooking, on)) {
        m_counters->forgetSamples();
        refresh();
    }
}

const TunnelRow *DetailsPane::row() const
{
    return m_index.isValid() ? &m_model.at(m_index.row()) : nullptr;
}

void DetailsPane::refresh()
{
    m_pages->setCurrentIndex(row() ? 1 : 0);
    if (row()) {
        const TunnelRow shown = *row();
        const TunnelState state = stateOf(shown.phase());
        const bool isUp = state == TunnelState::Up;
        const bool hasError = shown.status && shown.status->error;
        m_headline->setRow(shown);
        refreshOutdated(shown);
        if (hasError) {
            m_error->setRow(shown);
        }
        m_error->setVisible(hasError);
        m_counters->setCount(shown.count);
        m_counters->setVisible(isUp);
        m_network->setRow(shown);
        const bool isListening = shown.phase() == TunnelPhase::Listening;
        m_clients->setPath(isListening ? shown.path : QString());
        m_clients->setVisible(isListening);
        m_edit->setVisible(!hasError && shown.profile && !shown.profile->isReadOnly);
        refreshLog();
    }
    startOrStop();
}

// The state of a tunnel that is up or waits tells of time.
void DetailsPane::startOrStop()
{
    const TunnelState state = row() ? stateOf(row()->phase()) : TunnelState::Closed;
    const bool isMoving = state == TunnelState::Up || state == TunnelState::Waiting;
    if (!m_isLooking || !isMoving) {
        m_timer.stop();
    } else if (!m_timer.isActive()) {
        m_timer.start();
        m_clients->refresh();
    }
}

void DetailsPane::tick()
{
    if (const TunnelRow *shown = row()) {
        m_headline->tick(*shown);
        m_counters->sample(shown->count);
        m_network->readInterface(*shown);
        m_clients->refresh();
    }
}

void DetailsPane::refreshLog()
{
    m_logView->setVisible(m_log);
    if (m_log && row()) {
        m_logView->setEntries(m_log->entriesOf(*row()));
    }
}

// Told once, not with every second.
void DetailsPane::refreshOutdated(const TunnelRow &shown)
{
    if (!m_control.isOutdated(shown)) {
        m_outdated->clear();
        return;
    }
    const bool isServer = shown.mode() == TunnelMode::Server;
    const Notice notice{ .title = isServer ? tr("Changes apply after a restart.")
                                           : tr("Changes apply after reconnecting."),
                         .choices = { { isServer ? tr("Restart &Now") : tr("Reconnect &Now"),
                                        [this] { reconnect(); } } } };
    if (m_outdated->text() != notice.title) {
        m_outdated->tell(notice);
    }
}

void DetailsPane::reconnect()
{
    if (row()) {
        m_control.tryNow(TunnelRow(*row()));
    }
}

// What is called may change the model: the row is a copy.
void DetailsPane::act()
{
    if (row()) {
        const TunnelRow shown = *row(); // which changes with the model, while this runs
        m_control.proceed(shown);
    }
}

void DetailsPane::review()
{
    if (row()) {
        m_control.review(TunnelRow(*row()));
    }
}

void DetailsPane::edit()
{
    if (row() && row()->profile) {
        emit editWanted(row()->profileId());
    }
}

void DetailsPane::showDiagnostics()
{
    if (!row()) {
        return;
    }
    ReportedTunnel tunnel{ *row(), {}, {}, {} };
    if (tunnel.row.status) {
        tunnel.interface = interfaceDetails(tunnel.row.status->device);
    }
    if (m_log) {
        tunnel.log = m_log->entriesOf(tunnel.row);
    }
    if (m_model.isHelperRunning() && m_helper.info()) {
        tunnel.helperVersion = m_helper.info()->version;
    }
    auto *dialog = new DiagnosticsDialog(tunnel, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace Farlan
