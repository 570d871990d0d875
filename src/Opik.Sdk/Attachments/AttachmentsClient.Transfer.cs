using System.Net;
using Opik.Delivery.Uploads;
using Opik.Rest;

namespace Opik.Attachments;

/// <content>Uploading and downloading.</content>
public sealed partial class AttachmentsClient
{
    /// <summary>
    /// Uploads a file now and waits for it; <see cref="OpikEntity.Attach"/> and <see cref="OpikClient.AttachToTrace"/> are the
    /// queued form. Up to 2 GB, in parts of 5 MB where the server wants parts, never whole in memory. Python: <c>upload_attachment</c>.
    /// </summary>
    /// <param name="owner">Trace or span.</param>
    /// <param name="id">Its id.</param>
    /// <param name="attachment">The file.</param>
    /// <param name="projectName">Its project; null: that of the options.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OpikApiException">The server refused.</exception>
    /// <exception cref="OpikConnectionException">The server cannot be reached.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task UploadAsync(AttachmentOwner owner, Guid id, OpikAttachment attachment, string? projectName = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(attachment);
        var (path, isCopy) = await FileOfAsync(attachment, cancellationToken).ConfigureAwait(false);
        try
        {
            var upload = new UploadDescriptor(Name(owner), id, projectName ?? client.ProjectName, attachment.FileName, attachment.ContentType, path, isCopy);
            await UploadAsync(upload, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (isCopy)
                File.Delete(path);
        }
    }

    /// <summary>Downloads a file into a stream, piece by piece. Python: <c>download_attachment</c>.</summary>
    /// <param name="owner">Trace or span.</param>
    /// <param name="id">Its id.</param>
    /// <param name="fileName">Name of the file.</param>
    /// <param name="destination">Where to write; stays open.</param>
    /// <param name="projectName">Its project; null: that of the options.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="FileNotFoundException">There is no file of that name.</exception>
    public async Task DownloadAsync(AttachmentOwner owner, Guid id, string fileName, Stream destination, string? projectName = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        var files = await ListAsync(owner, id, projectName, cancellationToken).ConfigureAwait(false);
        var link = files.FirstOrDefault(file => file.FileName == fileName)?.Link
            ?? throw new FileNotFoundException($"The {Name(owner)} {id} has no file '{fileName}'. ListAsync names those it has.", fileName);
        await client.Rest.DownloadAsync(link, destination, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<(string Path, bool IsCopy)> FileOfAsync(OpikAttachment attachment, CancellationToken cancellationToken)
    {
        if (attachment.Path is { } path)
            return (path, false);
        var copy = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"opik-{Guid.NewGuid():N}.upload");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        // Nobody else of the machine may read what a program sends.
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            await using var file = new FileStream(copy, options);
            if (attachment.Bytes is { } bytes)
            {
                await file.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await using var stream = attachment.Stream!;
                await stream.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
            }
        }
        catch
        {
            File.Delete(copy);
            throw;
        }

        return (copy, true);
    }

    private async Task UploadAsync(UploadDescriptor upload, CancellationToken cancellationToken)
    {
        var uploader = new FileUploader(client.Rest, new UploadFiles(null), client.Clock);
        for (var attempt = 1; ; attempt++)
        {
            var answer = await uploader.UploadAsync(upload, cancellationToken).ConfigureAwait(false);
            if (answer.Status is >= 200 and < 300)
                return;
            if (attempt == RetrySchedule.Attempts || (answer.Status is { } status && !RetrySchedule.IsTransient((HttpStatusCode)status)))
            {
                throw answer.Status is { } refused
                    ? new OpikApiException((HttpStatusCode)refused, $"The file '{upload.FileName}' was answered with {refused}: {answer.Detail}", body: answer.Detail)
                    : new OpikConnectionException($"The file '{upload.FileName}' could not be uploaded: {answer.Detail}");
            }

            await Task.Delay(RetrySchedule.Pause(attempt, answer.RetryAfter), client.Clock, cancellationToken).ConfigureAwait(false);
        }
    }
}
