namespace Opik.Server.Features.Runners;

/// <summary>Where the inputs of a job come from.</summary>
internal sealed record JobMetadata(Guid? DatasetId, Guid? DatasetVersionId, Guid? DatasetItemVersionId, Guid? DatasetItemId);
