// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QTextEdit>

namespace Farlan
{

// A value that is only read: plain text, selectable by mouse and keyboard, that wraps wherever it
// must, so that neither a long address nor a name without a blank makes a window wide. Ctrl+C
// without a selection copies all of it.
class ValueText final : public QTextEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ValueText)

public:
    // Addresses and the like are written from left to right everywhere.
    enum class Content { Words, Technical };

    explicit ValueText(Content content, QWidget *parent = nullptr);
    ~ValueText() override;

    // What is selected stays selected.
    void setValue(const QString &text);
    QString value() const { return toPlainText(); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    QMimeData *createMimeDataFromSelection() const override;

private:
    void adoptDirection();
    void forgetHeights();

    const Content m_content;
    mutable QHash<int, int> m_heights; // by width
};

} // namespace Farlan
