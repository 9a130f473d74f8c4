// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/probemessages.h"

#include <QWidget>

#include <vector>

class QLabel;

namespace Farlan
{

// The steps on the way to a server, and how each went: by a picture and in words.
class StepList final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StepList)

public:
    explicit StepList(QWidget *parent = nullptr);
    ~StepList() override;

    void clear(); // nothing is known
    void begin(); // the first one runs
    void showStep(const ProbeStep &step);
    void end(); // what is left is not tried any more
    QString stateText(const QString &step) const;

private:
    enum class State { Waiting, Running, Ok, Failed, NotNeeded, NotTried };
    struct Row {
        QString step;
        QLabel *picture;
        QLabel *name;
        QLabel *state;
        QLabel *detail;
    };

    void show(Row &row, State state, const QString &time = {}, const QString &detail = {});
    void runNext(size_t from);

    std::vector<Row> m_rows;
    size_t m_next = 0;
    bool m_hasFailed = false;
};

} // namespace Farlan
