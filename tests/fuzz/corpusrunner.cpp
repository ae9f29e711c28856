// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds every file of a folder to one fuzz target: what the fuzzer once found stays tested without
// it.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

// The name is libFuzzer's.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace {

std::vector<std::uint8_t> bytesOf(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc != 2) {
        std::fputs("usage: corpus runner <folder>\n", stderr);
        return 2;
    }
    int files = 0;
    std::error_code error;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(argv[1], error)) {
        if (!entry.is_regular_file())
            continue;
        std::printf("%s\n", entry.path().filename().c_str());
        std::fflush(stdout); // the last name printed is the one that crashes
        const std::vector<std::uint8_t> bytes = bytesOf(entry.path());
        LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
        ++files;
    }
    LLVMFuzzerTestOneInput(nullptr, 0);
    std::printf("%d inputs\n", files);
    return files > 0 ? 0 : 1;
}
