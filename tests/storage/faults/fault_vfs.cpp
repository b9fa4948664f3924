#include "tests/storage/faults/fault_vfs.h"

#include <cerrno>
#include <cstring>
#include <optional>
#include <stdexcept>

namespace tests {

const char* nameOf(IoCall call) {
    static constexpr const char* kNames[] = {"read", "write", "sync", "truncate", "open", "delete", "lock"};
    return kNames[static_cast<int>(call)];
}

struct FaultVfs::State {
    sqlite3_vfs vfs{};
    sqlite3_vfs* real = nullptr;
    std::string folder;

    mutable std::mutex mutex;
    bool recording = false;
    std::vector<IoEvent> events;
    IoFault fault;
    std::uint64_t calls = 0;
    bool failed = false;
    IoCall failedCall = IoCall::Read;

    void add(IoEvent event) {
        const std::lock_guard lock(mutex);
        if (recording) events.push_back(std::move(event));
    }
    // How this call fails; nothing if it does not.
    std::optional<IoFault::How> fails(IoCall call) {
        const std::lock_guard lock(mutex);
        ++calls;
        if (fault.at == 0 || (fault.forEver ? calls < fault.at : calls != fault.at)) return std::nullopt;
        if (!failed) failed = true, failedCall = call;
        return fault.how;
    }
};

namespace {

using State = FaultVfs::State;

struct ShimFile {
    sqlite3_file base;
    State* state;
    std::string* name;  // empty: passed on
    sqlite3_file* real;
};

ShimFile& shim(sqlite3_file* file) { return *reinterpret_cast<ShimFile*>(file); }
sqlite3_file* real(sqlite3_file* file) { return shim(file).real; }
bool watched(sqlite3_file* file) { return !shim(file).name->empty(); }

int close(sqlite3_file* file) {
    const int code = real(file)->pMethods ? real(file)->pMethods->xClose(real(file)) : SQLITE_OK;
    delete shim(file).name;
    shim(file).name = nullptr;
    return code;
}

int read(sqlite3_file* file, void* to, int size, sqlite3_int64 at) {
    if (watched(file) && shim(file).state->fails(IoCall::Read)) {
        // A short read would be told as such only at the end of a file; anywhere else it is a failing device.
        return SQLITE_IOERR_READ;
    }
    return real(file)->pMethods->xRead(real(file), to, size, at);
}

int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
    State& state = *shim(file).state;
    if (const auto how = watched(file) ? state.fails(IoCall::Write) : std::nullopt) {
        if (*how == IoFault::How::Short) {  // half of it arrives
            const int half = size / 2;
            real(file)->pMethods->xWrite(real(file), from, half, at);
            state.add({IoEvent::Kind::Write, *shim(file).name, static_cast<std::uint64_t>(at),
                       std::string(static_cast<const char*>(from), static_cast<std::size_t>(half))});
        }
        return *how == IoFault::How::Device ? SQLITE_IOERR_WRITE : SQLITE_FULL;
    }
    const int code = real(file)->pMethods->xWrite(real(file), from, size, at);
    if (watched(file) && code == SQLITE_OK)
        state.add({IoEvent::Kind::Write, *shim(file).name, static_cast<std::uint64_t>(at),
                   std::string(static_cast<const char*>(from), static_cast<std::size_t>(size))});
    return code;
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
    State& state = *shim(file).state;
    if (watched(file) && state.fails(IoCall::Truncate)) return SQLITE_IOERR_TRUNCATE;
    const int code = real(file)->pMethods->xTruncate(real(file), size);
    if (watched(file) && code == SQLITE_OK)
        state.add({IoEvent::Kind::Truncate, *shim(file).name, static_cast<std::uint64_t>(size), {}});
    return code;
}

int sync(sqlite3_file* file, int flags) {
    State& state = *shim(file).state;
    if (watched(file) && state.fails(IoCall::Sync)) return SQLITE_IOERR_FSYNC;
    // The bytes go to the system's cache, where every reader of this machine sees them; what a power cut would leave is worked
    // out from the events. A real sync would only cost time.
    if (watched(file)) {
        state.add({IoEvent::Kind::Sync, *shim(file).name, 0, {}});
        return SQLITE_OK;
    }
    return real(file)->pMethods->xSync(real(file), flags);
}

int fileSize(sqlite3_file* file, sqlite3_int64* size) { return real(file)->pMethods->xFileSize(real(file), size); }

int lock(sqlite3_file* file, int level) {
    if (watched(file) && shim(file).state->fails(IoCall::Lock)) return SQLITE_IOERR_LOCK;
    return real(file)->pMethods->xLock(real(file), level);
}

int unlock(sqlite3_file* file, int level) { return real(file)->pMethods->xUnlock(real(file), level); }
int reserved(sqlite3_file* file, int* is) { return real(file)->pMethods->xCheckReservedLock(real(file), is); }
int control(sqlite3_file* file, int what, void* with) { return real(file)->pMethods->xFileControl(real(file), what, with); }
int sectorSize(sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); }
int character(sqlite3_file* file) { return real(file)->pMethods->xDeviceCharacteristics(real(file)); }
int shmMap(sqlite3_file* file, int page, int size, int extend, void volatile** at) {
    return real(file)->pMethods->xShmMap(real(file), page, size, extend, at);
}
int shmLock(sqlite3_file* file, int offset, int count, int flags) {
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
void shmBarrier(sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); }
int shmUnmap(sqlite3_file* file, int remove) { return real(file)->pMethods->xShmUnmap(real(file), remove); }

