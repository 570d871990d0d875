using SQLitePCL;

namespace Opik.Delivery.Spool;

/// <summary>The SQLite library of the process: the one the program chose already, else the bundled one.</summary>
internal static class SpoolNative
{
    private static readonly Lazy<bool> Loaded = new(Load);

    public static void EnsureLoaded() => _ = Loaded.Value;

    private static bool Load()
    {
        try
        {
            raw.sqlite3_libversion_number();
        }
        catch (Exception)
        {
            // "You need to call SQLitePCL.raw.SetProvider()": the program uses no SQLite of its own. The exception is untyped.
            raw.SetProvider(new SQLite3Provider_e_sqlite3());
        }

        return true;
    }
}
