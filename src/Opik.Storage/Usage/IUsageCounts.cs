namespace Opik.Storage;

/// <summary>What was stored in a period over all workspaces, by the time the server received it: for operators only.</summary>
public interface IUsageCounts
{
    /// <summary>Traces created in [<paramref name="from"/>, <paramref name="to"/>) by workspace and author.</summary>
    Task<IReadOnlyList<UserCount>> TracesAsync(DateTime from, DateTime to, CancellationToken cancellationToken);

    /// <summary>Spans created in [<paramref name="from"/>, <paramref name="to"/>) by workspace, project and author.</summary>
    Task<IReadOnlyList<ProjectUserCount>> SpansAsync(DateTime from, DateTime to, CancellationToken cancellationToken);
}
