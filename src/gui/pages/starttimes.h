// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace aisb::gui {

class ExperimentLibrary;

// For measuring the start of the desktop: prints, in ms since the process began (to the 10 ms the
// system keeps), when the window was painted and its event loop came round again, and when the
// experiments were listed; then ends the program. Both outlive it.
class StartTimes : public QObject
{
    Q_OBJECT
public:
    StartTimes(QWidget &window, ExperimentLibrary &library);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void endWhenListed();

    QWidget &m_window;
    ExperimentLibrary &m_library;
    bool m_isPainted = false;
    bool m_isFirstShown = false;
};

} // namespace aisb::gui