const sqlite3_io_methods kMethods{.iVersion = 2,  // no memory mapping: the program switches it off
                                  .xClose = close,
                                  .xRead = read,
                                  .xWrite = write,
                                  .xTruncate = truncate,
                                  .xSync = sync,
                                  .xFileSize = fileSize,
                                  .xLock = lock,
                                  .xUnlock = unlock,
                                  .xCheckReservedLock = reserved,
                                  .xFileControl = control,
                                  .xSectorSize = sectorSize,
                                  .xDeviceCharacteristics = character,
                                  .xShmMap = shmMap,
                                  .xShmLock = shmLock,
                                  .xShmBarrier = shmBarrier,
                                  .xShmUnmap = shmUnmap,
                                  .xFetch = nullptr,
                                  .xUnfetch = nullptr};

State& stateOf(sqlite3_vfs* vfs) { return *static_cast<State*>(vfs->pAppData); }

// The name inside the watched folder; empty for what lies elsewhere and for files without a name.
std::string watchedName(const State& state, const char* path) {
    const std::string_view whole = path ? path : "";
    if (!whole.starts_with(state.folder + "/")) return {};
    return std::string(whole.substr(state.folder.size() + 1));
}

int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* outFlags) {
    State& state = stateOf(vfs);
    auto& own = shim(file);
    own.base.pMethods = nullptr;  // SQLite closes only what has methods
    const std::string name = watchedName(state, path);
    if (!name.empty() && state.fails(IoCall::Open)) return SQLITE_CANTOPEN;
    own.real = reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(file) + sizeof(ShimFile));
    int existed = 0;
    if (!name.empty()) state.real->xAccess(state.real, path, SQLITE_ACCESS_EXISTS, &existed);
    const int code = state.real->xOpen(state.real, path, own.real, flags, outFlags);
    if (code != SQLITE_OK) return code;
    own.state = &state;
    own.name = new std::string(name);
    own.base.pMethods = &kMethods;
    if (!name.empty() && !existed) state.add({IoEvent::Kind::Open, name, 0, {}});
    return SQLITE_OK;
}

int remove(sqlite3_vfs* vfs, const char* path, int syncFolder) {
    State& state = stateOf(vfs);
    const std::string name = watchedName(state, path);
    if (!name.empty() && state.fails(IoCall::Delete)) return SQLITE_IOERR_DELETE;
    const int code = state.real->xDelete(state.real, path, syncFolder);
    if (!name.empty() && code == SQLITE_OK) state.add({IoEvent::Kind::Delete, name, 0, {}, syncFolder != 0});
    return code;
}

int access(sqlite3_vfs* vfs, const char* path, int flags, int* is) {
    return stateOf(vfs).real->xAccess(stateOf(vfs).real, path, flags, is);
}
int fullPath(sqlite3_vfs* vfs, const char* path, int size, char* to) {
    return stateOf(vfs).real->xFullPathname(stateOf(vfs).real, path, size, to);
}
int randomness(sqlite3_vfs* vfs, int size, char* to) { return stateOf(vfs).real->xRandomness(stateOf(vfs).real, size, to); }
int doSleep(sqlite3_vfs* vfs, int microseconds) { return stateOf(vfs).real->xSleep(stateOf(vfs).real, microseconds); }
int currentTime(sqlite3_vfs* vfs, double* to) { return stateOf(vfs).real->xCurrentTime(stateOf(vfs).real, to); }
int lastError(sqlite3_vfs* vfs, int size, char* to) { return stateOf(vfs).real->xGetLastError(stateOf(vfs).real, size, to); }
int currentTime64(sqlite3_vfs* vfs, sqlite3_int64* to) { return stateOf(vfs).real->xCurrentTimeInt64(stateOf(vfs).real, to); }

}  // namespace

FaultVfs::FaultVfs(std::string folder) : m_state(std::make_unique<State>()) {
    m_state->folder = std::move(folder);
    m_state->real = sqlite3_vfs_find("unix");
    if (!m_state->real) throw std::runtime_error("there is no unix file system in SQLite");
    sqlite3_vfs& vfs = m_state->vfs;
    vfs.iVersion = 2;
    vfs.szOsFile = static_cast<int>(sizeof(ShimFile)) + m_state->real->szOsFile;
    vfs.mxPathname = m_state->real->mxPathname;
    vfs.zName = "parcours-faults";
    vfs.pAppData = m_state.get();
    vfs.xOpen = open, vfs.xDelete = remove, vfs.xAccess = access, vfs.xFullPathname = fullPath;
    vfs.xRandomness = randomness, vfs.xSleep = doSleep, vfs.xCurrentTime = currentTime, vfs.xGetLastError = lastError;
    vfs.xCurrentTimeInt64 = currentTime64;
    sqlite3_vfs_register(&vfs, 1);
}

FaultVfs::~FaultVfs() {
    sqlite3_vfs_unregister(&m_state->vfs);
    sqlite3_vfs_register(m_state->real, 1);
}

void FaultVfs::record(bool on) {
    const std::lock_guard lock(m_state->mutex);
    m_state->recording = on;
}

void FaultVfs::say(std::uint64_t what, std::uint64_t more) { m_state->add({IoEvent::Kind::Said, {}, what, {}, false, more}); }

std::vector<IoEvent> FaultVfs::events() const {
    const std::lock_guard lock(m_state->mutex);
    return m_state->events;
}

void FaultVfs::fail(IoFault fault) {
    const std::lock_guard lock(m_state->mutex);
    m_state->fault = fault;
    m_state->calls = 0, m_state->failed = false;
}

std::uint64_t FaultVfs::calls() const {
    const std::lock_guard lock(m_state->mutex);
    return m_state->calls;
}

bool FaultVfs::failed() const {
    const std::lock_guard lock(m_state->mutex);
    return m_state->failed;
}

IoCall FaultVfs::failedCall() const {
    const std::lock_guard lock(m_state->mutex);
    return m_state->failedCall;
}

}  // namespace tests
