namespace Opik.Storage;

/// <summary>When the rules of workspaces were last applied.</summary>
public interface IRetentionRuns
{
    /// <summary>When the last run of each workspace began that came to its end.</summary>
    Task<IReadOnlyDictionary<Guid, DateTime>> GetAsync(CancellationToken cancellationToken);

    /// <summary>A run that began then has come to its end.</summary>
    Task NoteAsync(Guid workspaceId, DateTime begun, CancellationToken cancellationToken);
}
