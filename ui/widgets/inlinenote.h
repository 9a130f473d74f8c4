// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace Farlan
{

// A sentence beside what it is about, with an icon that says how grave it is. Screen readers are
// told of it when it appears.
class InlineNote final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InlineNote)

public:
    enum class Kind { Information, Warning, Error };

    InlineNote(Kind kind, const QString &text, QWidget *parent = nullptr);
    ~InlineNote() override;

    // Plain text, whatever is in it.
    void setText(const QString &text);
    QString text() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    QLabel *m_text;
};

} // namespace Farlan
