using System.Diagnostics;
using Opik.Testing;

namespace Opik.Durability.Tests;

/// <summary>A file system of a few megabytes (tmpfs); mounting one takes root.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder _folder = new("disk");

    private SmallDisk()
    {
    }

    public string Path => _folder.Path;

    /// <summary>Mounts one, or returns null where that is not allowed.</summary>
    public static SmallDisk? TryMount(int megabytes)
    {
        var disk = new SmallDisk();
        if (OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk.Path))
            return disk;
        disk._folder.Dispose();
        return null;
    }

    /// <summary>Gives it more room.</summary>
    public bool TryGrow(int megabytes) => Run("mount", "-o", $"remount,size={megabytes}m", Path);

    public void Dispose()
    {
        Run("umount", "-l", Path);
        _folder.Dispose();
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false });
            process!.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
