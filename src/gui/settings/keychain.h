// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"

#include <QFuture>
#include <QString>

#include <memory>

namespace aisb::gui {

// What came of asking a keychain.
struct KeychainReply
{
    core::Secret key; // of a read; empty = none is kept
    QString problem; // empty = done; else why not, as the keychain says it
};

// A place outside the program that keeps secrets by name. Asked in the GUI thread, answers later
// and never blocks. Futures get exactly one result. Tests give a keychain of their own.
class Keychain
{
public:
    virtual ~Keychain() = default;

    [[nodiscard]] virtual QFuture<KeychainReply> read(const QString &entry) = 0;
    // An empty key removes the entry; one that is not there is no problem.
    [[nodiscard]] virtual QFuture<KeychainReply> write(
        const QString &entry, const core::Secret &key) = 0;

protected:
    Keychain() = default;
    Q_DISABLE_COPY_MOVE(Keychain)
};

// That of the desktop: the secret service, KWallet. Without one every answer is a problem.
[[nodiscard]] std::unique_ptr<Keychain> makeSystemKeychain();

} // namespace aisb::gui
