using System.Collections.Concurrent;
using System.Text.Json;
using Opik.Tracing;

namespace Opik.Delivery.Uploads;

/// <summary>
/// The bytes of files on their way. Bytes and streams of the program are copied to files of our own, so that memory does not
/// hold them and an outage or the end of the process does not lose them; a file of the program is read where it is.
/// </summary>
/// <param name="folder">Where copies lie; null: there is no disk, they stay in memory.</param>
internal sealed class UploadFiles(string? folder)
{
    private const string InMemory = "memory:";

    private readonly ConcurrentDictionary<string, OpikAttachment> memory = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task> copying = new(StringComparer.Ordinal);

    /// <summary>Writes the descriptor of an item, after its bytes are safe or on their way to be.</summary>
    public void Write(Utf8JsonWriter json, AttachmentItem item)
    {
        var attachment = item.Attachment;
        if (attachment.Path is { } path)
        {
            UploadDescriptor.Of(item, path, isCopy: false).WriteTo(json);
            return;
        }

        var copy = folder is null ? null : Path.Combine(folder, $"{Guid.NewGuid():N}.upload");
        if (copy is null)
        {
            copy = InMemory + Guid.NewGuid();
            memory[copy] = attachment;
        }
        else if (attachment.Bytes is { } bytes)
        {
            using var file = Create(copy);
            file.Write(bytes);
        }
        else
        {
            copying[copy] = Task.Run(() => CopyAsync(attachment.Stream!, copy));
        }

        UploadDescriptor.Of(item, copy, isCopy: true).WriteTo(json);
    }

    /// <summary>The bytes, from the start.</summary>
    /// <exception cref="IOException">They cannot be read, or are gone.</exception>
    public async Task<Stream> OpenAsync(UploadDescriptor upload, CancellationToken cancellationToken)
    {
        if (memory.TryGetValue(upload.Path, out var kept))
            return await InMemoryAsync(upload.Path, kept, cancellationToken).ConfigureAwait(false);
        if (copying.TryGetValue(upload.Path, out var copy))
        {
            await copy.WaitAsync(cancellationToken).ConfigureAwait(false);
            copying.TryRemove(upload.Path, out _);
        }

        return new FileStream(upload.Path, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan, Share = FileShare.Read | FileShare.Delete });
    }

    /// <summary>The upload is done or given up: our copy goes.</summary>
    public void Forget(UploadDescriptor upload)
    {
        memory.TryRemove(upload.Path, out _);
        if (upload.IsCopy && !upload.Path.StartsWith(InMemory, StringComparison.Ordinal))
            File.Delete(upload.Path);
    }

    private async Task<Stream> InMemoryAsync(string key, OpikAttachment attachment, CancellationToken cancellationToken)
    {
        if (attachment.Bytes is { } bytes)
            return new MemoryStream(bytes, writable: false);
        var copy = new MemoryStream();
        await using (attachment.Stream!.ConfigureAwait(false))
            await attachment.Stream!.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
        memory[key] = OpikAttachment.FromBytes(copy.ToArray(), attachment.FileName, attachment.ContentType);
        copy.Position = 0;
        return copy;
    }

    // The name appears when the copy is complete: what a process left half-way is never uploaded.
    private static async Task CopyAsync(Stream source, string path)
    {
        await using (source.ConfigureAwait(false))
        {
            var file = Create(path + ".part");
            await using (file.ConfigureAwait(false))
                await source.CopyToAsync(file).ConfigureAwait(false);
        }

        File.Move(path + ".part", path);
    }

    private static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}
