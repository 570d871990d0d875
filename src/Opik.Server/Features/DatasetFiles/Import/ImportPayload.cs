using Opik.Server.Features.DatasetFiles.Rows;

namespace Opik.Server.Features.DatasetFiles.Import;

/// <summary>What an import job has to do.</summary>
/// <param name="DatasetId">Where the items go.</param>
/// <param name="BlobKey">The uploaded file.</param>
/// <param name="FileName">Its name at the client.</param>
/// <param name="Format">Its format.</param>
/// <param name="Bytes">Its length.</param>
internal sealed record ImportPayload(Guid DatasetId, string BlobKey, string? FileName, FileFormat Format, long Bytes);
