using System.Runtime.InteropServices;
using SQLitePCL;

namespace Opik.Storage.Sqlite;

/// <summary>
/// Loads the native library once per process: the newer of the bundled one and the system's. The bundled one that
/// our package source offers is old (3.35.5); distributions ship security fixes for theirs. <c>OPIK_SQLITE=bundled</c>
/// or <c>OPIK_SQLITE=system</c> forces one.
/// </summary>
public static class SqliteNative
{
    private static readonly string[] SystemNames = ["libsqlite3.so.0", "libsqlite3.dylib", "winsqlite3.dll"];
    private static readonly Lazy<string> Loaded = new(Load);

    /// <summary>Version and origin of the library in use, for the start line, e.g. <c>3.40.1 (system)</c>.</summary>
    public static string Description => Loaded.Value;

    internal static void EnsureLoaded() => _ = Loaded.Value;

    private static string Load()
    {
        var provider = new SQLite3Provider_e_sqlite3();
        var assembly = typeof(SQLite3Provider_e_sqlite3).Assembly;
        var wanted = Environment.GetEnvironmentVariable("OPIK_SQLITE");
        var bundled = wanted == "system" ? 0 : TryLoad("e_sqlite3", assembly, out _);
        var systemHandle = IntPtr.Zero;
        var system = wanted == "bundled" ? 0 : TryLoadSystem(out systemHandle);
        var useSystem = system > bundled;
        if (useSystem)
        {
            NativeLibrary.SetDllImportResolver(assembly, (name, _, _) => name == "e_sqlite3" ? systemHandle : IntPtr.Zero);
        }

        raw.SetProvider(provider);
        return $"{raw.sqlite3_libversion().utf8_to_string()} ({(useSystem ? "system" : "bundled")})";

        int TryLoadSystem(out IntPtr handle)
        {
            foreach (var name in SystemNames)
            {
                var version = TryLoad(name, assembly, out handle);
                if (version > 0)
                    return version;
            }

            handle = IntPtr.Zero;
            return 0;
        }
    }

    private static unsafe int TryLoad(string name, System.Reflection.Assembly assembly, out IntPtr handle)
    {
        if (!NativeLibrary.TryLoad(name, assembly, null, out handle)
            || !NativeLibrary.TryGetExport(handle, "sqlite3_libversion_number", out var version)
            || !NativeLibrary.TryGetExport(handle, "sqlite3_threadsafe", out var threadsafe)
            || ((delegate* unmanaged[Cdecl]<int>)threadsafe)() == 0)
        {
            return 0;
        }

        return ((delegate* unmanaged[Cdecl]<int>)version)();
    }
}
