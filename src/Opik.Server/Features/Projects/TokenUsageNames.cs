namespace Opik.Server.Features.Projects;

/// <summary>Usage keys on the wire.</summary>
internal sealed record TokenUsageNames(IReadOnlyList<string> Names);
