// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAbstractButton;
class QHBoxLayout;
class QLabel;

namespace Farlan
{

// A sentence below a field, with a picture when it is more than a hint. Takes no room without one.
class FieldNote final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FieldNote)

public:
    enum class Kind { Hint, Warning, Error };

    explicit FieldNote(QWidget *parent = nullptr);
    ~FieldNote() override;

    QString text() const;
    void setNote(const QString &text, Kind kind = Kind::Hint);
    // Behind the sentence.
    void addButton(QAbstractButton *button);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showPicture();

    QLabel *m_picture;
    QLabel *m_text;
    QHBoxLayout *m_layout;
    Kind m_kind = Kind::Hint;
};

} // namespace Farlan
