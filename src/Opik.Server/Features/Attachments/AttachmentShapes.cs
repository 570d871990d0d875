namespace Opik.Server.Features.Attachments;

/// <summary>Where the parts of a file go.</summary>
internal sealed record UploadStartedShape(string UploadId, IReadOnlyList<string> PreSignUrls);

/// <summary>A file of a trace or span.</summary>
internal sealed record AttachmentShape(string Link, string FileName, long FileSize, string MimeType);
