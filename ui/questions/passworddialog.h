// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/control/questions.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace Farlan
{

class Note;

// Asks for a password. Goes away by itself when it is answered.
class PasswordDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PasswordDialog)

public:
    explicit PasswordDialog(const PasswordQuestion &question, QWidget *parent = nullptr);
    ~PasswordDialog() override;

    const PasswordQuestion &question() const { return m_question; }

signals:
    // Otherwise rejected().
    void answered(const Farlan::PasswordAnswer &answer);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeHeading();
    QWidget *makeNotices();
    QWidget *makeForm();
    QWidget *makeButtons();
    void onTyped();
    // What is wrong with what was typed, and where; or empty.
    QString problem(QLineEdit *&where) const;
    void answer();

    const PasswordQuestion m_question;
    QLineEdit *m_user = nullptr; // null: it is known
    QLineEdit *m_password = nullptr;
    QLabel *m_capsLock = nullptr;
    Note *m_problem = nullptr;
    QComboBox *m_keeping = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_connect = nullptr;
};

} // namespace Farlan
