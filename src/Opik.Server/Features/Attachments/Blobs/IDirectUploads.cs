namespace Opik.Server.Features.Attachments.Blobs;

/// <summary>Uploads and downloads that bypass the server: presigned addresses of an S3-compatible service.</summary>
internal interface IDirectUploads
{
    /// <summary>Begins an upload in parts; returns its id and one address per part.</summary>
    Task<(string UploadId, IReadOnlyList<string> Urls)> StartAsync(string key, string mimeType, int parts, CancellationToken cancellationToken);

    /// <summary>Puts the parts together; the key of the blob, or null when the id is not ours.</summary>
    Task<string?> CompleteAsync(string uploadId, IReadOnlyList<(int Number, string ETag)> parts, CancellationToken cancellationToken);

    /// <summary>A temporary address to read a blob.</summary>
    string DownloadUrl(string key);
}
