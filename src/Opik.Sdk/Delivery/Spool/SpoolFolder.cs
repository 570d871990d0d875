using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Opik.Delivery.Reporting;

namespace Opik.Delivery.Spool;

/// <summary>The folder of the spool files: one for each process and target. Nobody else can read it.</summary>
internal sealed class SpoolFolder
{
    // Copies of attachments that no spool names any more, because their process was killed between two steps.
    private static readonly TimeSpan OrphansLive = TimeSpan.FromDays(7);

    private readonly string path;
    private readonly string target;
    private readonly long maximalBytes;
    private readonly ILogger logger;

    private SpoolFolder(string path, string target, long maximalBytes, ILogger logger) =>
        (this.path, this.target, this.maximalBytes, this.logger) = (path, target, maximalBytes, logger);

    /// <summary>Where it is.</summary>
    public string Path => path;

    /// <summary>The folder of this user below the temporary folder.</summary>
    public static string DefaultPath => System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"opik-spool-{Hash(Environment.UserName)[..8]}");

    /// <summary>Name of a target: what was kept for one server, workspace or key is never sent to another. No secret can be read from it.</summary>
    public static string TargetName(Uri address, string? workspace, string? apiKey) =>
        Hash($"{address.AbsoluteUri.TrimEnd('/')}\n{workspace}\n{(apiKey is null ? "" : Hash(apiKey))}")[..16];

    /// <summary>Prepares the folder.</summary>
    /// <returns>Null when it cannot be used; that is logged.</returns>
    public static SpoolFolder? TryOpen(string path, string target, long maximalBytes, ILogger logger)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(path);
            }
            else
            {
                Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
                if ((File.GetUnixFileMode(path) & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) != UnixFileMode.None)
                    throw new UnauthorizedAccessException($"Others may write to {path}.");
            }

            return new SpoolFolder(path, target, maximalBytes, logger);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            DeliveryLog.NoSpool(logger, failure.Message);
            return null;
        }
    }

    /// <summary>A new file of this process.</summary>
    /// <returns>Null when it cannot be made; that is logged.</returns>
    public SpoolFile? TryCreate()
    {
        try
        {
            var claim = SpoolClaim.Create(path, target);
            return TryOpen(claim, failure =>
            {
                claim.Delete();
                DeliveryLog.NoSpool(logger, failure);
            });
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            DeliveryLog.NoSpool(logger, failure.Message);
            return null;
        }
    }

    /// <summary>Takes over what processes that have ended left for the same target.</summary>
    public IReadOnlyList<SpoolFile> Adopt()
    {
        var adopted = new List<SpoolFile>();
        try
        {
            DeleteOrphans();
            foreach (var lockPath in SpoolClaim.Find(path, target))
            {
                if (SpoolClaim.TryTake(lockPath) is { } claim && TryOpen(claim, failure => LeaveUnreadable(claim, failure)) is { } file)
                    adopted.Add(file);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            DeliveryLog.Unreadable(logger, path, failure.Message);
        }

        return adopted;
    }

    private void DeleteOrphans()
    {
        foreach (var copy in Directory.EnumerateFiles(path, "*.upload*"))
        {
            if (File.GetLastWriteTimeUtc(copy) < DateTime.UtcNow - OrphansLive)
                File.Delete(copy);
        }
    }

    private SpoolFile? TryOpen(SpoolClaim claim, Action<string> failed)
    {
        try
        {
            return SpoolFile.Open(claim, maximalBytes);
        }
        catch (Exception failure) when (failure is IOException or DllNotFoundException or TypeInitializationException or BadImageFormatException)
        {
            failed(failure.Message);
            return null;
        }
    }

    private void LeaveUnreadable(SpoolClaim claim, string failure)
    {
        claim.Dispose();
        DeliveryLog.Unreadable(logger, claim.DatabasePath, failure);
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
