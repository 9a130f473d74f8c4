// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/fileedit.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace Farlan
{

FileEdit::FileEdit(const QString &what, QWidget *parent)
    : QWidget(parent)
    , m_what(what)
    , m_line(new QLineEdit(this))
{
    //: a button; a dialog asks which file
    auto *button = new QPushButton(tr("Choose…"), this);
    //: %1 is what the file is, for example “Certificate file”
    button->setAccessibleName(tr("%1: Choose…").arg(what));
    connect(button, &QPushButton::clicked, this, &FileEdit::choose);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_line, 1);
    layout->addWidget(button);
}

FileEdit::~FileEdit() = default;

void FileEdit::choose()
{
    askForFile(this, m_what, m_line->text(), [this](const QString &path) {
        m_line->setText(path);
        m_line->setModified(true);
    });
}

void askForFile(QWidget *parent, const QString &title, const QString &start,
                const std::function<void(const QString &)> &chosen)
{
    auto *dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    const QFileInfo info(start);
    dialog->setDirectory(start.isEmpty() ? QDir::homePath() : info.path());
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, chosen);
    dialog->open();
}

} // namespace Farlan
