// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QThread>

#include <memory>

namespace aisb::run {

// A thread with an event loop and one object living in it. The object is moved in once and dies
// with the thread; destroying this quits the loop and waits.
template <class Object>
class RunThread
{
public:
    RunThread(const QString &name, std::unique_ptr<Object> object)
        : m_object(object.release())
    {
        m_thread.setObjectName(name);
        m_object->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_object, &QObject::deleteLater);
        m_thread.start();
    }
    ~RunThread()
    {
        m_thread.quit();
        m_thread.wait();
    }
    RunThread(const RunThread &) = delete;
    RunThread &operator=(const RunThread &) = delete;

    // Not to be called into from other threads but through signals and invoke().
    [[nodiscard]] Object *object() const { return m_object; }

    // Runs call(object) in the thread, later.
    template <class Call>
    void invoke(Call call)
    {
        QMetaObject::invokeMethod(
            m_object, [object = m_object, call = std::move(call)]() mutable { call(*object); },
            Qt::QueuedConnection);
    }

private:
    QThread m_thread;
    Object *m_object; // owned by the thread: deleted when it finishes
};

} // namespace aisb::run
