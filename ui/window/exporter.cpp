// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/exporter.h"

#include "app/profiles/profileimport.h"
#include "app/savedfile.h"
#include "ui/text/reasontext.h"

#include <QFileDialog>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

QString fileNameFor(QString tunnel)
{
    tunnel.replace(u'/', u'-');
    while (tunnel.startsWith(u'.')) {
        tunnel.remove(0, 1); // it would be hidden
    }
    return (tunnel.isEmpty() ? u"tunnel"_s : tunnel) + u".toml"_s;
}

} // namespace

Exporter::~Exporter() = default;

void Exporter::chooseFile(const Profile &profile, QWidget *window)
{
    auto *dialog = new QFileDialog(window, tr("Export Tunnel"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({ tr("Tunnels (*.toml)"), tr("All files (*)") });
    dialog->setDefaultSuffix(u"toml"_s);
    dialog->selectFile(fileNameFor(profile.name()));
    dialog->setLabelText(QFileDialog::Accept, tr("&Export"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, profile](const QString &path) { write(profile, path); });
    dialog->open();
}

void Exporter::write(const Profile &profile, const QString &path)
{
    const Result<QByteArray> content = exportProfile(profile);
    const Result<void> written
        = content ? replaceFile(path, *content) : Result<void>(content.error());
    if (!written) {
        emit told({ tr("“%1” could not be exported.").arg(profile.name()),
                    ReasonText::whole(written.error()) });
        return;
    }
    emit told({ tr("“%1” was exported.").arg(profile.name()),
                tr("The file is %1. No passwords are in it.").arg(path) });
}

} // namespace Farlan
