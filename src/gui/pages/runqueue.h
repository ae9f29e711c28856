// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runoptions.h"

#include <QObject>
#include <QString>

#include <vector>

namespace aisb::gui {

class PageContext;

// A run that waits for its turn.
struct QueuedRun
{
    core::RunOptions options; // with the key where it was given; that is never written
    QString connection; // id of the connection whose key it takes when it has none of its own
};

// Runs one after the other: the next begins when the active one has ended, unless the queue is
// held. It survives the program without keys, held. GUI thread.
class RunQueue : public QObject
{
    Q_OBJECT
public:
    // context outlives the queue; its settings, keys and runs are there already.
    explicit RunQueue(PageContext &context, QObject *parent = nullptr);

    [[nodiscard]] const std::vector<QueuedRun> &runs() const { return m_runs; }
    [[nodiscard]] bool isEmpty() const { return m_runs.empty(); }
    // Begins at once when nothing is active and the queue is not held.
    void add(QueuedRun run);
    void remove(int index);
    // from comes to stand where to is.
    void move(int from, int to);
    // While held no run begins by itself.
    void setHeld(bool isHeld);
    [[nodiscard]] bool isHeld() const { return m_isHeld; }
    // Whether another run begins as soon as the active one has ended.
    [[nodiscard]] bool continues() const { return !m_isHeld && !m_runs.empty(); }

Q_SIGNALS:
    void changed();

private:
    void startNext();
    void load();
    void keep();

    PageContext &m_context;
    std::vector<QueuedRun> m_runs;
    bool m_isHeld = false;
};

} // namespace aisb::gui
