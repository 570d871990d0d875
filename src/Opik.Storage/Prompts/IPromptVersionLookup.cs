namespace Opik.Storage;

/// <summary>What others need to know of prompt versions: whether ids exist, and what they are.</summary>
public interface IPromptVersionLookup
{
    /// <summary>The versions and masks of the ids; unknown ids are left out.</summary>
    Task<IReadOnlyDictionary<Guid, PromptVersion>> FindAsync(Scope scope, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);
}
