// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/questions/certificatedialog.h"

#include "ui/text/fingerprinttext.h"
#include "ui/widgets/plainlabel.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStyle>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>

#include <chrono>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

constexpr auto kReadingTime = 1s; // nobody trusts by a click that was meant for something else

// In two lines, which are easier to compare.
QLabel *fingerprintLabel(const QString &sha256)
{
    QString text = fingerprintText(sha256);
    if (text.size() > 48) {
        text[47] = u'\n';
    }
    auto *label = plainLabel(text);
    label->setWordWrap(false);
    label->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    return label;
}

QString dateText(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime().date(), QLocale::LongFormat);
}

} // namespace

CertificateDialog::CertificateDialog(const CertificateQuestion &question, QWidget *parent)
    : QDialog(parent)
    , m_question(question)
    , m_certificate(question.report.chain.value(0))
    , m_case(caseOf(question.report))
{
    setAttribute(Qt::WA_DeleteOnClose);
    //: The title of a window; %1 is the name of a tunnel.
    setWindowTitle(tr("Certificate of %1").arg(question.tunnel));
    auto *icon = new QLabel;
    const int size = style()->pixelMetric(QStyle::PM_MessageBoxIconSize);
    icon->setPixmap(style()->standardIcon(QStyle::SP_MessageBoxWarning).pixmap(size, size));

    auto *words = new QVBoxLayout;
    words->setSpacing(12);
    words->addWidget(headingLabel(title()));
    words->addWidget(plainLabel(text()));
    if (const QString also = alsoText(); !also.isEmpty()) {
        words->addWidget(plainLabel(also));
    }
    words->addWidget(makeDetails());
    auto *content = new QHBoxLayout;
    content->setSpacing(16);
    content->addWidget(icon, 0, Qt::AlignTop);
    content->addLayout(words, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(16);
    layout->addLayout(content, 1);
    QPushButton *cancel = addButtons(*layout);
    layout->addStrut(fontMetrics().averageCharWidth() * 80);
    cancel->setDefault(true);
    cancel->setFocus();
}

CertificateDialog::~CertificateDialog() = default;

CertificateDialog::Case CertificateDialog::caseOf(const CertificateReport &report)
{
    const QStringList &reasons = report.reasons;
    if (reasons.contains(RefusalReason::DiffersFromPin)) {
        return Case::Changed;
    }
    if (reasons.contains(RefusalReason::Other)) {
        return Case::Other; // it may be revoked
    }
    if (reasons.contains(RefusalReason::UnknownIssuer)) {
        return Case::Unknown;
    }
    if (reasons.contains(RefusalReason::OtherName)) {
        return Case::OtherName;
    }
    if (reasons.contains(RefusalReason::Expired) || reasons.contains(RefusalReason::NotYetValid)) {
        return Case::Expired;
    }
    return Case::Other;
}

QString CertificateDialog::hostText() const
{
    return QUrl(m_question.location).host();
}

QString CertificateDialog::title() const
{
    switch (m_case) {
    case Case::Unknown:
        return tr("The server is not known yet");
    case Case::Changed:
        return tr("The server’s certificate has changed");
    case Case::Expired:
        return m_question.report.reasons.contains(RefusalReason::Expired)
            //: %1 is a date.
            ? tr("The server’s certificate expired on %1").arg(dateText(m_certificate.validUntil))
            //: %1 is a date.
            : tr("The server’s certificate is valid only from %1")
                  .arg(dateText(m_certificate.validFrom));
    case Case::OtherName:
        return tr("The certificate belongs to another server");
    case Case::Other:
        return tr("The server’s certificate cannot be accepted");
    }
    Q_UNREACHABLE();
}

QString CertificateDialog::text() const
{
    switch (m_case) {
    case Case::Unknown:
        //: %1 is a host name.
        return tr("%1 uses a certificate that no trusted authority has signed. Compare the "
                  "fingerprint with the one from the server’s administrator.")
            .arg(hostText());
    case Case::Changed:
        return tr("This may be a renewal, or someone is intercepting the connection. Farlan did "
                  "not connect. Ask the server’s administrator before you trust the new one.");
    case Case::Expired:
        //: %1 is a date.
        return tr("This computer’s clock shows %1. If that is right, the server’s administrator "
                  "has to renew the certificate.")
            .arg(dateText(QDateTime::currentDateTime()));
    case Case::OtherName:
        //: %1 are host names, %2 is one.
        return tr("It is for %1; the tunnel connects to %2.")
            .arg(m_certificate.names.isEmpty() ? m_certificate.subject
                                               : QLocale().createSeparatedList(m_certificate.names),
                 hostText());
    case Case::Other:
        return tr(
            "It may have been revoked, or is not meant or not strong enough for this purpose. "
            "The server’s administrator has to replace it.");
    }
    Q_UNREACHABLE();
}

// What is wrong besides.
QString CertificateDialog::alsoText() const
{
    const QStringList &reasons = m_question.report.reasons;
    QStringList also;
    if (m_case != Case::OtherName && reasons.contains(RefusalReason::OtherName)) {
        also += tr("It is also for another name than %1.").arg(hostText());
    }
    if (m_case != Case::Expired && reasons.contains(RefusalReason::Expired)) {
        also += tr("It has also expired.");
    }
    if (m_case != Case::Expired && reasons.contains(RefusalReason::NotYetValid)) {
        also += tr("It is also not valid yet.");
    }
    if (m_question.isReadOnly) {
        also += tr("The administrator provides this tunnel, and has to change what it trusts.");
    }
    return also.join(u' ');
}

QWidget *CertificateDialog::makeDetails()
{
    auto *details = new QWidget;
    auto *layout = new QFormLayout(details);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addRow(tr("Issued to:"), plainLabel(m_certificate.subject));
    layout->addRow(tr("Issued by:"), plainLabel(m_certificate.issuer));
    //: The time in which a certificate is valid; %1 and %2 are dates.
    layout->addRow(tr("Valid:"),
                   plainLabel(tr("%1 to %2")
                                  .arg(dateText(m_certificate.validFrom),
                                       dateText(m_certificate.validUntil))));
    QLabel *fingerprint = fingerprintLabel(m_certificate.sha256);
    fingerprint->setAccessibleName(tr("SHA-256 fingerprint"));
    layout->addRow(m_case == Case::Changed ? tr("SHA-256, new:") : tr("SHA-256:"), fingerprint);
    if (m_case == Case::Changed) {
        layout->addRow(tr("SHA-256, trusted:"), fingerprintLabel(m_question.pin));
    }
    return details;
}

QPushButton *CertificateDialog::addButtons(QBoxLayout &layout)
{
    auto *buttons = new QDialogButtonBox;
    layout.addWidget(buttons);
    QPushButton *copy = buttons->addButton(tr("Copy &Fingerprint"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(fingerprintText(m_certificate.sha256));
    });
    const bool canTrust
        = m_case == Case::Unknown && !m_question.isReadOnly && m_certificate.sha256.size() == 64;
    QPushButton *cancel
        = buttons->addButton(canTrust ? tr("Cancel") : tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &CertificateDialog::reject);
    if (!m_question.isReadOnly) {
        QPushButton *edit = buttons->addButton(tr("&Edit Tunnel…"), QDialogButtonBox::ActionRole);
        edit->setAutoDefault(false);
        connect(edit, &QPushButton::clicked, this, [this] {
            emit editWanted();
            reject();
        });
    }
    if (canTrust) {
        //: %1 is a host name.
        QPushButton *trust
            = buttons->addButton(tr("&Trust This Certificate for %1").arg(hostText().left(40)),
                                 QDialogButtonBox::ActionRole);
        trust->setAutoDefault(false);
        trust->setEnabled(false);
        QTimer::singleShot(kReadingTime, trust, [trust] { trust->setEnabled(true); });
        connect(trust, &QPushButton::clicked, this, [this] {
            emit trusted();
            accept();
        });
    }
    copy->setAutoDefault(false);
    return cancel;
}

} // namespace Farlan
