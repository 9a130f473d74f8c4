// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/profile.h"

#include <QWidget>

class QPushButton;
class QRadioButton;

namespace Farlan
{

class Note;
class PasswordStore;

// What becomes of the password for a server, once it has worked.
class PasswordChoice final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PasswordChoice)

public:
    explicit PasswordChoice(PasswordStore &passwords, QWidget *parent = nullptr);
    ~PasswordChoice() override;

    void setValues(const Profile &profile);
    void addTo(QVariantMap &values) const;
    // Only what has been saved may have a password.
    void setForgettable(bool isForgettable);

signals:
    void changed();

private:
    void forget();
    void onForgotten(const Result<int> &count);

    PasswordStore &m_passwords;
    QUuid m_profile;
    QRadioButton *m_keyring;
    QRadioButton *m_untilLogout;
    QRadioButton *m_never;
    QPushButton *m_forget;
    Note *m_note;
};

} // namespace Farlan
