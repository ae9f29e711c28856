// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSocketNotifier;

namespace aisb::cli {

enum class Key
{
    Up,
    Down,
    Pause
};

// Keys in what a terminal sent; anything else is skipped, an escape sequence cut at the end is
// lost.
[[nodiscard]] QList<Key> keysIn(QByteArrayView bytes);

// Reads single keys from standard input while it exists: no line editing and no echo, Ctrl-C still
// a signal. The old settings come back in the destructor, when the process is suspended, and when a
// signal ends it. At most one at a time.
class RawInput : public QObject
{
    Q_OBJECT
public:
    explicit RawInput(QObject *parent = nullptr);
    ~RawInput() override;

    // Standard input is a terminal and this process is in its foreground; without that nothing was
    // changed.
    [[nodiscard]] bool isActive() const { return m_notifier != nullptr; }

Q_SIGNALS:
    void keyPressed(aisb::cli::Key key);

private:
    void read();

    QSocketNotifier *m_notifier = nullptr;
};

} // namespace aisb::cli
