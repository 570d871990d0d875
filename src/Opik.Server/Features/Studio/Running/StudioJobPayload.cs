namespace Opik.Server.Features.Studio.Running;

/// <summary>What a job of the Studio works on.</summary>
internal sealed record StudioJobPayload(Guid RunId);
