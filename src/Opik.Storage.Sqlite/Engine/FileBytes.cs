namespace Opik.Storage.Sqlite;

/// <summary>Room that files take.</summary>
internal static class FileBytes
{
    /// <summary>A database with its write-ahead log.</summary>
    public static long OfDatabase(SqliteDatabase database) => Of(new FileInfo(database.Path)) + Of(new FileInfo(database.Path + "-wal"));

    /// <summary>All files of a folder; 0 when it is not there.</summary>
    public static long OfFolder(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(Of);
        }
        catch (DirectoryNotFoundException)
        {
            return 0;
        }
    }

    // A file may go between the listing and the look.
    private static long Of(FileInfo file)
    {
        try
        {
            return file.Exists ? file.Length : 0;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }
}
