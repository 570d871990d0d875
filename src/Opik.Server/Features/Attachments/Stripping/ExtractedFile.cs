namespace Opik.Server.Features.Attachments.Stripping;

/// <summary>A file cut out of a payload.</summary>
internal sealed record ExtractedFile(string FileName, string MimeType, byte[] Content);
