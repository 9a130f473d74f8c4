// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/note.h"

#include <QFrame>

#include <functional>

class QHBoxLayout;

namespace Farlan
{

// What concerns the whole form, above it, and what can be done about it.
class Banner final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Banner)

public:
    struct Choice {
        QString text;
        std::function<void()> action;
    };

    explicit Banner(QWidget *parent = nullptr);
    ~Banner() override;

    QString text() const { return m_note->text(); }
    void show(const QString &text, Note::Kind kind, const QList<Choice> &choices = {});
    void clear();

private:
    void removeChoices();

    Note *m_note;
    QHBoxLayout *m_choices;
};

} // namespace Farlan
