namespace Opik.Server.Features.DatasetFiles.Export;

/// <summary>What an export made.</summary>
/// <param name="BlobKey">The file.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Items">Number of items in it.</param>
internal sealed record ExportResult(string BlobKey, long Bytes, long Items);
