// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/control/questions.h"

#include <QDialog>

class QBoxLayout;
class QPushButton;

namespace Farlan
{

// Shows a certificate that is not trusted, and why. Only one of an unknown issuer can be trusted
// here; what has changed or belongs to another server is decided in the tunnel's settings.
class CertificateDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CertificateDialog)

public:
    explicit CertificateDialog(const CertificateQuestion &question, QWidget *parent = nullptr);
    ~CertificateDialog() override;

    const CertificateQuestion &question() const { return m_question; }

signals:
    // Both close it.
    void trusted();
    void editWanted();

private:
    enum class Case { Unknown, Changed, Expired, OtherName, Other };

    static Case caseOf(const CertificateReport &report);
    QString title() const;
    QString text() const;
    QString alsoText() const;
    QString hostText() const;
    QWidget *makeDetails();
    QPushButton *addButtons(QBoxLayout &layout); // the one that trusts nothing

    const CertificateQuestion m_question;
    const ReportedCertificate m_certificate; // the server's own
    const Case m_case;
};

} // namespace Farlan
