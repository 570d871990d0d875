namespace Opik.Server.Features.DatasetFiles.Export;

/// <summary>How far an export has come.</summary>
/// <param name="Items">Items written.</param>
/// <param name="Total">Items of the version.</param>
internal sealed record ExportProgress(long Items, long Total);
