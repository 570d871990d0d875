namespace Opik.Payloads;

/// <summary>A file taken out of a payload.</summary>
/// <param name="FileName">Its name, which stands in brackets in its place.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Content">The bytes.</param>
internal sealed record EmbeddedFile(string FileName, string ContentType, byte[] Content);
