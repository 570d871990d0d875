namespace Opik.Attachments;

/// <summary>A stored file. Python: <c>Attachment</c> of <c>get_attachment_list</c>.</summary>
public sealed record AttachmentRecord
{
    /// <summary>Name.</summary>
    public required string FileName { get; init; }

    /// <summary>Bytes.</summary>
    public long FileSize { get; init; }

    /// <summary>Media type.</summary>
    public string MimeType { get => field ?? "application/octet-stream"; init; }

    /// <summary>Where it can be fetched; may expire.</summary>
    public Uri? Link { get; init; }
}
