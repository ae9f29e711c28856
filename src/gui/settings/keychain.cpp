// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/keychain.h"

#include <QPromise>

#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

const QString kService = u"io.github.aisbench_studio.Studio"_s;

using Promise = std::shared_ptr<QPromise<KeychainReply>>;

void answer(const Promise &promise, KeychainReply reply)
{
    promise->addResult(std::move(reply));
    promise->finish();
}

// The fallback of the library would write keys into a settings file; it stays off. The job deletes
// itself when it has finished.
template <class Job>
Job *prepared(Job *job, const QString &entry)
{
    job->setInsecureFallback(false);
    job->setAutoDelete(true);
    job->setKey(entry);
    return job;
}

QString problemOf(const QKeychain::Job &job)
{
    const bool isFine =
        job.error() == QKeychain::NoError || job.error() == QKeychain::EntryNotFound;
    return isFine ? QString() : job.errorString();
}

class SystemKeychain : public Keychain
{
public:
    [[nodiscard]] QFuture<KeychainReply> read(const QString &entry) override
    {
        const auto promise = started();
        auto *job = prepared(new QKeychain::ReadPasswordJob(kService), entry);
        QObject::connect(job, &QKeychain::Job::finished, job,
            [promise, job] { answer(promise, {core::Secret(job->textData()), problemOf(*job)}); });
        job->start();
        return promise->future();
    }

    [[nodiscard]] QFuture<KeychainReply> write(
        const QString &entry, const core::Secret &key) override
    {
        if (key.isEmpty()) {
            return finish(prepared(new QKeychain::DeletePasswordJob(kService), entry));
        }
        auto *job = prepared(new QKeychain::WritePasswordJob(kService), entry);
        job->setTextData(key.reveal());
        return finish(job);
    }

private:
    [[nodiscard]] static Promise started()
    {
        auto promise = std::make_shared<QPromise<KeychainReply>>();
        promise->start();
        return promise;
    }

    [[nodiscard]] static QFuture<KeychainReply> finish(QKeychain::Job *job)
    {
        const auto promise = started();
        QObject::connect(job, &QKeychain::Job::finished, job,
            [promise, job] { answer(promise, {{}, problemOf(*job)}); });
        job->start();
        return promise->future();
    }
};

} // namespace

std::unique_ptr<Keychain> makeSystemKeychain()
{
    return std::make_unique<SystemKeychain>();
}

} // namespace aisb::gui
