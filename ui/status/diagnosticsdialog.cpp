// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/status/diagnosticsdialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Farlan
{

DiagnosticsDialog::DiagnosticsDialog(const ReportedTunnel &tunnel, QWidget *parent)
    : QDialog(parent)
    , m_tunnel(tunnel)
    , m_text(new QPlainTextEdit(this))
    , m_include(new QCheckBox(tr("&Include addresses"), this))
{
    setWindowTitle(tr("Copy Diagnostics"));
    auto *label = new QLabel(tr("This &text is copied. It has no passwords."), this);
    label->setWordWrap(true);
    label->setBuddy(m_text);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setAccessibleName(tr("Diagnostics"));
    auto *hint = new QLabel(
        tr("Without them, servers, users and addresses are replaced by words such as <server-1>."),
        this);
    hint->setTextFormat(Qt::PlainText);
    hint->setWordWrap(true);

    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    QPushButton *copy = buttons->addButton(tr("C&opy"), QDialogButtonBox::ActionRole);
    copy->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(label);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_include);
    layout->addWidget(hint);
    layout->addWidget(buttons);
    const QFontMetrics metrics = m_text->fontMetrics();
    resize(metrics.averageCharWidth() * 80, metrics.lineSpacing() * 30);

    connect(m_include, &QCheckBox::toggled, this, &DiagnosticsDialog::write);
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_text->toPlainText());
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    write();
}

DiagnosticsDialog::~DiagnosticsDialog() = default;

void DiagnosticsDialog::write()
{
    m_text->setPlainText(tunnelReport(
        m_tunnel, m_include->isChecked() ? ReportAddresses::Included : ReportAddresses::Hidden));
}

} // namespace Farlan
