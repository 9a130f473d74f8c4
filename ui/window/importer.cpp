// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/importer.h"

#include "app/profiles/profilecheck.h"
#include "contract/settingrules.h"
#include "ui/text/errortext.h"
#include "ui/text/reasontext.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Farlan
{

namespace
{

constexpr qsizetype kLongestText = 8192; // longer than any command or address that makes sense

bool isCommand(const QString &text)
{
    static const QRegularExpression command(
        uR"(^((sudo|\$|#)\s+)*\S*(etherws|etherws\.py|farlanctl)\s)"_s);
    return command.match(text).hasMatch();
}

QStringList filesIn(const QMimeData &data)
{
    QStringList paths;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile()) {
            paths += url.toLocalFile();
        }
    }
    return paths;
}

} // namespace

std::optional<Address> addressIn(const QString &text)
{
    static const QRegularExpression user(uR"(^(wss?://)[^/?#]*@)"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    if (text.size() > kLongestText) {
        return std::nullopt;
    }
    const QString whole = text.trimmed();
    const QString shown = QString(whole).replace(user, u"\\1"_s);
    return parseTunnelUri(shown) ? std::optional(Address{ whole, shown }) : std::nullopt;
}

Importer::Importer(ProfileStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
}

Importer::~Importer() = default;

void Importer::chooseFiles(QWidget *window)
{
    auto *dialog = new QFileDialog(window, tr("Import Tunnels"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({ tr("Tunnels (*.toml)"), tr("All files (*)") });
    dialog->setLabelText(QFileDialog::Accept, tr("&Import"));
    connect(dialog, &QFileDialog::filesSelected, this, &Importer::importFiles);
    dialog->open();
}

void Importer::importFiles(const QStringList &paths)
{
    if (paths.size() == 1) {
        review(importProfile(paths, {}));
        return;
    }
    int added = 0;
    QStringList lines;
    for (const QString &path : paths) {
        Result<ProfileEdit> edit = importProfile({ path }, {});
        if (!edit) {
            lines += ReasonText::translated(edit.error().message);
            continue;
        }
        Profile &profile = edit->profile;
        profile.settings.name = freeName(m_store, profile.name(), profile.id);
        if (const Result<void> stored = m_store.add(profile); !stored) {
            //: %1 is the path of a file, %2 a sentence
            lines += tr("%1: %2").arg(path, ReasonText::translated(stored.error().message));
            continue;
        }
        ++added;
        for (const QString &notice : edit->notices) {
            //: %1 is the name of a tunnel, %2 a sentence about it
            lines += tr("%1: %2").arg(profile.name(), ReasonText::translated(notice));
        }
    }
    if (!paths.isEmpty()) {
        emit told({ tr("%n tunnel(s) added", nullptr, added), NoticeBar::firstOf(lines) });
    }
}

void Importer::importText(const QString &text)
{
    if (const std::optional<Address> address = addressIn(text)) {
        emit addressFound(address->whole);
    } else if (const QString command = text.left(kLongestText).simplified(); isCommand(command)) {
        review(importProfile({ command }, {}));
    } else {
        emit told({ tr("The clipboard has no tunnel."),
                    tr("Copy an address that begins with wss:// or ws:// and paste it here.") });
    }
}

bool Importer::canImport(const QMimeData &data)
{
    return !filesIn(data).isEmpty() || addressIn(data.text()) || isCommand(data.text().trimmed());
}

void Importer::import(const QMimeData &data)
{
    if (const QStringList files = filesIn(data); !files.isEmpty()) {
        importFiles(files);
    } else {
        importText(data.text());
    }
}

void Importer::review(const Result<ProfileEdit> &edit)
{
    if (!edit) {
        const Explanation words = ErrorText::explain(edit.error());
        emit told({ tr("This cannot be imported."), words.why });
        return;
    }
    Profile profile = edit->profile;
    profile.settings.name = freeName(m_store, profile.name(), profile.id);
    if (!edit->notices.isEmpty()) {
        emit told(
            { tr("Please check the tunnel."), ReasonText::translated(edit->notices).join(u'\n') });
    }
    emit reviewWanted(profile);
}

} // namespace Farlan
