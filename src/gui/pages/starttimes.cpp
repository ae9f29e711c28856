// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/starttimes.h"

#include "gui/models/experimentlibrary.h"
#include "store/livestatus.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QEvent>
#include <QTextStream>
#include <QTimer>
#include <QWidget>

namespace aisb::gui {

using namespace Qt::StringLiterals;

namespace {

void print(const QString &what)
{
    static const double began = store::processStartedAt(QCoreApplication::applicationPid());
    const double now = static_cast<double>(QDateTime::currentMSecsSinceEpoch()) / 1e3;
    QTextStream(stdout) << qRound64((now - began) * 1e3) << " ms " << what << '\n';
}

} // namespace

StartTimes::StartTimes(QWidget &window, ExperimentLibrary &library)
    : m_window(window)
    , m_library(library)
{
    window.installEventFilter(this);
    connect(&library, &ExperimentLibrary::changed, this, [this] {
        if (!std::exchange(m_isFirstShown, true))
            print(u"first experiments shown: %1"_s.arg(m_library.experiments()->size()));
    });
    connect(&library, &ExperimentLibrary::scanningChanged, this, &StartTimes::endWhenListed);
}

bool StartTimes::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint && !std::exchange(m_isPainted, true))
        // After everything that was waiting when the window was first painted.
        QTimer::singleShot(0, this, [this] {
            print(u"window painted"_s);
            endWhenListed();
        });
    return QObject::eventFilter(watched, event);
}

void StartTimes::endWhenListed()
{
    if (!m_isPainted || m_library.isScanning() || !m_library.hasScanned())
        return;
    print(u"experiments listed: %1"_s.arg(m_library.experiments()->size()));
    m_window.removeEventFilter(this);
    QCoreApplication::quit();
}

} // namespace aisb::gui
