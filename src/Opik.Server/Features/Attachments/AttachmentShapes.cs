namespace Opik.Server.Features.Attachments;

/// <summary>Where the parts of a file go.</summary>
internal sealed record UploadStartedShape(string UploadId, IReadOnlyList<string> PreSignUrls);

/// <summary>A file of a trace or span.</summary>
/// <param name="Link">Where its bytes are.</param>
/// <param name="FileName">Name.</param>
/// <param name="FileSize">Bytes.</param>
/// <param name="MimeType">Media type.</param>
/// <param name="RemovedAt">When retention removed the bytes; absent: they are there.</param>
internal sealed record AttachmentShape(string Link, string FileName, long FileSize, string MimeType, DateTime? RemovedAt);
