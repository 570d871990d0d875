namespace Opik.Server.Features.DatasetFiles.Import;

/// <summary>How far an import has come.</summary>
/// <param name="Rows">Rows of the file; null until the whole file was checked.</param>
/// <param name="Imported">Rows whose items are stored.</param>
internal sealed record ImportProgress(long? Rows, long Imported);
