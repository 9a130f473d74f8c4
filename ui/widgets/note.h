// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAbstractButton;
class QHBoxLayout;
class QLabel;

namespace Farlan
{

// A sentence beside what it is about, with a picture that says how grave it is, when it is more
// than a hint. Screen readers are told of it then. Takes no room without a sentence.
class Note final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Note)

public:
    enum class Kind { Hint, Information, Warning, Error };

    explicit Note(QWidget *parent = nullptr);
    Note(Kind kind, const QString &text);
    ~Note() override;

    QString text() const;
    void setNote(const QString &text, Kind kind = Kind::Hint);
    // Behind the sentence.
    void addButton(QAbstractButton *button);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void alert();
    void showPicture();

    QLabel *m_picture;
    QLabel *m_text;
    QHBoxLayout *m_layout;
    Kind m_kind = Kind::Hint;
};

} // namespace Farlan
