// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profiles/profileimport.h"
#include "ui/widgets/noticebar.h"

#include <QObject>

#include <optional>

class QMimeData;

namespace Farlan
{

class ProfileStore;

// Of a server: ws:// or wss://
struct Address {
    QString whole; // as it was typed: with user and password, if they were
    QString shown; // without
};

// That this text is, or none.
std::optional<Address> addressIn(const QString &text);

// Takes over tunnels that a person has as files, addresses or commands.
class Importer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Importer)

public:
    explicit Importer(ProfileStore &store, QObject *parent = nullptr);
    ~Importer() override;

    void chooseFiles(QWidget *window);
    // Adds them, if they are several; of one, the person decides.
    void importFiles(const QStringList &paths);
    void importText(const QString &text);
    // What is dropped or pasted.
    static bool canImport(const QMimeData &data);
    void import(const QMimeData &data);

signals:
    void addressFound(const QString &uri);
    void reviewWanted(const Farlan::Profile &profile); // is not in the store
    void told(const Farlan::Notice &notice);

private:
    void review(const Result<ProfileEdit> &edit);

    ProfileStore &m_store;
};

} // namespace Farlan
