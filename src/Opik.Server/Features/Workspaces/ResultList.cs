namespace Opik.Server.Features.Workspaces;

/// <summary>Results of a question about the workspace.</summary>
internal sealed record ResultList<T>(IReadOnlyList<T> Results)
    where T : notnull;
