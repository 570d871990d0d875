namespace Opik.Server.Features.Workspaces;

/// <summary>Projects that a question is about; none: all.</summary>
internal sealed record ProjectIdsBody(IReadOnlyList<Guid>? ProjectIds);
