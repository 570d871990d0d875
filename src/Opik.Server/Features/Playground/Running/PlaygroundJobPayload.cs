namespace Opik.Server.Features.Playground.Running;

/// <summary>What a job of the playground works on.</summary>
internal sealed record PlaygroundJobPayload(Guid RunId);
