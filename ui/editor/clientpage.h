// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/editorpage.h"

#include <QUrl>

namespace Farlan
{

class CertificateChoice;
class PasswordChoice;
class PasswordStore;
class ProfileStore;

// “Connect to a server”.
class ClientPage final : public EditorPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ClientPage)

public:
    ClientPage(const ProfileStore &store, PasswordStore &passwords, QWidget *parent = nullptr);
    ~ClientPage() override;

    void setValues(const Profile &profile) override;
    QVariantMap values() const override;
    void settle() override;

    void setForgettable(bool isForgettable);
    // Trusts exactly this certificate.
    void trust(const QString &sha256);
    QString location() const; // the address that is entered, without user info

private:
    void onChanged();
    void showAddress(const QUrl &uri);
    void showInsecure();
    void forgetTrust(const QUrl &uri);
    void suggestName(const QUrl &uri);
    void useEncryption();

    const ProfileStore &m_store;
    Field *m_uri;
    Field *m_user;
    CertificateChoice *m_certificate;
    PasswordChoice *m_password;
    Field *m_insecure;
    QCheckBox *m_insecureBox;
    QUuid m_profile;
    QUrl m_trusted; // the server that pin and insecure are for
    QString m_moved; // what was taken out of the address
};

} // namespace Farlan
