// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/language/languagefolders.h"

#include <mutex>

namespace aisb::eval {

namespace {

struct Shared
{
    std::mutex mutex;
    LanguageFolders folders;
};

Shared &shared()
{
    static Shared instance;
    return instance;
}

} // namespace

void setLanguageFolders(const LanguageFolders &folders)
{
    LanguageFolders chosen;
    chosen.punkt = folders.punkt;
    if (!folders.jieba.isEmpty())
        chosen.jieba = folders.jieba;
    if (!folders.langdetect.isEmpty())
        chosen.langdetect = folders.langdetect;
    const std::lock_guard lock(shared().mutex);
    shared().folders = chosen;
}

LanguageFolders languageFolders()
{
    const std::lock_guard lock(shared().mutex);
    return shared().folders;
}

} // namespace aisb::eval
