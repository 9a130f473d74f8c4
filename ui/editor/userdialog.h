// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

class QCheckBox;
class QLineEdit;

namespace Farlan
{

class Note;

// Asks for a server's new user and the password, or for another password.
class UserDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UserDialog)

public:
    // `user` is whose password is changed; empty for a new one, who is none of `others`.
    UserDialog(const QString &user, const QStringList &others, QWidget *parent = nullptr);
    ~UserDialog() override;

    void accept() override;

signals:
    // `hash` is what the list of users keeps of the password.
    void decided(const QString &user, const QByteArray &hash);

private:
    QString problem(QLineEdit *&where) const;
    void showPasswords(bool isShown);

    const QString m_user;
    const QStringList m_others;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_password;
    QLineEdit *m_again;
    QCheckBox *m_isShown;
    Note *m_note;
};

} // namespace Farlan
