// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/profile.h"

#include <QWidget>

class QLineEdit;
class QPushButton;
class QRadioButton;

namespace Farlan
{

class Field;

// Who vouches for the server: the system's authorities, one of the user's, or one certificate.
class CertificateChoice final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CertificateChoice)

public:
    explicit CertificateChoice(QWidget *parent = nullptr);
    ~CertificateChoice() override;

    void setValues(const Profile &profile);
    void addTo(QVariantMap &values) const;

    // "7F:3A:…" or lower-case hex.
    void setPin(const QString &sha256);
    // The pinned certificate was another server's. Says so.
    void forgetPin(const QString &host);
    bool isPinned() const;

    // Takes over the certificates of the file.
    void readAuthority(const QString &path);

signals:
    void changed();

private:
    void showChoice();
    void showAuthority(const QString &fileName);

    QRadioButton *m_system;
    QRadioButton *m_authority;
    QPushButton *m_chooseFile;
    QRadioButton *m_pinned;
    QLineEdit *m_pin;
    Field *m_authorityField;
    Field *m_pinField;
    QByteArray m_pem; // of the authority
    QString m_path; // in place of it, in profiles that were written by hand
};

} // namespace Farlan
