using Opik.Server.Features.DatasetFiles.Rows;

namespace Opik.Server.Features.DatasetFiles.Export;

/// <summary>What an export job has to do.</summary>
/// <param name="DatasetId">The dataset.</param>
/// <param name="DatasetName">Its name when the export was asked for; the file is called so.</param>
/// <param name="VersionHash">The version; null: the dataset has none.</param>
/// <param name="Format">Format of the file.</param>
/// <param name="Selection">Which items; null: all.</param>
internal sealed record ExportPayload(Guid DatasetId, string DatasetName, string? VersionHash, FileFormat Format, ExportSelection? Selection = null);
