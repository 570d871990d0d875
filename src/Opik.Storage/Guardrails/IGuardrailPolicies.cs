using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Guardrail policies of a workspace.</summary>
public interface IGuardrailPolicies
{
    /// <summary>Creates one. <see cref="StoreConflictException"/> when the name or id is taken.</summary>
    Task CreateAsync(Scope scope, GuardrailPolicy policy, CancellationToken cancellationToken);

    /// <summary>One; null when absent.</summary>
    Task<GuardrailPolicy?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken);

    /// <summary>One page, newest first; <paramref name="name"/> is a substring without case, null: all.</summary>
    Task<Page<GuardrailPolicy>> FindAsync(Scope scope, string? name, int page, int size, CancellationToken cancellationToken);

    /// <summary>Those of the names, and those that always apply, each once, by name.</summary>
    Task<IReadOnlyList<GuardrailPolicy>> RetrieveAsync(Scope scope, IReadOnlyCollection<string> names, CancellationToken cancellationToken);

    /// <summary>Replaces one whole. <see cref="EntityNotFoundException"/>; <see cref="StoreConflictException"/> when the name is taken.</summary>
    Task ReplaceAsync(Scope scope, GuardrailPolicy policy, CancellationToken cancellationToken);

    /// <summary>Deletes; unknown ids are ignored.</summary>
    Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken);
}
