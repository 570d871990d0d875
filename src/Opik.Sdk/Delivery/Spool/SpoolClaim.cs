namespace Opik.Delivery.Spool;

/// <summary>
/// The right of one process to a spool file: an exclusively opened file beside it, which the system closes with the
/// process however that ends.
/// </summary>
internal sealed class SpoolClaim : IDisposable
{
    private const string LockExtension = ".lock";

    private readonly string lockPath;
    private readonly FileStream claimed;

    private SpoolClaim(string lockPath, FileStream claimed)
    {
        this.lockPath = lockPath;
        this.claimed = claimed;
        DatabasePath = Path.ChangeExtension(lockPath, ".db");
    }

    /// <summary>The spool file.</summary>
    public string DatabasePath { get; }

    /// <summary>The claim files of a folder that belong to a target, oldest first.</summary>
    public static IReadOnlyList<string> Find(string folder, string target) =>
        [.. Directory.EnumerateFiles(folder, $"{target}-*{LockExtension}").OrderBy(File.GetLastWriteTimeUtc)];

    /// <summary>Makes a spool file of a new name.</summary>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static SpoolClaim Create(string folder, string target)
    {
        var name = Path.Combine(folder, $"{target}-{Environment.ProcessId}-{Guid.NewGuid():N}");
        var claim = new SpoolClaim(name + LockExtension, OpenExclusively(name + LockExtension, FileMode.CreateNew));
        // SQLite would make it readable for others.
        OpenExclusively(claim.DatabasePath, FileMode.CreateNew).Dispose();
        return claim;
    }

    /// <summary>Takes over the file of a process that has ended.</summary>
    /// <returns>Null when its process lives, or when it is gone.</returns>
    public static SpoolClaim? TryTake(string lockPath)
    {
        FileStream opened;
        try
        {
            opened = OpenExclusively(lockPath, FileMode.Open);
        }
        catch (IOException)
        {
            // Held by its process, or taken and deleted by another one meanwhile.
            return null;
        }

        var claim = new SpoolClaim(lockPath, opened);
        if (File.Exists(claim.DatabasePath))
            return claim;
        claim.Delete();
        return null;
    }

    /// <summary>Gives the file up; what is in it is left for the next start.</summary>
    public void Dispose() => claimed.Dispose();

    /// <summary>Gives the file up and deletes it.</summary>
    public void Delete()
    {
        File.Delete(DatabasePath);
        File.Delete(DatabasePath + "-journal");
        // Windows deletes no open file. Whoever claims it in between finds no database and leaves it.
        claimed.Dispose();
        try
        {
            File.Delete(lockPath);
        }
        catch (IOException)
        {
            // Somebody is looking at it right now; an empty claim file is deleted by whoever claims it next.
        }
    }

    private static FileStream OpenExclusively(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows() && mode == FileMode.CreateNew)
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}
