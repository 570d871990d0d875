using Opik.Server.Hosting;

namespace Opik.Server.Storage;

/// <summary>Keeps a second server off the same data folder. The operating system releases the lock when the process ends, however it ends.</summary>
internal sealed class DataDirectoryLock : IDisposable
{
    private readonly FileStream _file;

    private DataDirectoryLock(FileStream file) => _file = file;

    /// <exception cref="ServerOptionsException">The folder cannot be used, or another server uses it.</exception>
    public static DataDirectoryLock Take(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ServerOptionsException($"The data folder '{directory}' cannot be created: {failure.Message} Choose another one with --data.", exitCode: 1);
        }

        try
        {
            return new DataDirectoryLock(new FileStream(Path.Combine(directory, "server.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ServerOptionsException($"The data folder '{directory}' is in use by another server, or not writable: {failure.Message}", exitCode: 1);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();
}
