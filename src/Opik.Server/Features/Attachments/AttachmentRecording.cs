using Opik.Storage;

namespace Opik.Server.Features.Attachments;

/// <summary>Lists stored files as attachments.</summary>
internal static class AttachmentRecording
{
    /// <summary>Writes the rows of blobs that were stored just now; when they are refused for good the blobs go, for nothing names them.</summary>
    /// <exception cref="ProjectDeletedException">The project was deleted meanwhile.</exception>
    public static async Task RecordAsync(this IAttachments attachments, IBlobStore blobs, Scope scope, IReadOnlyList<Attachment> stored, CancellationToken cancellationToken)
    {
        try
        {
            await attachments.PutAsync(scope, stored, cancellationToken);
        }
        catch (ProjectDeletedException)
        {
            await blobs.DeleteAsync([.. stored.Select(attachment => attachment.BlobKey)], CancellationToken.None);
            throw;
        }
    }
}
