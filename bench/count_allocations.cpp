// SPDX-License-Identifier: EUPL-1.2
// Loaded before a program (LD_PRELOAD), counts what it asks of the heap and says so when it ends,
// one line on the diagnostics: « allocations N ». glibc only: its own entry points do the work.
#include <atomic>
#include <cerrno>
#include <cstddef>
#include <cstdio>

extern "C" {

void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* block, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);

static std::atomic<unsigned long> count{ 0 };

void* malloc(std::size_t size)
{
    count.fetch_add(1, std::memory_order_relaxed);
    return __libc_malloc(size);
}

void* calloc(std::size_t number, std::size_t size)
{
    count.fetch_add(1, std::memory_order_relaxed);
    return __libc_calloc(number, size);
}

void* realloc(void* block, std::size_t size)
{
    count.fetch_add(1, std::memory_order_relaxed);
    return __libc_realloc(block, size);
}

void* aligned_alloc(std::size_t alignment, std::size_t size)
{
    count.fetch_add(1, std::memory_order_relaxed);
    return __libc_memalign(alignment, size);
}

int posix_memalign(void** block, std::size_t alignment, std::size_t size)
{
    count.fetch_add(1, std::memory_order_relaxed);
    *block = __libc_memalign(alignment, size);
    return *block == nullptr ? ENOMEM : 0;
}

__attribute__((destructor)) static void say()
{
    std::fprintf(stderr, "allocations %lu\n", count.load());
}
}
