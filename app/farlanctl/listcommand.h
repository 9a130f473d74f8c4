// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/farlanctl/exitcode.h"
#include "app/farlanctl/tunnelfinder.h"

#include <QObject>

namespace Farlan
{

// `farlanctl list`: a table, or JSON with a schema number.
class ListCommand final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListCommand)

public:
    ListCommand(HelperClient &client, Owners owners, bool json, QObject *parent = nullptr);
    ~ListCommand() override;

    void start() { m_finder.find(); }

signals:
    void finished(Farlan::ExitCode code);

private:
    void print();

    const bool m_json;
    TunnelFinder m_finder;
};

} // namespace Farlan
