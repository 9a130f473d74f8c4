// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QLineEdit;
class QPushButton;

namespace Farlan
{

// The path of a file, typed or chosen.
class FileEdit final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileEdit)

public:
    // `what` is the file for who cannot see the field's label.
    explicit FileEdit(const QString &what, QWidget *parent = nullptr);
    ~FileEdit() override;

    QLineEdit *line() const { return m_line; }

private:
    void choose();

    const QString m_what;
    QLineEdit *m_line;
};

// Opens a dialog that asks for a file, and tells of the one that is chosen. It goes with its
// parent.
void askForFile(QWidget *parent, const QString &title, const QString &start,
                const std::function<void(const QString &)> &chosen);

} // namespace Farlan
