using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Results of test-suite assertions.</summary>
public interface IAssertionResults
{
    /// <summary>Writes results; the same entity, name and author overwrites.</summary>
    Task PutAsync(Scope scope, IReadOnlyList<AssertionResultWrite> results, CancellationToken cancellationToken);

    /// <summary>What was asserted of traces, each assertion once; traces of which nothing was are left out.</summary>
    Task<IReadOnlyDictionary<Guid, IReadOnlyList<AssertionOutcome>>> GetOfTracesAsync(Scope scope, IReadOnlyList<Guid> traces, CancellationToken cancellationToken);
}
