using Opik.Storage;

namespace Opik.Server.Features.Attachments.Blobs;

/// <summary>Keys of blobs: new ones for every upload, so that a late deletion never hits a newer file of the same name.</summary>
internal static class BlobKey
{
    /// <summary><c>{workspace}/{project}/{random}</c>.</summary>
    public static string New(Scope scope, Guid projectId) => $"{scope.WorkspaceId:N}/{projectId:N}/{Guid.CreateVersion7():N}";
}
