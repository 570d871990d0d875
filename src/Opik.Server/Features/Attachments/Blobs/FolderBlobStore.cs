using Opik.Storage;

namespace Opik.Server.Features.Attachments.Blobs;

/// <summary>Blobs as files in a folder. A file appears under its name only when all its bytes are on disk.</summary>
internal sealed class FolderBlobStore : IBlobStore
{
    private const string PartialSuffix = ".partial";
    private readonly string _root;

    public FolderBlobStore(string root)
    {
        _root = Path.GetFullPath(root);
        Directory.CreateDirectory(_root);
        foreach (var leftover in Directory.EnumerateFiles(_root, "*" + PartialSuffix, SearchOption.AllDirectories))
            File.Delete(leftover);
    }

    public async Task<long> PutAsync(string key, Stream content, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        var partial = path + PartialSuffix;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            long length;
            await using (var file = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 17, FileOptions.Asynchronous))
            {
                await content.CopyToAsync(file, 1 << 17, cancellationToken);
                length = file.Length;
                await file.FlushAsync(cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(partial, path, overwrite: true);
            return length;
        }
        catch (Exception failure)
        {
            File.Delete(partial);
            if (failure is IOException io and not BadHttpRequestException && failure.GetType().Namespace != "Microsoft.AspNetCore.Connections")
                throw new StoreUnavailableException($"The attachment cannot be stored now ({io.Message}); try again.", io);
            throw;
        }
    }

    public Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        return Task.FromResult<Stream?>(File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, FileOptions.Asynchronous) : null);
    }

    public Task DeleteAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        foreach (var key in keys)
        {
            var path = PathOf(key);
            if (File.Exists(path))
                File.Delete(path);
        }

        return Task.CompletedTask;
    }

    public Task DeleteWorkspaceAsync(Guid workspaceId, CancellationToken cancellationToken)
    {
        var folder = PathOf($"{workspaceId:N}");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    // Keys are made by the server; a key that leaves the folder can only come from a damaged database.
    private string PathOf(string key)
    {
        var path = Path.GetFullPath(Path.Combine(_root, key));
        return path.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new InvalidDataException($"The blob key '{key}' is not valid.");
    }
}
