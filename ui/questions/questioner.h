// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/control/questions.h"

#include <QDialog>
#include <QObject>
#include <QPointer>

#include <deque>
#include <variant>

namespace Farlan
{

class TunnelControl;

// Puts the questions of tunnels to the person, one window at a time. Those of tunnels that nobody
// has opened at the screen wait until somebody does.
class Questioner final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Questioner)

public:
    explicit Questioner(TunnelControl &control, QObject *parent = nullptr);
    ~Questioner() override;

    using Question = std::variant<PasswordQuestion, CertificateQuestion>;
    void put(const Question &question);
    bool isAbout(const QUuid &profile) const; // the window that is shown

signals:
    void editWanted(const QUuid &profile);
    // The certificate of this question is the right one.
    void trusted(const Farlan::CertificateQuestion &question);

private:
    static QUuid profileOf(const Question &question);
    bool isShown(const Question &question) const;
    void closeWindow();
    void drop(const QUuid &profile);
    void showNext();
    void showNextAfterwards();
    QDialog *windowFor(const PasswordQuestion &question);
    QDialog *windowFor(const CertificateQuestion &question);

    TunnelControl &m_control;
    std::deque<Question> m_waiting;
    QUuid m_profile; // that the window is about
    QPointer<QDialog> m_window;
};

} // namespace Farlan
